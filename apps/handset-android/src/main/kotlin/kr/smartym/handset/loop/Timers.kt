package kr.smartym.handset.loop

import java.util.concurrent.ScheduledExecutorService
import java.util.concurrent.ScheduledFuture
import java.util.concurrent.TimeUnit

/** The core's named timers; setting one again replaces it. They are touched by `thread` alone. */
class Timers(
  private val thread: ScheduledExecutorService,
  private val onFired: (timerId: String) -> Unit,
) {
  private val running = mutableMapOf<String, ScheduledFuture<*>>()

  fun set(timerId: String, delayMs: Long) {
    cancel(timerId)
    running[timerId] =
      thread.schedule(
        {
          running.remove(timerId)
          onFired(timerId)
        },
        delayMs,
        TimeUnit.MILLISECONDS,
      )
  }

  fun cancel(timerId: String) {
    running.remove(timerId)?.cancel(false)
  }

  fun cancelAll() = running.keys.toList().forEach(::cancel)
}
