package kr.smartym.handset.recording

import android.Manifest
import android.media.MediaRecorder
import android.os.Build
import java.io.IOException
import kr.smartym.handset.journal.FactStore
import kr.smartym.handset.journal.PhoneDatabase
import kr.smartym.handset.test.FakeRecorder
import kr.smartym.handset.test.HandFolder
import kr.smartym.handset.test.HandThread
import kr.smartym.handset.test.SteadyClock
import org.json.JSONArray
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.util.ReflectionHelpers

/** What the phone knows of its ways to hear calls (REC-7). */
@RunWith(RobolectricTestRunner::class)
@Config(shadows = [FakeRecorder::class])
class CaptureMethodsTest {
  private val application = RuntimeEnvironment.getApplication()
  private val database = PhoneDatabase(application)
  private val clock = SteadyClock()
  private val thread = HandThread(clock)
  private val maker = HandFolder()

  @Before
  fun newPhone() {
    FakeRecorder.reset()
    shadowOf(application).grantPermissions(Manifest.permission.RECORD_AUDIO)
  }

  @After fun end() = database.close()

  private fun methods(version: String = "1.0.0") =
    CaptureMethods(application, FactStore(database), version, maker, thread::later)

  private fun probe(): Map<String, String> {
    var answer: JSONArray? = null
    methods().probe { answer = it }
    thread.passMs(5_000)
    val found = checkNotNull(answer) { "no answer" }
    return (0 until found.length()).map(found::getJSONObject).associate {
      it.getString("method") to it.getString("result")
    }
  }

  private fun beforeAndroid10() =
    ReflectionHelpers.setStaticField(Build.VERSION::class.java, "SDK_INT", Build.VERSION_CODES.P)

  @Test
  fun `REC-1, since Android 10 an app hears the microphone, and the line only with the system's privilege`() {
    assertEquals(listOf(MICROPHONE), methods().captureMethods)
    methods().open("amr").close()
    assertEquals("source ${MediaRecorder.AudioSource.VOICE_COMMUNICATION}", FakeRecorder.said[0])
    FakeRecorder.reset()
    shadowOf(application).grantPermissions("android.permission.CAPTURE_AUDIO_OUTPUT")
    assertEquals(listOf(PRIVILEGED, MICROPHONE), methods().captureMethods)
    methods().open("amr").close()
    assertEquals("source ${MediaRecorder.AudioSource.VOICE_CALL}", FakeRecorder.said[0])
  }

  @Test
  fun `REC-1, where the line does not begin the microphone hears what it can, and says so`() {
    beforeAndroid10()
    FakeRecorder.refusedSources += MediaRecorder.AudioSource.VOICE_CALL
    val sound = methods().open("amr")
    assertEquals(MICROPHONE, sound.captureMethod)
    sound.close()
    FakeRecorder.isStartRefused = true
    assertThrows(IOException::class.java) { methods().open("amr") }
  }

  @Test
  fun `REC-7, the look says what began, what was heard, and what was refused, and the best goes first`() {
    beforeAndroid10()
    assertNull(methods().probes)
    FakeRecorder.amplitude = 700
    assertEquals(mapOf(VOICE_CALL to "began", MICROPHONE to "heard"), probe())
    assertEquals(listOf(VOICE_CALL, MICROPHONE), methods().captureMethods)
    FakeRecorder.refusedSources += MediaRecorder.AudioSource.VOICE_CALL
    assertEquals("refused", probe()[VOICE_CALL])
    assertEquals(listOf(MICROPHONE, VOICE_CALL), methods().captureMethods)
    assertNull("another version looks again", methods("1.0.1").probes)
  }

  @Test
  fun `REC-7, a recording in which nothing was heard is a failure of the phone until one is`() {
    methods().heard(MICROPHONE, peak = 0, takenMs = 1_000)
    assertEquals(emptyList<String>(), methods().faults)
    methods().heard(MICROPHONE, peak = 0, takenMs = 30_000)
    assertEquals(listOf("silence"), methods().faults)
    methods().heard(MICROPHONE, peak = 4_000, takenMs = 30_000)
    assertEquals(emptyList<String>(), methods().faults)
    FakeRecorder.amplitude = 0
    assertEquals("silent", probe()[MICROPHONE])
    assertEquals(listOf("silence"), methods().faults)
  }

  @Test
  fun `REC-7, without the permission nothing can be recorded`() {
    shadowOf(application).denyPermissions(Manifest.permission.RECORD_AUDIO)
    assertEquals(listOf("permission"), methods().faults)
  }

  @Test
  fun `REC-6, the maker's recorder is used where it writes files, and no longer when they do not come`() {
    assertFalse(methods().isLeftToMaker)
    maker.lay("01012345678.m4a", ByteArray(1), 0)
    assertTrue(methods().isLeftToMaker)
    methods().makerFileCame(true)
    maker.remove("01012345678.m4a")
    assertTrue("the files that came are gone, and were there", methods().isLeftToMaker)
    methods().makerFileCame(false)
    assertFalse(methods().isLeftToMaker)
  }
}
