package kr.smartym.handset.test

import kr.smartym.handset.clock.PhoneClock
import kr.smartym.handset.clock.SystemPhoneClock
import org.robolectric.RuntimeEnvironment

/**
 * Time that goes on as it does, and by what is passed besides. Robolectric's own `elapsedRealtime`
 * stands still, and a timer of the core would never be due by it.
 */
class RunningClock private constructor(private val system: PhoneClock) : PhoneClock by system {
  constructor() : this(SystemPhoneClock(RuntimeEnvironment.getApplication().contentResolver))

  @Volatile private var passedMs = 0L

  fun passMs(ms: Long) {
    passedMs += ms
  }

  override fun monotonicMs() = System.nanoTime() / NS_PER_MS + passedMs

  override fun wallMs() = system.wallMs() + passedMs

  private companion object {
    const val NS_PER_MS = 1_000_000L
  }
}
