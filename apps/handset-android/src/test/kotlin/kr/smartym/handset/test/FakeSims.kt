package kr.smartym.handset.test

import android.app.Application
import android.content.ComponentName
import android.telecom.PhoneAccount
import android.telecom.PhoneAccountHandle
import android.telecom.TelecomManager
import android.telephony.SubscriptionManager
import android.telephony.TelephonyManager
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowSubscriptionManager.SubscriptionInfoBuilder

/** By what the phone places calls of a SIM. */
fun simAccount(id: Int) = PhoneAccountHandle(ComponentName("com.android.phone", "Telephony"), "$id")

/** These SIMs and no others are in the phone, each with its account. */
fun putInSims(context: Application, vararg ids: Int) {
  val telecom = context.getSystemService(TelecomManager::class.java)
  val telephony = context.getSystemService(TelephonyManager::class.java)
  val infos =
    ids.map {
      SubscriptionInfoBuilder.newBuilder()
        .setId(it)
        .setDisplayName("SIM $it")
        .buildSubscriptionInfo()
    }
  shadowOf(context.getSystemService(SubscriptionManager::class.java))
    .setActiveSubscriptionInfoList(infos)
  for (id in ids) {
    telecom.registerPhoneAccount(
      PhoneAccount.Builder(simAccount(id), "SIM $id")
        .setCapabilities(PhoneAccount.CAPABILITY_CALL_PROVIDER)
        .build()
    )
    shadowOf(telecom).enablePhoneAccount(simAccount(id), true)
    shadowOf(telephony).setPhoneAccountHandleSubscriptionId(simAccount(id), id)
  }
}
