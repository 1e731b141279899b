package kr.smartym.handset.telephony

import android.Manifest
import android.annotation.SuppressLint
import android.content.Context
import android.content.pm.PackageManager
import android.os.Build
import android.telecom.PhoneAccountHandle
import android.telecom.TelecomManager
import android.telephony.SubscriptionInfo
import android.telephony.SubscriptionManager
import android.telephony.TelephonyManager
import org.json.JSONArray
import org.json.JSONObject

/**
 * The SIMs of this phone. A SIM's name for the core is Android's subscription id: Android keeps one
 * for each card or profile that it ever saw, and gives it again when that comes back.
 */
@SuppressLint("MissingPermission") // Asked for in `all`, without which nothing else is reached.
class PhoneSims(private val context: Context) {
  private val subscriptions = context.getSystemService(SubscriptionManager::class.java)
  private val telephony = context.getSystemService(TelephonyManager::class.java)
  private val telecom = context.getSystemService(TelecomManager::class.java)

  /** Those that are in and on, as the core knows them; null when the phone does not say. */
  fun list(): JSONArray? {
    val there = all() ?: return null
    val told = JSONArray()
    for (sim in there) told.put(
      JSONObject()
        .put("simId", sim.subscriptionId.toString())
        .put("name", nameOf(sim))
        .put("phoneNumber", numberOf(sim.subscriptionId, sim) ?: JSONObject.NULL)
    )
    return told
  }

  fun isThere(simId: String): Boolean = find(simId) != null

  /** By what the phone places calls of this SIM; null when it is not there. */
  fun accountOf(simId: String): PhoneAccountHandle? {
    find(simId) ?: return null
    return telecom.callCapablePhoneAccounts.firstOrNull { simOf(it) == simId }
  }

  /** The SIM behind an account; null when the phone does not say. */
  fun simOf(account: PhoneAccountHandle?): String? {
    if (account == null || all() == null) return null
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
      val id = telephony.getSubscriptionId(account)
      return id.takeIf { it != SubscriptionManager.INVALID_SUBSCRIPTION_ID }?.toString()
    }
    // Before Android 11 the account has the name of the card, or of the subscription.
    @Suppress("DEPRECATION")
    val sim =
      all()?.firstOrNull { account.id == it.iccId || account.id == it.subscriptionId.toString() }
    return sim?.subscriptionId?.toString()
  }

  /** Which SIM has a call or is called; null when the phone does not say. */
  @Suppress("DEPRECATION") // Its successor came with API 31.
  fun busy(): String? =
    all()
      ?.map { it.subscriptionId }
      ?.firstOrNull {
        telephony.createForSubscriptionId(it).callState != TelephonyManager.CALL_STATE_IDLE
      }
      ?.toString()

  private fun find(simId: String): SubscriptionInfo? =
    all()?.firstOrNull { it.subscriptionId.toString() == simId }

  private fun all(): List<SubscriptionInfo>? {
    val isPermitted =
      context.checkSelfPermission(Manifest.permission.READ_PHONE_STATE) ==
        PackageManager.PERMISSION_GRANTED
    if (!isPermitted || subscriptions == null) return null
    return subscriptions.activeSubscriptionInfoList.orEmpty()
  }

  private fun nameOf(sim: SubscriptionInfo): String =
    sim.displayName?.toString().orEmpty().ifEmpty { sim.carrierName?.toString().orEmpty() }

  /* Many SIMs do not know their own number, and the phone tells it only where the agent permits it. */
  private fun numberOf(subscriptionId: Int, sim: SubscriptionInfo): String? =
    try {
      val number =
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU)
          subscriptions.getPhoneNumber(subscriptionId)
        else @Suppress("DEPRECATION") sim.number
      number?.takeIf(String::isNotEmpty)
    } catch (_: SecurityException) {
      null
    }
}
