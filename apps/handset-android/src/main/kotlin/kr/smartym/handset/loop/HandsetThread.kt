package kr.smartym.handset.loop

import java.util.concurrent.CancellationException
import java.util.concurrent.ExecutionException
import java.util.concurrent.Future
import java.util.concurrent.ScheduledThreadPoolExecutor
import java.util.concurrent.TimeUnit

/** The one thread of the app's work. After its end nothing more is taken, in silence. */
class HandsetThread : ScheduledThreadPoolExecutor(1, { Thread(it, "handset") }, DiscardPolicy()) {
  init {
    removeOnCancelPolicy = true
    executeExistingDelayedTasksAfterShutdownPolicy = false
  }

  /** Does something on this thread after a while. */
  fun later(delayMs: Long, work: () -> Unit) {
    schedule(work, delayMs, TimeUnit.MILLISECONDS)
  }

  /**
   * A mistake of ours ends the process, which starts anew from its journal; kept in a future, it
   * would be a phone that stands still.
   */
  override fun afterExecute(task: Runnable, thrown: Throwable?) {
    if (thrown != null || task !is Future<*> || !task.isDone) return
    try {
      task.get()
    } catch (_: CancellationException) {
      return
    } catch (mistake: ExecutionException) {
      throw mistake.cause ?: mistake
    }
  }
}
