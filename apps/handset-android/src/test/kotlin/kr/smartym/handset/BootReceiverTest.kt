package kr.smartym.handset

import android.content.Intent
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

@RunWith(RobolectricTestRunner::class)
class BootReceiverTest {
  private val application = RuntimeEnvironment.getApplication()

  private fun startedAfter(action: String): Intent? {
    BootReceiver().onReceive(application, Intent(action))
    return shadowOf(application).nextStartedService
  }

  @Test
  fun `CTC-2, the work begins after a boot and after an update, without anybody opening the app`() {
    for (action in
      listOf(Intent.ACTION_BOOT_COMPLETED, Intent.ACTION_MY_PACKAGE_REPLACED)) assertEquals(
      HandsetService::class.java.name,
      startedAfter(action)?.component?.className,
    )
  }

  @Test
  fun `SEC-11, another app’s word starts nothing`() {
    assertNull(startedAfter("com.example.START"))
  }
}
