package kr.smartym.handset.integrity

import java.util.concurrent.ExecutorService
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

  fun begin() = waitForNext()

  /** Answered by `integrity.reported`. */
  fun check(): Unit = background.execute { report(findSigns(traits)) }

  private fun waitForNext() {
    val delayMs = SHORTEST_MS + (chance() * (LONGEST_MS - SHORTEST_MS)).toLong()
    thread.schedule(::lookUnasked, delayMs, TimeUnit.MILLISECONDS)
  }

  private fun lookUnasked() {
    background.execute {
      val signs = findSigns(traits)
      if (told != null && signs != told) report(signs)
    }
    waitForNext()
  }

  private fun report(signs: List<IntegritySign>) {
    told = signs
    val list = signs.map { JSONObject().put("sign", it.sign).put("weight", it.weight) }
    tell(event("integrity.reported").put("signs", JSONArray(list)))
  }

  private companion object {
    const val SHORTEST_MS = 20_000L
    const val LONGEST_MS = 600_000L
  }
}
