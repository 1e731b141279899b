package kr.smartym.handset.loop

import java.util.concurrent.ScheduledExecutorService
import java.util.concurrent.TimeUnit
import kr.smartym.handset.clock.PhoneClock
import kr.smartym.handset.clock.stamp
import kr.smartym.handset.core.HandsetMachine
import kr.smartym.handset.journal.Journal
import org.json.JSONObject

/**
 * The loop around the core: an event goes in, its rows are committed in one transaction, only then
 * its effects are performed. Everything of it happens on `thread`, one event after another.
 */
class HandsetLoop(
  private val machine: HandsetMachine,
  private val journal: Journal,
  private val clock: PhoneClock,
  private val thread: ScheduledExecutorService,
  /** Starts what the core ordered; what becomes of it is told as events. */
  private val perform: (JSONObject) -> Unit,
  /** The journal could not be written; making room is tried, then the commit again. */
  private val onStorageFull: () -> Unit,
) {
  private val waiting = ArrayDeque<JSONObject>()
  private var uncommitted: JSONObject? = null
  private var isBusy = false
  @Volatile private var isStopped = false

  /** Reads the journal; the first event after it is `handset.started`. */
  fun start(): Unit = onThread { machine.restore(journal.readRows().toString()) }

  fun tell(event: JSONObject): Unit = onThread {
    waiting.add(event)
    drain()
  }

  /** From now on nothing is heard and nothing done, as when the power is gone. */
  fun stop() {
    isStopped = true
  }

  private fun onThread(work: () -> Unit) {
    if (!isStopped) thread.execute { if (!isStopped) work() }
  }

  private fun drain() {
    if (isBusy) return
    isBusy = true
    try {
      // Nothing may overtake a step whose rows are not safe yet.
      uncommitted?.let { if (!commitAndPerform(it)) return }
      while (!isStopped) {
        val event = waiting.removeFirstOrNull() ?: return
        event.put("clock", clock.stamp())
        if (!commitAndPerform(JSONObject(machine.step(event.toString())))) return
      }
    } finally {
      isBusy = false
    }
  }

  private fun commitAndPerform(result: JSONObject): Boolean {
    if (!journal.commit(result.getJSONArray("puts"))) {
      uncommitted = result
      onStorageFull()
      thread.schedule({ if (!isStopped) drain() }, RETRY_COMMIT_MS, TimeUnit.MILLISECONDS)
      return false
    }
    uncommitted = null
    val effects = result.getJSONArray("effects")
    for (index in 0 until effects.length()) if (!isStopped) perform(effects.getJSONObject(index))
    return true
  }

  private companion object {
    const val RETRY_COMMIT_MS = 500L
  }
}
