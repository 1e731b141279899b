package kr.smartym.handset.test

import java.util.concurrent.AbstractExecutorService
import java.util.concurrent.Callable
import java.util.concurrent.Delayed
import java.util.concurrent.FutureTask
import java.util.concurrent.ScheduledExecutorService
import java.util.concurrent.ScheduledFuture
import java.util.concurrent.TimeUnit

/** The app's thread by hand: work is done at once, what is for later when its time has come. */
class HandThread(private val clock: SteadyClock) :
  AbstractExecutorService(), ScheduledExecutorService {
  private inner class Due(val work: () -> Unit, var atMs: Long, val everyMs: Long?) :
    FutureTask<Any?>({}, null), ScheduledFuture<Any?> {
    override fun getDelay(unit: TimeUnit) =
      unit.convert(atMs - clock.wallMs(), TimeUnit.MILLISECONDS)

    override fun compareTo(other: Delayed) =
      getDelay(TimeUnit.MILLISECONDS).compareTo(other.getDelay(TimeUnit.MILLISECONDS))
  }

  private val waiting = mutableListOf<Due>()

  /** Lets time pass, and does what becomes due in its order. */
  fun passMs(ms: Long) {
    val endMs = clock.wallMs() + ms
    while (true) {
      waiting.removeAll { it.isCancelled }
      val next = waiting.filter { it.atMs <= endMs }.minByOrNull { it.atMs } ?: break
      clock.passMs(maxOf(0, next.atMs - clock.wallMs()))
      if (next.everyMs == null) waiting -= next else next.atMs += next.everyMs
      next.work()
    }
    clock.passMs(endMs - clock.wallMs())
  }

  fun later(delayMs: Long, work: () -> Unit) {
    schedule(work, delayMs, TimeUnit.MILLISECONDS)
  }

  override fun execute(command: Runnable) = command.run()

  override fun schedule(command: Runnable, delay: Long, unit: TimeUnit): ScheduledFuture<*> =
    add(command, unit.toMillis(delay), null)

  override fun scheduleAtFixedRate(
    command: Runnable,
    initialDelay: Long,
    period: Long,
    unit: TimeUnit,
  ): ScheduledFuture<*> = add(command, unit.toMillis(initialDelay), unit.toMillis(period))

  override fun scheduleWithFixedDelay(
    command: Runnable,
    initialDelay: Long,
    delay: Long,
    unit: TimeUnit,
  ): ScheduledFuture<*> = scheduleAtFixedRate(command, initialDelay, delay, unit)

  override fun <V> schedule(callable: Callable<V>, delay: Long, unit: TimeUnit) =
    throw UnsupportedOperationException()

  override fun shutdown() = waiting.clear()

  override fun shutdownNow(): List<Runnable> = emptyList<Runnable>().also { waiting.clear() }

  override fun isShutdown() = false

  override fun isTerminated() = false

  override fun awaitTermination(timeout: Long, unit: TimeUnit) = true

  private fun add(command: Runnable, delayMs: Long, everyMs: Long?) =
    Due(command::run, clock.wallMs() + delayMs, everyMs).also { waiting += it }
}
