package kr.smartym.handset

import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent

/** Starts the work after a boot of the phone and after an update of the app. */
class BootReceiver : BroadcastReceiver() {
  override fun onReceive(context: Context, intent: Intent) {
    val isStart =
      intent.action == Intent.ACTION_BOOT_COMPLETED ||
        intent.action == Intent.ACTION_MY_PACKAGE_REPLACED
    if (isStart) HandsetService.start(context)
  }
}
