package kr.smartym.handset.text

import android.app.Activity
import android.app.PendingIntent
import android.content.Intent
import android.os.Looper
import android.telephony.SmsManager
import kr.smartym.handset.HandsetService
import kr.smartym.handset.telephony.PhoneSims
import org.json.JSONObject
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowSmsManager
import org.robolectric.shadows.ShadowSubscriptionManager

/** The rules of texts (INB-1) are the core's; these are the hands. */
@RunWith(RobolectricTestRunner::class)
class TextSenderTest {
  private val context = RuntimeEnvironment.getApplication()
  private val told = mutableListOf<JSONObject>()
  private val sender = TextSender(context, PhoneSims(context)) { told += it }

  @Before
  fun begin() {
    ShadowSubscriptionManager.setDefaultVoiceSubscriptionId(LINE)
    TextResults.listen { told += it }
  }

  @After
  fun end() {
    TextResults.forget()
    ShadowSmsManager.reset()
  }

  private fun ofLine() =
    shadowOf(context.getSystemService(SmsManager::class.java).createForSubscriptionId(LINE))

  private fun words() =
    told.map { said ->
      listOf("type", "textMessageId", "part", "parts", "fault")
        .mapNotNull { said.opt(it) }
        .joinToString(" ")
    }

  private fun sentIntents(): List<PendingIntent> =
    ofLine().lastSentMultipartTextMessageParams.sentIntents

  private fun say(result: PendingIntent, code: Int) {
    result.send(code)
    shadowOf(Looper.getMainLooper()).idle()
  }

  @Test
  fun `INB-1, a long text leaves in parts by the SIM that calls go out by, and each part is told`() {
    val body = "가".repeat(150)
    sender.send("txt_1", "+821055556666", body)
    val sent = ofLine().lastSentMultipartTextMessageParams
    assertEquals("+821055556666", sent.destinationAddress)
    assertEquals(body, sent.parts.joinToString(""))
    assertTrue(sent.parts.size > 1)
    val results = sentIntents()
    assertEquals(sent.parts.size, results.size)
    results.reversed().forEach { say(it, Activity.RESULT_OK) }
    val last = sent.parts.size - 1
    assertEquals((last downTo 0).map { "text.part_sent txt_1 $it ${sent.parts.size}" }, words())
  }

  @Test
  fun `INB-1, why a part did not leave is told in the core's words`() {
    val codes =
      mapOf(
        SmsManager.RESULT_ERROR_NO_SERVICE to "no_service",
        SmsManager.RESULT_ERROR_RADIO_OFF to "radio_off",
        SmsManager.RESULT_ERROR_LIMIT_EXCEEDED to "limit_exceeded",
        SmsManager.RESULT_ERROR_GENERIC_FAILURE to "failed",
      )
    for (code in codes.keys) {
      sender.send("txt_$code", "+821055556666", "곧 다시 전화드리겠습니다.")
      say(sentIntents().single(), code)
    }
    assertEquals(codes.map { (code, fault) -> "text.failed txt_$code $fault" }, words())
  }

  @Test
  fun `INB-1, two texts at once are told apart`() {
    sender.send("txt_1", "+821055556666", "하나")
    val first = sentIntents().single()
    sender.send("txt_2", "+821077778888", "둘")
    say(sentIntents().single(), Activity.RESULT_OK)
    say(first, Activity.RESULT_OK)
    assertEquals(listOf("text.part_sent txt_2 0 1", "text.part_sent txt_1 0 1"), words())
  }

  @Test
  fun `INB-1, an empty text fails and does not end the app`() {
    sender.send("txt_1", "", "하나")
    assertEquals(listOf("text.failed txt_1 failed"), words())
  }

  @Test
  fun `INB-1, what Android says while no run listens starts the service and waits for its run`() {
    sender.send("txt_1", "+821055556666", "하나")
    TextResults.forget()
    say(sentIntents().single(), Activity.RESULT_OK)
    assertEquals(emptyList<String>(), words())
    val begun: Intent? = shadowOf(context).nextStartedService
    assertEquals(HandsetService::class.java.name, begun?.component?.className)
    TextResults.listen { told += it }
    assertEquals(listOf("text.part_sent txt_1 0 1"), words())
  }

  private companion object {
    const val LINE = 7
  }
}
