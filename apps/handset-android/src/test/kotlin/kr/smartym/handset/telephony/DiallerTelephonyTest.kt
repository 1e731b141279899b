package kr.smartym.handset.telephony

import android.telecom.Call
import android.telecom.CallAudioState
import android.telecom.DisconnectCause
import android.telecom.InCallService
import android.telecom.TelecomManager
import kr.smartym.handset.journal.PhoneDatabase
import kr.smartym.handset.link.event
import kr.smartym.handset.test.PhoneSystem
import kr.smartym.handset.test.SteadyClock
import org.json.JSONObject
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

/** Calls of a phone whose dialler the app is, as Android's own `InCallService` tells of them. */
@RunWith(RobolectricTestRunner::class)
class DiallerTelephonyTest {
  private val context = RuntimeEnvironment.getApplication()
  private val telecom = context.getSystemService(TelecomManager::class.java)
  private val database = PhoneDatabase(context)
  private val clock = SteadyClock()
  private val told = mutableListOf<JSONObject>()
  private val due = mutableListOf<() -> Unit>()
  private var telephony = newLife()
  private val system =
    PhoneSystem(
      Robolectric.buildService(BoundService::class.java).create().get().also { it.test = this }
    )

  /** Hands calls on as `CallService` does. */
  class BoundService : InCallService(), DiallerTelephony.AudioRoute {
    lateinit var test: DiallerTelephonyTest

    override fun onCallAdded(call: Call) {
      test.telephony.bound(this)
      test.telephony.added(call)
    }

    override fun mute(isMuted: Boolean) = setMuted(isMuted)

    @Suppress("DEPRECATION") override fun route(route: Int) = setAudioRoute(route)
  }

  private fun newLife() =
    DiallerTelephony(
      telecom,
      PhoneSims(context),
      { it == "112" },
      CallStore(database),
      clock,
      { it.run() },
      { _, work -> due += work },
      { told += it },
    )

  @After fun end() = database.close()

  private fun types() = told.map { it.getString("type") }

  private fun dial(number: String = NUMBER): String {
    telephony.place("call_1", number)
    return system.add(Call.STATE_CONNECTING, number)
  }

  @Test
  fun `CTC-1, the phone dials the number, and each phase of the call is told once`() {
    val call = dial()
    val placed = shadowOf(telecom).lastOutgoingCall
    assertEquals(NUMBER, placed.address.schemeSpecificPart)
    system.move(call, Call.STATE_DIALING)
    system.move(call, Call.STATE_DIALING)
    system.move(call, Call.STATE_ACTIVE)
    system.move(call, Call.STATE_HOLDING)
    system.move(call, Call.STATE_ACTIVE)
    system.disconnect(call, DisconnectCause.REMOTE)
    assertEquals(
      listOf(
        "call.placed",
        "call.ringing",
        "call.connected",
        "call.held",
        "call.resumed",
        "call.ended",
      ),
      types(),
    )
    assertEquals("remote", told.last().getString("cause"))
    assertTrue(told.all { it.getString("callId") == "call_1" })
  }

  @Test
  fun `CTC-4, a call that nobody answers is never told as connected, and a busy one says so`() {
    val call = dial()
    system.move(call, Call.STATE_DIALING)
    system.disconnect(call, DisconnectCause.BUSY)
    assertEquals(listOf("call.placed", "call.ringing", "call.ended"), types())
    assertEquals("busy", told.last().getString("cause"))
  }

  @Test
  fun `CTC-1, mute, hold, speaker and the end are asked of the system`() {
    val call = dial()
    system.move(call, Call.STATE_ACTIVE)
    telephony.setMute("call_1", true)
    telephony.setHold("call_1", true)
    telephony.setHold("call_1", false)
    telephony.setSpeaker("call_1", true)
    telephony.setSpeaker("call_1", false)
    telephony.hangUp("call_1")
    telephony.hangUp("call_2")
    assertEquals(
      listOf(
        "mute true",
        "hold 1",
        "unhold 1",
        "route ${CallAudioState.ROUTE_SPEAKER}",
        "route ${CallAudioState.ROUTE_WIRED_OR_EARPIECE}",
        "disconnect 1",
      ),
      system.asked,
    )
  }

  @Test
  fun `CTC-4, a call that is hung up before Android hands it over is ended when it does`() {
    telephony.place("call_1", NUMBER)
    telephony.hangUp("call_1")
    val call = system.add(Call.STATE_CONNECTING, NUMBER)
    assertEquals(listOf("disconnect 1"), system.asked)
    system.disconnect(call, DisconnectCause.LOCAL)
    assertEquals(listOf("call.placed", "call.ended"), types())
  }

  @Test
  fun `INB-2, a call that comes in is told with its number, then under the name that it is given`() {
    val call = system.add(Call.STATE_RINGING, NUMBER)
    val incoming = told.single()
    assertEquals("call.incoming", incoming.getString("type"))
    assertEquals(NUMBER, incoming.getString("phoneNumber"))
    telephony.bind("call_9", incoming.getString("telephonyId"))
    telephony.answer("call_9")
    assertEquals(listOf("answer 1"), system.asked)
    system.move(call, Call.STATE_ACTIVE)
    system.disconnect(call, DisconnectCause.LOCAL)
    assertEquals(listOf("call.incoming", "call.connected", "call.ended"), types())
    assertEquals("call_9", told.last().getString("callId"))
  }

  @Test
  fun `INB-2, REC-1, a call for help is told as one, by its number or by what the network says of who calls back`() {
    system.add(Call.STATE_RINGING, NUMBER)
    system.add(Call.STATE_DIALING, "112")
    system.add(Call.STATE_RINGING, NUMBER, Call.Details.PROPERTY_EMERGENCY_CALLBACK_MODE)
    system.add(Call.STATE_RINGING, null, Call.Details.PROPERTY_NETWORK_IDENTIFIED_EMERGENCY_CALL)
    assertEquals(listOf(false, true, true, true), told.map { it.getBoolean("isEmergency") })
  }

  @Test
  fun `INB-2, a caller who hides the number is told without one`() {
    system.add(Call.STATE_RINGING, null)
    assertTrue(told.single().isNull("phoneNumber"))
  }

  @Test
  fun `UPL-7, a call dialled beside the app is told too, and what it missed while it had no name`() {
    val call = system.add(Call.STATE_CONNECTING, NUMBER)
    system.move(call, Call.STATE_ACTIVE)
    assertEquals(listOf("call.outgoing"), types())
    telephony.bind("call_9", told.single().getString("telephonyId"))
    assertEquals(listOf("call.outgoing", "call.connected"), types())
  }

  @Test
  fun `INB-2, a call that was over before it had a name has ended`() {
    val call = system.add(Call.STATE_RINGING, NUMBER)
    system.disconnect(call, DisconnectCause.MISSED)
    telephony.bind("call_9", told.single().getString("telephonyId"))
    assertEquals(listOf("call.incoming", "call.ended"), types())
  }

  @Test
  fun `CTC-1, a number that waits for its call is not given to another call`() {
    telephony.place("call_1", NUMBER)
    system.add(Call.STATE_RINGING, OTHER)
    system.add(Call.STATE_CONNECTING, OTHER)
    assertEquals(listOf("call.placed", "call.incoming", "call.outgoing"), types())
    val call = system.add(Call.STATE_CONNECTING, NUMBER)
    system.move(call, Call.STATE_ACTIVE)
    assertEquals("call_1", told.last().getString("callId"))
  }

  @Test
  fun `CTC-4, a call that Android never hands over has failed, and one that it did is not touched by the limit`() {
    telephony.place("call_2", OTHER)
    dial()
    due.forEach { it() }
    assertEquals(listOf("call.placed", "call.placed", "call.place_failed"), types())
    assertEquals("call_2", told.last().getString("callId"))
  }

  private fun inspect(callId: String): JSONObject {
    told.clear()
    telephony.inspect(event("inspect_call").put("callId", callId).put("phoneNumber", "+8210$TAIL"))
    return told.single()
  }

  @Test
  fun `CTC-1, after a restart the call that Android hands over again is the one that was placed`() {
    val call = dial()
    system.move(call, Call.STATE_ACTIVE)
    val connectedAt = clock.wallMs()
    telephony = newLife()
    clock.passMs(5_000)
    val again = system.add(Call.STATE_ACTIVE, NUMBER)
    val found = inspect("call_1")
    assertEquals("active", found.getString("found"))
    assertEquals(connectedAt, found.getLong("connectedAtWallMs"))
    system.disconnect(again, DisconnectCause.REMOTE)
    assertEquals("call_1", told.last().getString("callId"))
  }

  @Test
  fun `CTC-1, after a restart a call that was seen to end, one never placed and one that nobody knows are told apart`() {
    val call = dial()
    system.move(call, Call.STATE_ACTIVE)
    system.disconnect(call, DisconnectCause.REMOTE)
    telephony.place("call_2", OTHER)
    telephony = newLife()
    assertEquals("ended", inspect("call_1").getString("found"))
    assertEquals("never_placed", inspect("call_3").getString("found"))
    due.clear()
    seek("call_2")
    assertEquals("Android may still hand it over", emptyList<String>(), types())
    due.single()()
    assertEquals("unknown", told.single().getString("found"))
  }

  private fun seek(callId: String) {
    told.clear()
    telephony.inspect(event("inspect_call").put("callId", callId).put("phoneNumber", "+8210$TAIL"))
  }

  @Test
  fun `CTC-1, UPL-5, a call that Android hands over when it was long asked about is the one that was placed, and no new one`() {
    val call = dial()
    system.move(call, Call.STATE_DIALING)
    telephony = newLife()
    due.clear()
    seek("call_1")
    clock.passMs(3_000)
    val again = system.add(Call.STATE_ACTIVE, NUMBER)
    assertEquals(listOf("call.inspected"), types())
    assertEquals("active", told.single().getString("found"))
    assertEquals(
      "answered while the app was dead",
      clock.wallMs(),
      told.single().getLong("connectedAtWallMs"),
    )
    due.forEach { it() }
    system.move(again, Call.STATE_HOLDING)
    system.disconnect(again, DisconnectCause.REMOTE)
    assertEquals(listOf("call.inspected", "call.held", "call.ended"), types())
    assertTrue(told.all { it.getString("callId") == "call_1" })
  }

  private companion object {
    const val TAIL = "12345678"
    const val NUMBER = "010$TAIL"
    const val OTHER = "01087654321"
  }
}
