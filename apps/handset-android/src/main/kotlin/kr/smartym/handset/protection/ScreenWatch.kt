package kr.smartym.handset.protection

import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.content.IntentFilter

/**
 * Tells when the screen was switched off, which locks the app (SEC-4). An ear before the phone
 * darkens it too, and Android keeps silent about that.
 */
class ScreenWatch(private val context: Context, private val onOff: () -> Unit) :
  BroadcastReceiver() {
  fun begin() {
    context.registerReceiver(this, IntentFilter(Intent.ACTION_SCREEN_OFF))
  }

  fun end() = context.unregisterReceiver(this)

  override fun onReceive(context: Context, intent: Intent) {
    if (intent.action == Intent.ACTION_SCREEN_OFF) onOff()
  }
}
