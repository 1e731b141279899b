package kr.smartym.handset.test

import kr.smartym.handset.clock.PhoneClock

/** A clock that stands still until it is told to go on. */
class SteadyClock(private var nowMs: Long = 1_764_000_011_000) : PhoneClock {
  private var drawn = 0
  private val bootedAtMs = nowMs - 11_000
  override val bootId = "boot-1"

  fun passMs(ms: Long) {
    nowMs += ms
  }

  override fun monotonicMs() = nowMs - bootedAtMs

  override fun wallMs() = nowMs

  override fun entropy() = "%08x".format(++drawn).repeat(ENTROPY_WORDS)

  private companion object {
    const val ENTROPY_WORDS = 8
  }
}
