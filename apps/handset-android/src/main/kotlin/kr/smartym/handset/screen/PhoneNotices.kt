package kr.smartym.handset.screen

import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.PendingIntent
import android.app.Service
import android.content.Context
import android.content.Intent
import android.content.pm.ServiceInfo
import android.os.Build
import kr.smartym.handset.R
import kr.smartym.handset.loop.Notices

private const val CHANNEL = "service"
private const val SERVICE_NOTICE = 1

/**
 * What stands in the bar: that the app is at work, that a call is recorded (REC-5), that somebody
 * calls.
 */
class PhoneNotices(private val context: Context) : Notices {
  private class Notice(val id: Int, val text: Int)

  private val manager = context.getSystemService(NotificationManager::class.java)
  private val notices =
    mapOf(
      "recording" to Notice(2, R.string.notice_recording),
      "incoming_call" to Notice(3, R.string.notice_incoming_call),
    )

  init {
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.O) {
      val name = context.getString(R.string.channel_service)
      manager.createNotificationChannel(
        NotificationChannel(CHANNEL, name, NotificationManager.IMPORTANCE_LOW)
      )
    }
  }

  override fun show(notice: String) {
    notices[notice]?.let { manager.notify(it.id, build(it.text)) }
  }

  override fun hide(notice: String) {
    notices[notice]?.let { manager.cancel(it.id) }
  }

  fun stayInForeground(service: Service) {
    val notice = build(R.string.service_running)
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q)
      service.startForeground(SERVICE_NOTICE, notice, ServiceInfo.FOREGROUND_SERVICE_TYPE_DATA_SYNC)
    else service.startForeground(SERVICE_NOTICE, notice)
  }

  @Suppress("DEPRECATION") // The builder without a channel is the only one before Android 8.
  private fun build(text: Int): Notification {
    val builder =
      if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.O) Notification.Builder(context, CHANNEL)
      else Notification.Builder(context)
    val open = Intent(context, MainActivity::class.java)
    return builder
      .setSmallIcon(R.drawable.ic_notice)
      .setContentTitle(context.getString(R.string.app_name))
      .setContentText(context.getString(text))
      .setContentIntent(PendingIntent.getActivity(context, 0, open, PendingIntent.FLAG_IMMUTABLE))
      .setOngoing(true)
      .build()
  }
}
