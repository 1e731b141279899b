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
private const val RECORDING = "recording"

/**
 * What stands in the bar: that the app is at work, that a call is recorded (REC-5), that somebody
 * calls.
 */
class PhoneNotices(private val context: Context) : Notices {
  private class Notice(val id: Int, val text: Int)

  private var service: Service? = null
  private val manager = context.getSystemService(NotificationManager::class.java)
  private val notices =
    mapOf(
      RECORDING to Notice(2, R.string.notice_recording),
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
    if (notice == RECORDING) service?.let { hearInForeground(it) }
  }

  override fun hide(notice: String) {
    notices[notice]?.let { manager.cancel(it.id) }
    if (notice == RECORDING) service?.let(::stayInForeground)
  }

  override fun hideAll() = notices.keys.forEach(::hide)

  /*
   * Since Android 11 an app that nobody looks at hears nothing unless its service is of the kind that hears. A call's kind
   * is for diallers alone.
   */
  private fun hearInForeground(service: Service) {
    if (Build.VERSION.SDK_INT < Build.VERSION_CODES.R) return
    val hearing =
      ServiceInfo.FOREGROUND_SERVICE_TYPE_DATA_SYNC or
        ServiceInfo.FOREGROUND_SERVICE_TYPE_MICROPHONE
    val kinds = listOf(hearing or ServiceInfo.FOREGROUND_SERVICE_TYPE_PHONE_CALL, hearing)
    for (kind in kinds) {
      try {
        return service.startForeground(SERVICE_NOTICE, build(R.string.service_running), kind)
      } catch (_: SecurityException) {
        // Android permits it to no app that was not opened lately; the recording's own level tells
        // the rest.
      }
    }
  }

  fun stayInForeground(service: Service) {
    this.service = service
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
