package kr.smartym.handset.protection

import android.app.Activity
import android.app.Application
import android.content.Intent
import android.os.Looper
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

@RunWith(RobolectricTestRunner::class)
class ScreensTest {
  private val application: Application = RuntimeEnvironment.getApplication()

  private fun set(isSecure: Boolean) {
    SecureScreens.set(isSecure)
    shadowOf(Looper.getMainLooper()).idle()
  }

  private fun isSecure(activity: Activity) = activity.window.attributes.flags and FLAG_SECURE != 0

  @After fun asAtFirst() = set(true)

  @Test
  fun `SEC-5, SEC-10, every screen of the app is kept out of pictures until the core says otherwise`() {
    val first = Robolectric.buildActivity(Activity::class.java).create().get()
    assertTrue(isSecure(first))
    set(false)
    assertFalse(isSecure(first))
    val second = Robolectric.buildActivity(Activity::class.java).create().get()
    assertFalse(isSecure(second))
    set(true)
    assertTrue(isSecure(first) && isSecure(second))
  }

  @Test
  fun `SEC-4, the screen that is switched off is told once, and no more afterwards`() {
    var told = 0
    val watch = ScreenWatch(application) { told++ }
    watch.begin()
    application.sendBroadcast(Intent(Intent.ACTION_SCREEN_OFF))
    shadowOf(Looper.getMainLooper()).idle()
    assertEquals(1, told)
    watch.end()
    application.sendBroadcast(Intent(Intent.ACTION_SCREEN_OFF))
    shadowOf(Looper.getMainLooper()).idle()
    assertEquals(1, told)
  }
}
