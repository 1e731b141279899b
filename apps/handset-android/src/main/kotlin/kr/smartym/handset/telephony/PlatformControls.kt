package kr.smartym.handset.telephony

import android.Manifest
import android.content.Context
import android.content.Intent
import android.content.pm.PackageManager
import android.media.AudioManager
import android.net.Uri
import android.os.Build
import android.telecom.TelecomManager
import android.telephony.TelephonyManager

/** `ACTION_CALL`, and what the platform lets any app do that was permitted to. */
class PlatformControls(
  private val context: Context,
  private val telecom: TelecomManager,
  private val emergencyNumbers: EmergencyNumbers,
  private val sims: PhoneSims,
) : PhoneControls {
  private val telephony = context.getSystemService(TelephonyManager::class.java)
  private val audio = context.getSystemService(AudioManager::class.java)

  @Suppress("DEPRECATION") // Its successor wants to know which line.
  override val state: Int
    get() = telephony.callState

  /* Android lets only its dialler call for help: it is opened with the number, and its owner presses the button. */
  override fun dial(phoneNumber: String, simId: String?): Boolean {
    val action = if (emergencyNumbers.isOne(phoneNumber)) Intent.ACTION_DIAL else Intent.ACTION_CALL
    if (action == Intent.ACTION_CALL && !isPermitted(Manifest.permission.CALL_PHONE)) return false
    val intent = Intent(action, Uri.fromParts("tel", phoneNumber, null))
    if (simId != null) {
      val account = sims.accountOf(simId) ?: return false
      intent.putExtra(TelecomManager.EXTRA_PHONE_ACCOUNT_HANDLE, account)
    }
    context.startActivity(intent.addFlags(Intent.FLAG_ACTIVITY_NEW_TASK))
    return true
  }

  override fun busySim(): String? = sims.busy()

  @Suppress("DEPRECATION") // For an app that is not the dialler nothing took their place.
  override fun answer() {
    val isThere = Build.VERSION.SDK_INT >= Build.VERSION_CODES.O
    if (isThere && isPermitted(Manifest.permission.ANSWER_PHONE_CALLS)) telecom.acceptRingingCall()
  }

  @Suppress("DEPRECATION")
  override fun hangUp() {
    val isThere = Build.VERSION.SDK_INT >= Build.VERSION_CODES.P
    if (isThere && isPermitted(Manifest.permission.ANSWER_PHONE_CALLS)) telecom.endCall()
  }

  override fun mute(isMuted: Boolean) {
    audio.isMicrophoneMute = isMuted
  }

  @Suppress(
    "DEPRECATION"
  ) // Its successor came with API 31, and is for apps with calls of their own.
  override fun speaker(isSpeakerOn: Boolean) {
    audio.isSpeakerphoneOn = isSpeakerOn
  }

  private fun isPermitted(permission: String) =
    context.checkSelfPermission(permission) == PackageManager.PERMISSION_GRANTED
}
