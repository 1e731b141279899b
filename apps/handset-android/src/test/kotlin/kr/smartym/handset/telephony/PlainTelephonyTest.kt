package kr.smartym.handset.telephony

import android.Manifest
import android.provider.CallLog
import android.telephony.TelephonyManager
import kr.smartym.handset.journal.PhoneDatabase
import kr.smartym.handset.link.event
import kr.smartym.handset.test.FakeCallLog
import kr.smartym.handset.test.HandThread
import kr.smartym.handset.test.SteadyClock
import org.json.JSONObject
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

/** Calls of a phone whose dialler is another app. */
@RunWith(RobolectricTestRunner::class)
class PlainTelephonyTest {
  private val application = RuntimeEnvironment.getApplication()
  private val database = PhoneDatabase(application)
  private val clock = SteadyClock()
  private val thread = HandThread(clock)
  private val told = mutableListOf<JSONObject>()
  private val controls = Controls()
  private var telephony = newLife()

  private class Controls : PhoneControls {
    val asked = mutableListOf<String>()
    var mayDial = true
    override var state = TelephonyManager.CALL_STATE_IDLE

    var sim: String? = null

    override fun dial(phoneNumber: String, simId: String?) =
      mayDial.also {
        asked +=
          listOfNotNull("dial", phoneNumber, simId?.let { sim -> "by $sim" }).joinToString(" ")
      }

    override fun busySim() = sim

    override fun answer() {
      asked += "answer"
    }

    override fun hangUp() {
      asked += "hang up"
    }

    override fun mute(isMuted: Boolean) {
      asked += "mute $isMuted"
    }

    override fun speaker(isSpeakerOn: Boolean) {
      asked += "speaker $isSpeakerOn"
    }
  }

  @Before
  fun newPhone() {
    FakeCallLog.rows.clear()
    Robolectric.setupContentProvider(FakeCallLog::class.java, CallLog.AUTHORITY)
    shadowOf(application).grantPermissions(Manifest.permission.READ_CALL_LOG)
  }

  @After fun end() = database.close()

  private fun newLife() =
    PlainTelephony(
      controls,
      { it == "112" },
      CallLogReader(application, PhoneSims(application)),
      CallStore(database),
      clock,
      thread,
      thread::later,
      { told += it },
    )

  private fun types() = told.map { it.getString("type") }

  private fun go(state: Int, number: String? = null) {
    controls.state = state
    telephony.changed(state, number)
  }

  private fun log(type: Int, connectedS: Long, startedAtMs: Long = clock.wallMs()) {
    FakeCallLog.rows += arrayOf<Any?>(NUMBER, type, startedAtMs, connectedS, null, null)
  }

  @Test
  fun `INB-2, REC-1, a call from a number of help is told as one`() {
    telephony.changed(TelephonyManager.CALL_STATE_RINGING, "112")
    assertTrue(told.single().getBoolean("isEmergency"))
  }

  @Test
  fun `CTC-4, a call that is hung up before the phone dials is hung up when it does`() {
    telephony.place("call_1", NUMBER)
    telephony.hangUp("call_1")
    assertEquals(listOf("dial $NUMBER"), controls.asked)
    telephony.changed(TelephonyManager.CALL_STATE_OFFHOOK, null)
    assertEquals("hang up", controls.asked.last())
  }

  @Test
  fun `CTC-1, CTC-4, a call is off the hook and nothing more, and the phone's list tells how long it was connected`() {
    telephony.place("call_1", NUMBER)
    assertEquals(listOf("dial $NUMBER"), controls.asked)
    val startedAtMs = clock.wallMs()
    go(OFF_HOOK)
    thread.passMs(40_000)
    go(IDLE)
    log(CallLog.Calls.OUTGOING_TYPE, 31, startedAtMs)
    assertEquals(listOf("call.placed", "call.off_hook"), types())
    thread.passMs(2_000)
    val ended = told.last()
    assertEquals("call.ended", ended.getString("type"))
    assertEquals("unknown", ended.getString("cause"))
    assertEquals(31_000, ended.getLong("connectedMs"))
  }

  @Test
  fun `CTC-4, a call that nobody answered was connected for no time, and without the list nobody knows`() {
    telephony.place("call_1", NUMBER)
    go(OFF_HOOK)
    log(CallLog.Calls.OUTGOING_TYPE, 0)
    go(IDLE)
    thread.passMs(2_000)
    assertEquals(0, told.last().getLong("connectedMs"))
    shadowOf(application).denyPermissions(Manifest.permission.READ_CALL_LOG)
    telephony.place("call_2", NUMBER)
    go(OFF_HOOK)
    go(IDLE)
    thread.passMs(2_000)
    assertTrue(told.last().isNull("connectedMs"))
  }

  @Test
  fun `CTC-4, a call that the phone does not take, or never begins, has failed`() {
    controls.mayDial = false
    telephony.place("call_1", NUMBER)
    assertEquals(listOf("call.place_failed"), types())
    controls.mayDial = true
    telephony.place("call_2", NUMBER)
    thread.passMs(31_000)
    assertEquals(listOf("call.place_failed", "call.placed", "call.place_failed"), types())
  }

  @Test
  fun `INB-2, who calls is told, and that it was answered is known exactly`() {
    go(RINGING, NUMBER)
    assertEquals(NUMBER, told.single().getString("phoneNumber"))
    telephony.bind("call_9", told.single().getString("telephonyId"))
    telephony.answer("call_9")
    go(OFF_HOOK)
    telephony.setMute("call_9", true)
    telephony.setSpeaker("call_9", true)
    telephony.hangUp("call_9")
    assertEquals(listOf("answer", "mute true", "speaker true", "hang up"), controls.asked)
    go(IDLE)
    thread.passMs(2_000)
    assertEquals(listOf("call.incoming", "call.connected", "call.ended"), types())
    assertEquals("local", told.last().getString("cause"))
  }

  @Test
  fun `INB-2, a call that was not answered was missed or refused, by the phone's list`() {
    for ((type, cause) in
      listOf(CallLog.Calls.MISSED_TYPE to "no_answer", CallLog.Calls.REJECTED_TYPE to "local")) {
      thread.passMs(60_000)
      told.clear()
      go(RINGING, NUMBER)
      telephony.bind("call_$type", told.single().getString("telephonyId"))
      go(IDLE)
      log(type, 0)
      thread.passMs(2_000)
      assertEquals(cause, told.last().getString("cause"))
    }
  }

  @Test
  fun `UPL-7, a call dialled beside the app is told, and followed once it has a name`() {
    go(OFF_HOOK)
    telephony.bind("call_9", told.single().getString("telephonyId"))
    assertEquals(listOf("call.outgoing", "call.off_hook"), types())
  }

  @Test
  fun `CTC-1, after a restart a call that goes on, one that ended meanwhile and one never placed are told apart`() {
    telephony.place("call_1", NUMBER)
    val startedAtMs = clock.wallMs()
    go(OFF_HOOK)
    telephony = newLife()
    told.clear()
    assertEquals("active", inspect("call_1").getString("found"))
    thread.passMs(60_000)
    log(CallLog.Calls.OUTGOING_TYPE, 20, startedAtMs)
    controls.state = IDLE
    telephony = newLife()
    val ended = inspect("call_1")
    assertEquals("ended", ended.getString("found"))
    assertEquals(startedAtMs + 20_000, ended.getLong("endedAtWallMs"))
    assertEquals("never_placed", inspect("call_2").getString("found"))
  }

  private fun inspect(callId: String): JSONObject {
    telephony.inspect(event("inspect_call").put("callId", callId).put("phoneNumber", NUMBER))
    return told.last()
  }

  private companion object {
    const val NUMBER = "01012345678"
    const val IDLE = TelephonyManager.CALL_STATE_IDLE
    const val RINGING = TelephonyManager.CALL_STATE_RINGING
    const val OFF_HOOK = TelephonyManager.CALL_STATE_OFFHOOK
  }
}
