package kr.smartym.handset.text

import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.os.Build
import android.telephony.SmsManager
import android.telephony.SubscriptionManager
import kr.smartym.handset.link.event
import org.json.JSONObject

/**
 * Texts to customers by the line's own number (INB-1). Android divides a long one, and what it says
 * of each part comes through `TextResults`, also to a later life of the app.
 */
class TextSender(private val context: Context, private val tell: (JSONObject) -> Unit) {
  fun send(textMessageId: String, phoneNumber: String, body: String) {
    try {
      val manager = lineManager()
      val parts = manager.divideMessage(body)
      val results =
        parts.indices.mapTo(ArrayList()) { part ->
          PendingIntent.getBroadcast(
            context,
            0,
            Intent(context, TextResults::class.java)
              .setData(TextResults.placeOf(textMessageId, part, parts.size)),
            PendingIntent.FLAG_ONE_SHOT or PendingIntent.FLAG_IMMUTABLE,
          )
        }
      manager.sendMultipartTextMessage(phoneNumber, null, parts, results, null)
    } catch (_: SecurityException) {
      fail(textMessageId, "not_permitted")
    } catch (_: IllegalArgumentException) {
      fail(textMessageId, "failed")
    } catch (_: UnsupportedOperationException) {
      // A device without texts.
      fail(textMessageId, "failed")
    }
  }

  private fun fail(textMessageId: String, fault: String) =
    tell(event("text.failed").put("textMessageId", textMessageId).put("fault", fault))

  /* The line is the SIM that calls go out by: a text by the other one would come from a stranger. */
  @Suppress("DEPRECATION") // Before Android 12 there is no other way.
  private fun lineManager(): SmsManager {
    val subscription =
      if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.N)
        SubscriptionManager.getDefaultVoiceSubscriptionId()
      else SubscriptionManager.INVALID_SUBSCRIPTION_ID
    val isKnown = subscription != SubscriptionManager.INVALID_SUBSCRIPTION_ID
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) {
      val manager = context.getSystemService(SmsManager::class.java)
      return if (isKnown) manager.createForSubscriptionId(subscription) else manager
    }
    return if (isKnown) SmsManager.getSmsManagerForSubscriptionId(subscription)
    else SmsManager.getDefault()
  }
}
