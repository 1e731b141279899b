package kr.smartym.handset.telephony

import android.Manifest
import android.app.Application
import android.content.Intent
import android.telecom.PhoneAccountHandle
import android.telecom.TelecomManager
import android.telephony.SmsManager
import android.telephony.TelephonyManager
import kr.smartym.handset.journal.PhoneDatabase
import kr.smartym.handset.test.SteadyClock
import kr.smartym.handset.test.putInSims
import kr.smartym.handset.test.simAccount
import kr.smartym.handset.text.TextSender
import org.json.JSONObject
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowSmsManager

/** A phone with the company's line and a private SIM: which is the line is the core's to say. */
@RunWith(RobolectricTestRunner::class)
class PhoneSimsTest {
  private val context: Application = RuntimeEnvironment.getApplication()
  private val telecom = context.getSystemService(TelecomManager::class.java)
  private val telephony = context.getSystemService(TelephonyManager::class.java)
  private val database = PhoneDatabase(context)
  private val told = mutableListOf<JSONObject>()
  private val sims = PhoneSims(context)

  @Before
  fun putIn() {
    shadowOf(context)
      .grantPermissions(Manifest.permission.READ_PHONE_STATE, Manifest.permission.CALL_PHONE)
    putInSims(context, PRIVATE, LINE)
  }

  @After
  fun end() {
    database.close()
    ShadowSmsManager.reset()
  }

  private fun dialler() =
    DiallerTelephony(
      telecom,
      sims,
      { false },
      CallStore(database),
      SteadyClock(),
      { it.run() },
      { _, _ -> },
      { told += it },
    )

  @Test
  fun `MON-3, each SIM is told, and nothing of them without the permission`() {
    assertEquals(
      listOf("$PRIVATE", "$LINE"),
      List(2) { sims.list()!!.getJSONObject(it).getString("simId") },
    )
    shadowOf(context).denyPermissions(Manifest.permission.READ_PHONE_STATE)
    assertNull(sims.list())
    assertNull(sims.simOf(simAccount(LINE)))
  }

  @Test
  fun `CTC-1, a call leaves by the account of the SIM that was ordered`() {
    dialler().place("call_1", NUMBER, "$LINE")
    val extras = shadowOf(telecom).lastOutgoingCall.extras
    @Suppress("DEPRECATION")
    val account: PhoneAccountHandle? =
      extras.getParcelable(TelecomManager.EXTRA_PHONE_ACCOUNT_HANDLE)
    assertEquals(simAccount(LINE), account)
    assertEquals("call.placed", told.single().getString("type"))
  }

  @Test
  fun `CTC-1, beside another dialler too`() {
    val controls = PlatformControls(context, telecom, EmergencyNumbers(context), sims)
    assertTrue(controls.dial(NUMBER, "$LINE"))
    val intent: Intent = shadowOf(context).nextStartedActivity
    @Suppress("DEPRECATION")
    val account: PhoneAccountHandle? =
      intent.getParcelableExtra(TelecomManager.EXTRA_PHONE_ACCOUNT_HANDLE)
    assertEquals(simAccount(LINE), account)
  }

  @Test
  fun `CTC-1, without the line's SIM nothing leaves by the other`() {
    putInSims(context, PRIVATE)
    dialler().place("call_1", NUMBER, "$LINE")
    assertEquals(0, shadowOf(telecom).allOutgoingCalls.size)
    assertEquals("call.place_failed", told.single().getString("type"))
    val controls = PlatformControls(context, telecom, EmergencyNumbers(context), sims)
    assertFalse(controls.dial(NUMBER, "$LINE"))
    assertNull(shadowOf(context).nextStartedActivity)
  }

  @Test
  fun `INB-1, a text leaves by the line's SIM or not at all`() {
    val sender = TextSender(context, sims) { told += it }
    sender.send("txt_1", NUMBER, "곧 다시 전화드리겠습니다.", "$LINE")
    val texts = context.getSystemService(SmsManager::class.java)
    val ofLine = shadowOf(texts.createForSubscriptionId(LINE))
    assertEquals(NUMBER, ofLine.lastSentMultipartTextMessageParams.destinationAddress)
    putInSims(context, PRIVATE)
    sender.send("txt_2", NUMBER, "곧 다시 전화드리겠습니다.", "$LINE")
    assertEquals("no_service", told.single().getString("fault"))
  }

  @Test
  fun `REC-1, which SIM is called is told, so that the core leaves the private one alone`() {
    assertEquals("$PRIVATE", sims.simOf(simAccount(PRIVATE)))
    assertEquals("$LINE", sims.simOf(simAccount(LINE)))
    assertNull(sims.simOf(null))
  }

  private companion object {
    const val PRIVATE = 1
    const val LINE = 2
    const val NUMBER = "+821055556666"
  }
}
