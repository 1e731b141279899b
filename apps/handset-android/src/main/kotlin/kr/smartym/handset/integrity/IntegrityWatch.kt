package kr.smartym.handset.integrity

import java.util.concurrent.ExecutorService
import java.util.concurrent.Future
import java.util.concurrent.ScheduledExecutorService
import java.util.concurrent.TimeUnit
import kr.smartym.handset.link.event
import org.json.JSONArray
import org.json.JSONObject

/**
 * Looks for signs of tampering (SEC-10) when the core asks, and at times that nobody can foresee;
 * of the latter it tells only when something became different.
 */
class IntegrityWatch(
  private val traits: PhoneTraits,
  private val thread: ScheduledExecutorService,
  private val background: ExecutorService,
  /** Between 0 and 1. */
  private val chance: () -> Double,
  private val tell: (JSONObject) -> Unit,
) {
  @Volatile private var told: List<IntegritySign>? = null
  @Volatile private var isStopped = false
  @Volatile private var next: Future<*>? = null

  fun begin() = waitForNext()

  /** Looks no more. */
  fun stop() {
    isStopped = true
    next?.cancel(false)
  }

  /** Answered by `integrity.reported`. */
  fun check() {
    look(::report)
  }

  private fun waitForNext() {
    val delayMs = SHORTEST_MS + (chance() * (LONGEST_MS - SHORTEST_MS)).toLong()
    if (!isStopped) next = thread.schedule(::lookUnasked, delayMs, TimeUnit.MILLISECONDS)
  }

  private fun lookUnasked() {
    look { signs -> if (told != null && signs != told) report(signs) }
    waitForNext()
  }

  private fun look(heed: (List<IntegritySign>) -> Unit) {
    if (isStopped) return
    background.execute {
      try {
        heed(findSigns(traits))
      } catch (_: InterruptedException) {
        // The run ended while the phone was asked.
      }
    }
  }

  private fun report(signs: List<IntegritySign>) {
    // Whoever looked while the run ended has nobody to tell.
    if (isStopped) return
    told = signs
    val list = signs.map { JSONObject().put("sign", it.sign).put("weight", it.weight) }
    tell(event("integrity.reported").put("signs", JSONArray(list)))
  }

  private companion object {
    const val SHORTEST_MS = 20_000L
    const val LONGEST_MS = 600_000L
  }
}
