package kr.smartym.handset.recording

import java.io.File
import java.io.IOException
import kr.smartym.handset.sealing.CHUNK_BYTES
import kr.smartym.handset.sealing.Media
import kr.smartym.handset.test.RecordingBench
import kr.smartym.handset.test.RecordingBench.Companion.OTHER_REC
import kr.smartym.handset.test.RecordingBench.Companion.REC
import kr.smartym.handset.test.Room
import kr.smartym.handset.test.repository
import kr.smartym.handset.test.runNode
import org.junit.After
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class RecorderTest {
  private val folder = TemporaryFolder().apply { create() }
  private val dialogue = File(repository, "apps/handset-sim/speech/dialogue-3.amr").readBytes()
  private val microphone = Microphone()
  private val bench = RecordingBench(folder.root) { microphone }

  @After
  fun end() {
    bench.end()
    folder.delete()
  }

  /** A second of sound a look, until the test says that it breaks. */
  private inner class Microphone : SoundSource {
    override val captureMethods = listOf("microphone")
    var given = ByteArray(0)
    var isRefused = false
    var isBroken = false
    var isClosed = false

    override fun open(wanted: String): SoundStream {
      if (isRefused) throw IOException("capture was refused")
      given = ByteArray(0)
      isClosed = false
      return object : SoundStream {
        override val captureMethod = "microphone"
        override val media = Media.AMR_NB
        override val takenMs: Int
          get() = (given.size - amrHead.size) / FRAME_BYTES * FRAME_MS

        override fun take(): ByteArray {
          if (isBroken) throw IOException("the recorder broke")
          val headBytes = if (given.isEmpty()) amrHead.size else 0
          val end = given.size + headBytes + FRAMES_A_SECOND * FRAME_BYTES
          return dialogue.copyOfRange(given.size, end).also { given += it }
        }

        override fun finish() = take()

        override fun close() {
          isClosed = true
        }
      }
    }
  }

  private fun last() = bench.told.last()

  @Test
  fun `REC-1, SEC-6, a call's sound is sealed while it is heard, and the file verifies as the reader in TypeScript has it`() {
    bench.start()
    assertEquals("recording.started", last().getString("type"))
    assertEquals("microphone", last().getString("captureMethod"))
    bench.thread.passMs(12_000)
    val early = checkNotNull(bench.recorder.fileOf(REC))
    assertTrue("a chunk may leave the phone", early.durableBytes > CHUNK_BYTES)
    bench.recorder.stop(REC)
    assertEquals("recording.sealed", last().getString("type"))
    assertEquals(13_000, last().getInt("durationMs"))
    assertEquals("normal", last().getString("endReason"))
    assertArrayEquals(microphone.given, bench.verifiedSound())
    assertFalse(File(folder.root, "$REC.tail").exists())
  }

  @Test
  fun `REC-6, what is on the disk while a call runs is nowhere the sound as it was heard`() {
    bench.start()
    bench.thread.passMs(3_000)
    val heard = String(microphone.given.copyOfRange(200, 260), Charsets.ISO_8859_1)
    for (file in folder.root.listFiles().orEmpty()) assertFalse(
      file.name,
      heard in String(file.readBytes(), Charsets.ISO_8859_1),
    )
  }

  @Test
  fun `UPL-5, a process that dies in a call loses a second of its sound at most`() {
    for ((media, recordingId) in listOf("amr" to REC, "3gp" to OTHER_REC)) {
      bench.start(recordingId, media)
      bench.thread.passMs(12_500)
      val heard = microphone.given
      bench.kill()
      bench.recorder.recover(recordingId)
      assertEquals("recording.sealed", last().getString("type"))
      assertEquals("recovered", last().getString("endReason"))
      assertEquals(12_000, last().getInt("durationMs"))
      assertEquals(1_000, last().getInt("lostMs"))
      val kept = if (media == "amr") heard else wholeThreeGp(heard)
      assertArrayEquals(media, kept, bench.verifiedSound(recordingId))
    }
  }

  @Test
  fun `REC-4, a 3GP is the very file that the virtual phone makes of the same frames`() {
    bench.start(media = "3gp")
    assertEquals("3gp", last().getString("media"))
    bench.thread.passMs(61_200)
    bench.recorder.stop(REC)
    val whole = bench.verifiedSound()
    val frames = folder.newFile("frames.bin")
    frames.writeBytes(microphone.given.copyOfRange(amrHead.size, microphone.given.size))
    val script =
      "import{readFileSync,writeFileSync}from'node:fs';" +
        "import{wrapFrames}from'./apps/handset-sim/src/recording/three-gp-file.ts';" +
        "writeFileSync('$frames.3gp',wrapFrames(readFileSync('$frames')))"
    runNode("--input-type=module", "--eval", script)
    assertArrayEquals(File("$frames.3gp").readBytes(), whole)
  }

  @Test
  fun `REC-7, a recorder that does not begin is told as a failure, and nothing is left of it`() {
    microphone.isRefused = true
    bench.start()
    assertEquals(listOf("recording.failed"), bench.types())
    assertEquals("capture_failed", last().getString("reason"))
    assertEquals(0, folder.root.listFiles()?.size)
    microphone.isRefused = false
    bench.start(OTHER_REC)
    assertEquals(1, last().getInt("deviceSeq"))
  }

  @Test
  fun `REC-1, a recorder that breaks in a call leaves what was heard until then`() {
    bench.start()
    bench.thread.passMs(5_000)
    val heard = microphone.given
    microphone.isBroken = true
    bench.thread.passMs(1_000)
    assertEquals("recording.sealed", last().getString("type"))
    assertEquals("capture_failed", last().getString("endReason"))
    assertArrayEquals(heard, bench.verifiedSound())
  }

  @Test
  fun `REC-7, on a full disk nothing is begun, and what was begun is closed as it is`() {
    bench.start()
    bench.thread.passMs(2_000)
    bench.usableBytes = 1_000
    microphone.isBroken = true
    bench.thread.passMs(1_000)
    assertEquals("storage_full", last().getString("endReason"))
    bench.start(OTHER_REC)
    assertEquals("space", last().getString("reason"))
  }

  @Test
  fun `UPL-5, on a disk that fills in a call the recording is closed out of the reserve, with all that was heard`() {
    bench.start()
    bench.thread.passMs(5_000)
    bench.disk.room = Room.RESERVE_ALONE
    bench.usableBytes = 0
    bench.thread.passMs(1_000)
    assertEquals("recording.sealed", last().getString("type"))
    assertEquals("storage_full", last().getString("endReason"))
    assertEquals(6_000, last().getInt("durationMs"))
    assertArrayEquals(microphone.given, bench.verifiedSound())
  }

  @Test
  fun `UPL-5, a recording that a full disk keeps open is no lost one, it is closed when there is room`() {
    for ((media, recordingId) in listOf("amr" to REC, "3gp" to OTHER_REC)) {
      bench.start(recordingId, media)
      bench.thread.passMs(12_000)
      val heard = microphone.given
      bench.disk.room = Room.NONE
      bench.recorder.stop(recordingId)
      bench.thread.passMs(60_000)
      bench.kill()
      bench.recorder.recover(recordingId)
      bench.thread.passMs(60_000)
      assertEquals("recording.started", last().getString("type"))
      bench.disk.room = Room.PLENTY
      bench.thread.passMs(5_000)
      assertEquals("recording.sealed", last().getString("type"))
      assertEquals("recovered", last().getString("endReason"))
      val kept = if (media == "amr") heard else wholeThreeGp(heard)
      assertArrayEquals(media, kept, bench.verifiedSound(recordingId))
    }
  }

  @Test
  fun `REC-7, a recording for which there is no room is told as a failure, and takes no number`() {
    bench.disk.room = Room.NONE
    bench.start()
    assertEquals(listOf("recording.failed"), bench.types())
    assertTrue("the microphone is let go", microphone.isClosed)
    assertEquals(0, folder.root.listFiles()?.size)
    bench.disk.room = Room.PLENTY
    bench.start(OTHER_REC)
    assertEquals(1, last().getInt("deviceSeq"))
  }

  @Test
  fun `DEL-1, a file that was ordered away is gone, and a lost answer is given again`() {
    bench.start()
    bench.recorder.stop(REC)
    bench.recorder.delete(REC)
    bench.kill()
    bench.recorder.recover(REC)
    assertEquals("file.deleted", last().getString("type"))
    assertEquals(0, folder.root.listFiles()?.size)
  }

  private companion object {
    const val FRAME_BYTES = 32
    const val FRAME_MS = 20
    const val FRAMES_A_SECOND = 50
  }
}
