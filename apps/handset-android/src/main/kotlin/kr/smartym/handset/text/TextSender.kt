package kr.smartym.handset.text

import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.os.Build
import android.telephony.SmsManager
import android.telephony.SubscriptionManager
import kr.smartym.handset.link.event
import kr.smartym.handset.telephony.PhoneSims
import org.json.JSONObject

/**
 * Texts to customers by the line's own number (INB-1). Android divides a long one, and what it says
 * of each part comes through `TextResults`, also to a later life of the app.
 */
class TextSender(
  private val context: Context,
  private val sims: PhoneSims,
  private val tell: (JSONObject) -> Unit,
) {
  /** By that SIM or not at all; without one, by the SIM that calls go out by. */
  fun send(textMessageId: String, phoneNumber: String, body: String, simId: String? = null) {
    if (simId != null && !sims.isThere(simId)) return fail(textMessageId, "no_service")
    try {
      val manager = managerOf(simId?.toInt() ?: usualSubscription())
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

  /* A phone that does not tell its SIMs apart texts by the one that calls go out by: the other's number is a stranger's. */
  private fun usualSubscription(): Int =
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.N)
      SubscriptionManager.getDefaultVoiceSubscriptionId()
    else SubscriptionManager.INVALID_SUBSCRIPTION_ID

  @Suppress("DEPRECATION") // Before Android 12 there is no other way.
  private fun managerOf(subscription: Int): SmsManager {
    val isKnown = subscription != SubscriptionManager.INVALID_SUBSCRIPTION_ID
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) {
      val manager = context.getSystemService(SmsManager::class.java)
      return if (isKnown) manager.createForSubscriptionId(subscription) else manager
    }
    return if (isKnown) SmsManager.getSmsManagerForSubscriptionId(subscription)
    else SmsManager.getDefault()
  }
}
