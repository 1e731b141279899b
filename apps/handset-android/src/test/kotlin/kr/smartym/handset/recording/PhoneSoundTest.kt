package kr.smartym.handset.recording

import android.media.MediaRecorder
import java.io.File
import java.io.IOException
import kr.smartym.handset.sealing.Media
import kr.smartym.handset.test.FakeRecorder
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config

@RunWith(RobolectricTestRunner::class)
@Config(shadows = [FakeRecorder::class])
class PhoneSoundTest {
  private val application = RuntimeEnvironment.getApplication()

  @Before fun newPhone() = FakeRecorder.reset()

  private val amr = "#!AMR\n".toByteArray() + ByteArray(FRAMES * FRAME_BYTES) { 0x3c }

  @Test
  fun `REC-6, sound goes from the encoder into memory, and no file of it lies on the phone`() {
    val sound = PhoneSound(application, MICROPHONE).open("amr")
    assertEquals(Media.AMR_NB, sound.media)
    FakeRecorder.hear(amr)
    assertArrayEquals(amr, sound.take())
    assertEquals(FRAMES * FRAME_MS, sound.takenMs)
    assertEquals(0, sound.take().size)
    FakeRecorder.hear(amr.copyOfRange(HEAD_BYTES, amr.size))
    assertEquals(FRAMES * FRAME_BYTES, sound.finish().size)
    assertEquals(2 * FRAMES * FRAME_MS, sound.takenMs)
    sound.close()
    sound.close()
    assertEquals(listOf("stop", "release"), FakeRecorder.said.takeLast(2))
    val own = listOf(application.filesDir, application.cacheDir, application.noBackupFilesDir)
    assertEquals(emptyList<File>(), own.flatMap { it.walk().filter(File::isFile) })
  }

  @Test
  fun `REC-1, a half frame waits for its rest, and the loudest sample is remembered`() {
    val sound = PhoneSound(application, MICROPHONE).open("amr")
    FakeRecorder.amplitude = 900
    FakeRecorder.hear(amr.copyOf(amr.size - 5))
    assertEquals(amr.size - FRAME_BYTES, sound.take().size)
    FakeRecorder.amplitude = 300
    FakeRecorder.hear(amr.copyOfRange(amr.size - 5, amr.size))
    assertEquals(FRAME_BYTES, sound.finish().size)
    assertEquals(FRAMES * FRAME_MS, sound.takenMs)
    assertEquals(900, sound.peak)
    sound.close()
  }

  @Test
  fun `REC-4, where AAC is wanted it is sealed live too, in whole ADTS frames`() {
    val sound = PhoneSound(application, MICROPHONE).open("aac")
    assertEquals(Media.AAC_ADTS, sound.media)
    assertTrue("encoder ${MediaRecorder.AudioEncoder.AAC}" in FakeRecorder.said)
    // Two frames of 16 kHz, 100 bytes each, and the beginning of a third.
    val frame = byteArrayOf(-1, -15, 0x60, 0x40, 0x0c, -97, -4) + ByteArray(93)
    FakeRecorder.hear(frame + frame + frame.copyOf(50))
    assertEquals(200, sound.take().size)
    assertEquals(128, sound.takenMs)
    sound.close()
  }

  @Test
  fun `REC-7, a recorder that does not begin is let go of and is no recording`() {
    FakeRecorder.isStartRefused = true
    assertThrows(IOException::class.java) { PhoneSound(application, MICROPHONE).open("amr") }
    assertEquals("release", FakeRecorder.said.last())
    FakeRecorder.reset()
    FakeRecorder.refusedSources += MediaRecorder.AudioSource.VOICE_COMMUNICATION
    assertThrows(IOException::class.java) { PhoneSound(application, MICROPHONE).open("amr") }
    assertEquals("release", FakeRecorder.said.last())
  }

  @Test
  fun `REC-1, what was heard before the recorder broke is kept`() {
    val sound = PhoneSound(application, MICROPHONE).open("amr")
    FakeRecorder.hear(amr)
    FakeRecorder.isStopRefused = true
    assertArrayEquals(amr, sound.finish())
    sound.close()
  }

  private companion object {
    const val FRAMES = 50
    const val FRAME_BYTES = 32
    const val FRAME_MS = 20
    const val HEAD_BYTES = 6
  }
}
