package kr.smartym.handset

import android.app.Service
import kr.smartym.handset.test.FakeKeyStore
import kr.smartym.handset.test.RunningService
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

@RunWith(RobolectricTestRunner::class)
class HandsetServiceTest {
  private val context = RuntimeEnvironment.getApplication()

  @Before fun newPhone() = FakeKeyStore.install()

  @Test
  fun `CTC-2, while the app is at work it stands in the bar, and Android starts it again when it had to end it`() {
    RunningService().use { running ->
      val shadow = shadowOf(running.service)
      assertFalse(shadow.isForegroundStopped)
      val notice = shadow.lastForegroundNotification
      assertEquals(textOf("service_running"), shadowOf(notice).contentText.toString())
      assertEquals(Service.START_STICKY, running.service.onStartCommand(null, 0, 1))
    }
  }

  private fun textOf(name: String): String {
    val resources = context.resources
    return resources.getString(resources.getIdentifier(name, "string", context.packageName))
  }

  @Test
  fun `UPL-5, what was chosen in one life of the app is there in the next`() {
    RunningService().use { running ->
      running.awaitView("a new phone is nobody's") {
        it.getJSONObject("registration").getString("state") == "unregistered"
      }
      running.tell("user.language_chosen", "language" to "ja")
      running.awaitView("the language changed") { it.getString("language") == "ja" }
      assertNotNull(HandsetService.current)
    }
    assertNull(HandsetService.current)
    RunningService().use { running ->
      running.awaitView("the language is as it was") { it.getString("language") == "ja" }
    }
  }
}
