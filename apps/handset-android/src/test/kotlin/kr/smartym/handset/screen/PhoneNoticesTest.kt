package kr.smartym.handset.screen

import android.app.Notification
import android.app.NotificationManager
import android.app.Service
import android.content.Intent
import android.content.pm.ServiceInfo
import android.os.IBinder
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

@RunWith(RobolectricTestRunner::class)
class PhoneNoticesTest {
  private val application = RuntimeEnvironment.getApplication()
  private val manager = application.getSystemService(NotificationManager::class.java)

  class Working : Service() {
    override fun onBind(intent: Intent?): IBinder? = null
  }

  private fun texts() =
    shadowOf(manager).allNotifications.map { shadowOf(it).contentText.toString() }

  @Test
  @Config(qualifiers = "ko")
  fun `REC-5, while a call is recorded the bar says so, for as long as it is`() {
    val notices = PhoneNotices(application)
    notices.show("recording")
    assertEquals(listOf("통화를 녹취하고 있습니다"), texts())
    assertTrue(
      "it cannot be swept away",
      shadowOf(manager).allNotifications.single().flags and Notification.FLAG_ONGOING_EVENT != 0,
    )
    notices.show("recording")
    notices.show("incoming_call")
    notices.show("no_such_notice")
    assertEquals(2, texts().size)
    notices.hide("recording")
    assertEquals(listOf("전화가 왔습니다"), texts())
  }

  @Test
  @Config(qualifiers = "en")
  fun `REC-5, DIS-7, in the language of the phone`() {
    PhoneNotices(application).show("recording")
    assertTrue(texts().single(), texts().single().contains("ecord"))
  }

  @Test
  fun `REC-1, while it records the app's service is of a kind that hears in the background`() {
    val service = Robolectric.buildService(Working::class.java).create().get()
    val notices = PhoneNotices(application)
    notices.stayInForeground(service)
    assertEquals(DATA_SYNC, service.foregroundServiceType and HEARING)
    notices.show("recording")
    assertEquals(HEARING, service.foregroundServiceType and HEARING)
    notices.hide("recording")
    assertEquals(DATA_SYNC, service.foregroundServiceType and HEARING)
  }

  private companion object {
    const val DATA_SYNC = ServiceInfo.FOREGROUND_SERVICE_TYPE_DATA_SYNC
    const val HEARING = DATA_SYNC or ServiceInfo.FOREGROUND_SERVICE_TYPE_MICROPHONE
  }
}
