package kr.smartym.handset.telephony

import android.Manifest
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.content.IntentFilter
import android.content.pm.PackageManager
import android.os.Build
import android.telephony.PhoneStateListener
import android.telephony.TelephonyCallback
import android.telephony.TelephonyManager

/**
 * Tells whether the phone is idle, ringing or off the hook, as every app may know that was
 * permitted to (`READ_PHONE_STATE`); of who calls with `READ_CALL_LOG` too.
 */
class PhoneStates(
  private val context: Context,
  /** Does something after so many milliseconds. */
  private val later: (delayMs: Long, work: () -> Unit) -> Unit,
  private val changed: (state: Int, phoneNumber: String?) -> Unit,
) {
  private val telephony = context.getSystemService(TelephonyManager::class.java)
  private var stop: (() -> Unit)? = null
  private val numbers =
    object : BroadcastReceiver() {
      @Suppress("DEPRECATION") // Who calls is said nowhere else to an app that is not the dialler.
      override fun onReceive(context: Context, intent: Intent) {
        val number = intent.getStringExtra(TelephonyManager.EXTRA_INCOMING_NUMBER) ?: return
        val isRinging =
          intent.getStringExtra(TelephonyManager.EXTRA_STATE) ==
            TelephonyManager.EXTRA_STATE_RINGING
        if (isRinging) changed(TelephonyManager.CALL_STATE_RINGING, number)
      }
    }

  /** Begins to listen, once it is permitted; on a thread with a looper. */
  fun ensure() {
    if (stop != null || !isPermitted(Manifest.permission.READ_PHONE_STATE)) return
    val stopStates =
      if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) listen() else listenBefore12()
    context.registerReceiver(numbers, IntentFilter(TelephonyManager.ACTION_PHONE_STATE_CHANGED))
    stop = {
      stopStates()
      context.unregisterReceiver(numbers)
    }
  }

  fun stop() {
    stop?.invoke()
    stop = null
  }

  private fun listen(): () -> Unit {
    val callback =
      object : TelephonyCallback(), TelephonyCallback.CallStateListener {
        override fun onCallStateChanged(state: Int) = tell(state)
      }
    telephony.registerTelephonyCallback({ it.run() }, callback)
    return { telephony.unregisterTelephonyCallback(callback) }
  }

  @Suppress("DEPRECATION")
  private fun listenBefore12(): () -> Unit {
    val listener =
      object : PhoneStateListener() {
        @Deprecated("until Android 12")
        override fun onCallStateChanged(state: Int, phoneNumber: String?) = tell(state)
      }
    telephony.listen(listener, PhoneStateListener.LISTEN_CALL_STATE)
    return { telephony.listen(listener, PhoneStateListener.LISTEN_NONE) }
  }

  /* The number comes by another way a moment later, if it comes. */
  private fun tell(state: Int) {
    val mayBeNamed =
      state == TelephonyManager.CALL_STATE_RINGING && isPermitted(Manifest.permission.READ_CALL_LOG)
    if (mayBeNamed) later(NUMBER_WAIT_MS) { if (telephony.callState == state) changed(state, null) }
    else changed(state, null)
  }

  private fun isPermitted(permission: String) =
    context.checkSelfPermission(permission) == PackageManager.PERMISSION_GRANTED

  private companion object {
    const val NUMBER_WAIT_MS = 1_000L
  }
}
