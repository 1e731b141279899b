package kr.smartym.handset.bench

import android.content.Context
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import kr.smartym.handset.HandsetRun
import kr.smartym.handset.clock.SystemPhoneClock
import kr.smartym.handset.link.Network
import kr.smartym.handset.test.FakeKeyStore
import kr.smartym.handset.test.idleSurroundings
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

private const val WARM_RUNS = 2
private const val RUNS = 10
private const val LIMIT_SECONDS = 60L

/** From nothing to the first picture of the screens: engine, keys, journal, core. */
@RunWith(RobolectricTestRunner::class)
class StartBench {
  private val context: Context = RuntimeEnvironment.getApplication()

  @Before fun newPhone() = FakeKeyStore.install()

  private fun startOnce(): Long {
    val shown = CountDownLatch(1)
    val begin = System.nanoTime()
    val run =
      HandsetRun(
        idleSurroundings(
          Network { null },
          SystemPhoneClock(context.contentResolver),
          onView = { shown.countDown() },
        )
      )
    run.start()
    assertTrue(shown.await(LIMIT_SECONDS, TimeUnit.SECONDS))
    val tookNs = System.nanoTime() - begin
    run.halt()
    return tookNs
  }

  @Test
  fun `from the start to the first view`() {
    repeat(WARM_RUNS) { startOnce() }
    val starts = List(RUNS) { startOnce() }
    keepFigures(
      "start",
      mapOf("readyP50Ms" to starts.percentileMs(0.5), "slowestMs" to starts.percentileMs(1.0)),
    )
  }
}
