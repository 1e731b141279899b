package kr.smartym.handset.telephony

import android.content.Context
import android.os.Build
import android.telephony.PhoneNumberUtils
import android.telephony.TelephonyManager

/** Numbers of which the phone, its SIM and its network know that help is called by them. */
class EmergencyNumbers(context: Context) {
  private val telephony = context.getSystemService(TelephonyManager::class.java)

  @Suppress("DEPRECATION")
  fun isOne(phoneNumber: String): Boolean =
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q) telephony.isEmergencyNumber(phoneNumber)
    else PhoneNumberUtils.isEmergencyNumber(phoneNumber)
}
