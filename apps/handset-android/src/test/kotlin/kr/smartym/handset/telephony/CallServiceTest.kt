package kr.smartym.handset.telephony

import android.telecom.Call
import android.telecom.DisconnectCause
import android.telecom.TelecomManager
import kr.smartym.handset.HandsetService
import kr.smartym.handset.test.FakeKeyStore
import kr.smartym.handset.test.PhoneSystem
import kr.smartym.handset.test.RunningService
import org.json.JSONObject
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

/**
 * From Android's telecom system through the app's services and the core to the screen, and back.
 */
@RunWith(RobolectricTestRunner::class)
class CallServiceTest {
  private val telecom =
    RuntimeEnvironment.getApplication().getSystemService(TelecomManager::class.java)
  private lateinit var running: RunningService
  private lateinit var system: PhoneSystem

  @Before
  fun newPhone() {
    FakeKeyStore.install()
    shadowOf(telecom).setDefaultDialerPackage(RuntimeEnvironment.getApplication().packageName)
    running = RunningService()
    system = PhoneSystem(Robolectric.buildService(CallService::class.java).create().get())
  }

  @After fun end() = running.close()

  private fun awaitCall(what: String, isSo: (JSONObject) -> Boolean): JSONObject =
    running
      .awaitView(what) { view -> view.optJSONObject("call")?.let(isSo) == true }
      .getJSONObject("call")

  private fun awaitAsked(what: String) {
    val deadline = System.nanoTime() + LIMIT_NS
    while (what !in system.asked) {
      check(System.nanoTime() < deadline) { "never asked: $what, but ${system.asked}" }
      Thread.sleep(PAUSE_MS)
    }
  }

  @Test
  fun `INB-2, a customer’s call rings, is answered, held and ended by the fingers on the screen`() {
    val call = system.add(Call.STATE_RINGING, "01012345678")
    val ringing = awaitCall("it rings") { it.getString("phase") == "ringing" }
    assertEquals("inbound", ringing.getString("direction"))
    assertEquals("010-****-5678", ringing.getString("phoneNumber"))
    running.tell("user.answer_requested")
    awaitAsked("answer $call")
    system.move(call, Call.STATE_ACTIVE)
    awaitCall("they talk") { it.getString("phase") == "connected" }
    running.tell("user.mute_requested", "isMuted" to true)
    running.tell("user.speaker_requested", "isSpeakerOn" to true)
    val talking = awaitCall("speaker on, muted") { it.getBoolean("isSpeakerOn") }
    assertTrue(talking.getBoolean("isMuted"))
    awaitAsked("mute true")
    running.tell("user.hold_requested", "isHeld" to true)
    awaitAsked("hold $call")
    system.move(call, Call.STATE_HOLDING)
    awaitCall("it is held") { it.getBoolean("isHeld") }
    running.tell("user.hang_up_requested")
    awaitAsked("disconnect $call")
    system.disconnect(call, DisconnectCause.LOCAL)
    running.awaitView("it is over") { it.isNull("call") }
  }

  @Test
  fun `CTC-1, an emergency call goes out of a phone that is nobody’s, as it was dialled, and is not recorded`() {
    running.tell("user.dial_requested", "phoneNumber" to "119")
    awaitCall("it is dialled") { it.getString("phase") == "dialing" }
    val placed = shadowOf(telecom).lastOutgoingCall
    assertEquals("119", placed.address.schemeSpecificPart)
    val call = system.add(Call.STATE_CONNECTING, "119")
    system.move(call, Call.STATE_DIALING)
    system.move(call, Call.STATE_ACTIVE)
    val talking = awaitCall("they talk") { it.getString("phase") == "connected" }
    assertEquals("none", talking.getJSONObject("recording").getString("state"))
    assertFalse(talking.getJSONObject("recording").getBoolean("mayStart"))
  }

  @Test
  fun `INB-2, UPL-5, a call that Android hands to a process in which nothing runs begins the work, and is not lost`() {
    running.close()
    val application = RuntimeEnvironment.getApplication()
    while (shadowOf(application).nextStartedService != null) continue
    val call = system.add(Call.STATE_RINGING, "01012345678")
    assertEquals(
      HandsetService::class.java.name,
      shadowOf(application).nextStartedService?.component?.className,
    )
    running = RunningService()
    awaitCall("it rings") { it.getString("phase") == "ringing" }
    running.tell("user.answer_requested")
    awaitAsked("answer $call")
  }

  private companion object {
    const val LIMIT_NS = 30_000_000_000L
    const val PAUSE_MS = 20L
  }
}
