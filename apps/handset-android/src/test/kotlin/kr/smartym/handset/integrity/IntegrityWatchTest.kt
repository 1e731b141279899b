package kr.smartym.handset.integrity

import java.util.concurrent.AbstractExecutorService
import java.util.concurrent.ScheduledThreadPoolExecutor
import java.util.concurrent.TimeUnit
import kr.smartym.handset.test.InventedTraits
import org.json.JSONObject
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class IntegrityWatchTest {
  private val traits = InventedTraits()
  private val said = mutableListOf<JSONObject>()
  private val thread =
    object : ScheduledThreadPoolExecutor(1) {
      val planned = mutableListOf<Pair<Long, Runnable>>()

      override fun schedule(task: Runnable, delay: Long, unit: TimeUnit) =
        super.schedule({}, 0, unit).also { planned += unit.toMillis(delay) to task }
    }
  private val atOnce =
    object : AbstractExecutorService() {
      override fun execute(task: Runnable) = task.run()

      override fun shutdown() = Unit

      override fun shutdownNow() = emptyList<Runnable>()

      override fun isShutdown() = false

      override fun isTerminated() = false

      override fun awaitTermination(timeout: Long, unit: TimeUnit) = true
    }
  private val chances = ArrayDeque(listOf(0.0, 1.0, 0.5, 0.5))
  private val watch = IntegrityWatch(traits, thread, atOnce, chances::removeFirst, said::add)

  @After
  fun end() {
    thread.shutdownNow()
  }

  private fun told() =
    said.map { event ->
      val signs = event.getJSONArray("signs")
      (0 until signs.length()).map { signs.getJSONObject(it).getString("sign") }
    }

  @Test
  fun `SEC-10, what the core asks for is told, even when there is nothing`() {
    watch.check()
    traits.hasHookClasses = true
    watch.check()
    assertEquals(listOf(emptyList(), listOf("hooking_framework")), told())
    assertEquals(100, said.last().getJSONArray("signs").getJSONObject(0).getInt("weight"))
  }

  @Test
  fun `SEC-10, at times that nobody foresees it looks again, and tells what became different`() {
    watch.begin()
    watch.check()
    thread.planned.removeFirst().second.run()
    assertEquals("nothing new", 1, said.size)
    traits.packages += "com.topjohnwu.magisk"
    thread.planned.removeFirst().let { (delayMs, look) ->
      assertEquals(600_000, delayMs)
      look.run()
    }
    assertEquals(listOf(emptyList(), listOf("root_manager")), told())
    assertTrue("it goes on", thread.planned.single().first in 20_000..600_000)
  }

  @Test
  fun `SEC-10, after the end of a run nobody looks and nobody is told`() {
    watch.begin()
    watch.check()
    watch.stop()
    traits.packages += "com.topjohnwu.magisk"
    thread.planned.removeFirst().second.run()
    watch.check()
    assertEquals(listOf(emptyList<String>()), told())
    assertTrue("it does not go on", thread.planned.isEmpty())
  }
}
