package kr.smartym.handset.telephony

import android.Manifest
import android.app.Application
import android.content.ComponentName
import android.provider.CallLog
import android.telecom.PhoneAccountHandle
import android.telephony.SubscriptionManager
import android.telephony.TelephonyManager
import kr.smartym.handset.test.FakeCallLog
import org.json.JSONArray
import org.json.JSONObject
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowSubscriptionManager.SubscriptionInfoBuilder

/**
 * What the phone's own list tells the core: a call may have been made while the app did not run.
 */
@RunWith(RobolectricTestRunner::class)
class CallLogReaderTest {
  private val context: Application = RuntimeEnvironment.getApplication()
  private val reader = CallLogReader(context, PhoneSims(context))

  @Before
  fun newPhone() {
    FakeCallLog.rows.clear()
    Robolectric.setupContentProvider(FakeCallLog::class.java, CallLog.AUTHORITY)
    shadowOf(context)
      .grantPermissions(Manifest.permission.READ_CALL_LOG, Manifest.permission.READ_PHONE_STATE)
    val sim = SubscriptionInfoBuilder.newBuilder().setId(7).buildSubscriptionInfo()
    shadowOf(context.getSystemService(SubscriptionManager::class.java))
      .setActiveSubscriptionInfoList(listOf(sim))
    shadowOf(context.getSystemService(TelephonyManager::class.java))
      .setPhoneAccountHandleSubscriptionId(
        PhoneAccountHandle(ComponentName.unflattenFromString(COMPONENT)!!, "7"),
        7,
      )
  }

  private fun log(type: Int, at: Long, seconds: Long, number: String? = "01055556666") {
    FakeCallLog.rows += arrayOf<Any?>(number, type, at, seconds, COMPONENT, "7")
  }

  private fun calls(sinceMs: Long): List<JSONObject> {
    val told: JSONArray = reader.tell(sinceMs).getJSONArray("calls")
    return List(told.length(), told::getJSONObject)
  }

  @Test
  fun `UPL-7, each call since then is told with its way, its times and its SIM`() {
    log(CallLog.Calls.OUTGOING_TYPE, 1_000, 42)
    log(CallLog.Calls.INCOMING_TYPE, 2_000, 5, number = "")
    log(CallLog.Calls.MISSED_TYPE, 3_000, 0)
    log(CallLog.Calls.REJECTED_TYPE, 4_000, 0)
    val told = calls(2_000)
    assertEquals(listOf(4_000L, 3_000L, 2_000L), told.map { it.getLong("startedAtWallMs") })
    assertEquals(listOf(true, false, false), told.map { it.getBoolean("isRejected") })
    assertEquals(listOf(0L, 0L, 5_000L), told.map { it.getLong("connectedMs") })
    assertTrue(told[2].isNull("phoneNumber"))
    assertEquals(setOf("inbound"), told.map { it.getString("direction") }.toSet())
    assertEquals("outbound", calls(0).last().getString("direction"))
    assertEquals(setOf("7"), told.map { it.getString("simId") }.toSet())
  }

  @Test
  fun `UPL-7, voice mail and what was blocked or answered elsewhere are no calls of this phone`() {
    log(CallLog.Calls.VOICEMAIL_TYPE, 1_000, 9)
    log(CallLog.Calls.BLOCKED_TYPE, 2_000, 0)
    log(CallLog.Calls.ANSWERED_EXTERNALLY_TYPE, 3_000, 9)
    assertEquals(emptyList<JSONObject>(), calls(0))
  }

  @Test
  fun `UPL-7, a phone that does not show its list says so`() {
    shadowOf(context).denyPermissions(Manifest.permission.READ_CALL_LOG)
    assertTrue(reader.tell(0).isNull("calls"))
  }

  private companion object {
    const val COMPONENT = "com.android.phone/.TelephonyConnectionService"
  }
}
