package kr.smartym.handset.link

import android.net.ConnectivityManager
import android.os.Looper
import android.os.PowerManager
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowNetwork

@RunWith(RobolectricTestRunner::class)
class NetworkWatchTest {
  private val context = RuntimeEnvironment.getApplication()
  private val connectivity = context.getSystemService(ConnectivityManager::class.java)
  private val power = context.getSystemService(PowerManager::class.java)
  private val noticed = mutableListOf<String>()
  private val watch =
    NetworkWatch(context, { noticed += "changed" }, { noticed += "awake" }).apply { start() }
  private val callback = shadowOf(connectivity).networkCallbacks.single()
  private val mobile = checkNotNull(connectivity.activeNetwork)
  private val wireless = ShadowNetwork.newInstance(7)

  @After
  fun end() {
    if (shadowOf(connectivity).networkCallbacks.isNotEmpty()) watch.stop()
  }

  private fun sleeps(isAsleep: Boolean) {
    shadowOf(power).setIsDeviceIdleMode(isAsleep)
    shadowOf(Looper.getMainLooper()).idle()
  }

  @Test
  fun `CTC-2, the network that is there at the start is no news, another in its place and the loss of that one are`() {
    callback.onAvailable(mobile)
    assertEquals(emptyList<String>(), noticed)
    callback.onAvailable(wireless)
    callback.onAvailable(wireless)
    assertEquals(listOf("changed"), noticed)
    callback.onLost(wireless)
    callback.onLost(wireless)
    assertEquals(listOf("changed", "changed"), noticed)
  }

  @Test
  fun `CTC-2, a network beside the one that carries the link is lost without a word`() {
    callback.onAvailable(wireless)
    noticed.clear()
    callback.onLost(mobile)
    assertEquals(emptyList<String>(), noticed)
  }

  @Test
  fun `CTC-2, the end of the phone's sleep is noticed, its beginning is not`() {
    sleeps(true)
    assertEquals(emptyList<String>(), noticed)
    sleeps(false)
    assertEquals(listOf("awake"), noticed)
  }

  @Test
  fun `CTC-2, after its end nothing is noticed`() {
    watch.stop()
    assertTrue(shadowOf(connectivity).networkCallbacks.isEmpty())
    sleeps(true)
    sleeps(false)
    assertEquals(emptyList<String>(), noticed)
  }
}
