import type { Clock, Timer } from './clock.port.ts'

interface PendingTimer {
  dueAtMs: number
  periodMs: number | undefined
  listener: () => void
}

/** A clock that stands still until a test moves it. Timers fire in the order of their due times. */
export class FakeClock implements Clock {
  #nowMs: number
  #monotonicMs = 0
  readonly #timers = new Set<PendingTimer>()

  constructor(startAt: number | string = '2026-11-02T09:00:00+09:00') {
    this.#nowMs = typeof startAt === 'number' ? startAt : Date.parse(startAt)
  }

  now(): number {
    return this.#nowMs
  }

  monotonicMs(): number {
    return this.#monotonicMs
  }

  setTimer(delayMs: number, listener: () => void): Timer {
    return this.#add(delayMs, undefined, listener)
  }

  setRepeatingTimer(periodMs: number, listener: () => void): Timer {
    return this.#add(periodMs, periodMs, listener)
  }

  wait(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.setTimer(delayMs, resolve)
    })
  }

  /** Moves both clocks on and fires what falls due; promises get a turn after each timer. */
  async advance(byMs: number): Promise<void> {
    const targetMs = this.#monotonicMs + byMs
    for (let next = this.#nextDue(targetMs); next !== undefined; next = this.#nextDue(targetMs)) {
      this.#moveTo(Math.max(next.dueAtMs, this.#monotonicMs))
      this.#fire(next)
      await new Promise((resolve) => setImmediate(resolve))
    }
    this.#moveTo(targetMs)
    await new Promise((resolve) => setImmediate(resolve))
  }

  /** Sets the wall clock alone, as an administrator or NTP would; timers are not touched. */
  jumpWallClock(to: number): void {
    this.#nowMs = to
  }

  #add(delayMs: number, periodMs: number | undefined, listener: () => void): Timer {
    const timer: PendingTimer = { dueAtMs: this.#monotonicMs + Math.max(0, delayMs), periodMs, listener }
    this.#timers.add(timer)
    return { cancel: () => this.#timers.delete(timer) }
  }

  #fire(timer: PendingTimer): void {
    if (timer.periodMs === undefined) this.#timers.delete(timer)
    else timer.dueAtMs += timer.periodMs
    timer.listener()
  }

  #moveTo(monotonicMs: number): void {
    this.#nowMs += monotonicMs - this.#monotonicMs
    this.#monotonicMs = monotonicMs
  }

  #nextDue(untilMs: number): PendingTimer | undefined {
    let earliest: PendingTimer | undefined
    for (const timer of this.#timers) {
      if (timer.dueAtMs <= untilMs && (earliest === undefined || timer.dueAtMs < earliest.dueAtMs))
        earliest = timer
    }
    return earliest
  }
}
