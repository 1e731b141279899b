package kr.smartym.handset.recording

import kr.smartym.handset.test.HandFolder
import kr.smartym.handset.test.RecordingBench
import kr.smartym.handset.test.RecordingBench.Companion.OTHER_REC
import kr.smartym.handset.test.RecordingBench.Companion.REC
import org.junit.After
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** A phone on which only its maker's recorder hears calls (REC-6). */
@RunWith(RobolectricTestRunner::class)
class MakerPickUpTest {
  private val folder = TemporaryFolder().apply { create() }
  private val came = mutableListOf<Boolean>()
  private val bench =
    RecordingBench(folder.root) {
      object : SoundSource {
        override val captureMethods = listOf(MAKER_FILE)
        override val isLeftToMaker = true

        override fun open(wanted: String) = throw UnsupportedOperationException()

        override fun makerFileCame(isThere: Boolean) {
          came += isThere
        }
      }
    }
  private val sound = ByteArray(40_000) { (it * 7).toByte() }

  @After
  fun end() {
    bench.end()
    folder.delete()
  }

  private fun talk(ms: Long = 30_000) {
    bench.start()
    bench.thread.passMs(ms)
    bench.recorder.stop(REC)
  }

  private fun lay(
    name: String = "통화 녹음 01012345678_240101_120000.m4a",
    content: ByteArray = sound,
  ) = bench.maker.lay(name, content, bench.clock.wallMs())

  @Test
  fun `REC-6, the maker's file is found by number and time, sealed, and removed where it lay`() {
    talk()
    lay()
    assertEquals(listOf("recording.left_to_maker"), bench.types())
    bench.thread.passMs(11_000)
    assertEquals(
      listOf("recording.left_to_maker", "recording.started", "recording.sealed"),
      bench.types(),
    )
    val started = bench.told[1]
    assertEquals("maker_file", started.getString("captureMethod"))
    assertEquals("mp4", started.getString("media"))
    assertEquals(30_000, bench.told[2].getInt("durationMs"))
    assertArrayEquals(sound, bench.verifiedSound())
    assertEquals(emptySet<String>(), bench.maker.names())
    assertEquals(listOf(true), came)
  }

  @Test
  fun `REC-6, a file that comes two minutes late, and grows while it is looked at, is taken whole`() {
    talk()
    bench.thread.passMs(120_000)
    for (share in 1..3) {
      lay(content = sound.copyOf(sound.size / 3 * share))
      bench.thread.passMs(5_000)
      assertEquals(1, bench.told.size)
    }
    lay()
    bench.thread.passMs(11_000)
    assertArrayEquals(sound, bench.verifiedSound())
  }

  @Test
  fun `REC-7, a file that never comes is told as lost, and other people's files are left alone`() {
    talk()
    lay("통화 녹음 010-9999-8888_240101.m4a")
    lay("notes.txt")
    bench.maker.lay("Call 01012345678.m4a", sound, bench.clock.wallMs() - 3_600_000)
    bench.thread.passMs(310_000)
    assertEquals("recording.failed", bench.types().last())
    assertEquals("file_lost", bench.told.last().getString("reason"))
    assertEquals(3, bench.maker.names().size)
    assertEquals(listOf(false), came)
    assertEquals(false, bench.recorder.fileOf(REC) != null)
  }

  @Test
  fun `UPL-5, a process that dies while it waits goes on waiting in its next life`() {
    bench.start()
    bench.thread.passMs(20_000)
    bench.kill()
    bench.recorder.recover(REC)
    lay()
    bench.thread.passMs(11_000)
    assertArrayEquals(sound, bench.verifiedSound())
    assertEquals(emptySet<String>(), bench.maker.names())
  }

  @Test
  fun `REC-6, a file that the phone does not let go of is sealed all the same, and removed as soon as it can be`() {
    bench.maker.mayRemove = false
    talk()
    lay()
    bench.thread.passMs(11_000)
    assertEquals("recording.sealed", bench.types().last())
    bench.thread.passMs(1_200_000)
    assertEquals(1, bench.maker.names().size)
    bench.maker.mayRemove = true
    bench.thread.passMs(600_000)
    assertEquals(emptySet<String>(), bench.maker.names())
    assertEquals("told once", 3, bench.told.size)
  }

  @Test
  fun `REC-6, what could not be removed is removed in the phone's next life`() {
    bench.maker.mayRemove = false
    talk()
    lay()
    bench.thread.passMs(11_000)
    bench.kill()
    bench.maker.mayRemove = true
    bench.pickUp.removeLeftOver()
    assertEquals(emptySet<String>(), bench.maker.names())
  }

  @Test
  fun `REC-6, a file that is still there belongs to its own call, also when the same customer is called again at once`() {
    bench.maker.mayRemove = false
    talk()
    bench.thread.passMs(1_000)
    lay(content = sound.copyOf(9_000))
    bench.start(OTHER_REC)
    bench.thread.passMs(11_000)
    bench.recorder.stop(OTHER_REC)
    lay("통화 녹음 01012345678_240101_120100.m4a")
    bench.thread.passMs(11_000)
    assertArrayEquals(sound.copyOf(9_000), bench.verifiedSound())
    assertArrayEquals(sound, bench.verifiedSound(OTHER_REC))
  }

  @Test
  fun `REC-6, of a file that two folders show the one that lets it be removed is taken`() {
    val granted = HandFolder()
    val both = MakerFolders(listOf(granted, bench.maker))
    for (each in listOf(granted, bench.maker)) each.lay("a.m4a", sound, bench.clock.wallMs())
    assertEquals(1, both.list(0).size)
    bench.maker.mayRemove = false
    assertEquals(true, both.remove(both.list(0).single().place))
    assertEquals(emptySet<String>(), granted.names())
  }

  private fun pick(vararg names: String): String? =
    pickMakerFile(
        names.mapIndexed { index, name -> MakerFile(name, name, 10, 10_000L + index) },
        RecordingBench.NUMBER,
        begunAtMs = 10_000,
      )
      ?.name

  @Test
  fun `REC-6, a recorder names a number in many ways, or a person, and dates are no numbers`() {
    for (name in
      listOf(
        "01012345678_20240101120000.m4a",
        "Call recording 010-1234-5678_240101_120000.m4a",
        "+82 10-1234-5678 2024-01-01.amr",
        "821012345678(20240101120000).mp3",
        "통화 녹음 김하나_240101_120000.m4a",
        "20240101_120000.3gp",
      )) assertEquals(name, pick(name))
    assertNull(pick("01099998888_20240101120000.m4a"))
    assertNull(pick("01012345678.pdf"))
    assertEquals("01012345678.m4a", pick("김하나.m4a", "01012345678.m4a"))
    assertEquals("first.m4a", pick("first.m4a", "second.m4a"))
  }
}
