import type { Step } from './step.ts'

/** Every timer of the core. */
export const timerIds = [
  'heartbeat',
  'reconnect',
  'reports',
  'upload',
  'inspect',
  'agent_state',
  'agent_state_settled',
  'wipe_report',
  'consent_texts',
  'app_lock',
  'integrity',
  'texts',
] as const
export type TimerId = (typeof timerIds)[number]

/* Shells round; more than this too early means that the event belongs to a timer which was replaced. */
const toleranceMs = 50

/** Orders timers only when their time changed, and tells an old firing from a due one. */
export function createTimers() {
  const dueAt = new Map<TimerId, number>()

  function set(step: Step, timerId: TimerId, delayMs: number): void {
    const delay = Math.max(0, Math.ceil(delayMs))
    const at = step.clock.monotonicMs + delay
    if (dueAt.get(timerId) === at) return
    dueAt.set(timerId, at)
    step.order({ type: 'set_timer', timerId, delayMs: delay })
  }

  return {
    set,
    /** Sets the timer to a monotonic instant unless it stands there already; null cancels it. */
    setAt(step: Step, timerId: TimerId, atMonotonicMs: number | null): void {
      if (atMonotonicMs === null) this.cancel(step, timerId)
      else if (dueAt.get(timerId) !== Math.ceil(atMonotonicMs))
        set(step, timerId, Math.ceil(atMonotonicMs) - step.clock.monotonicMs)
    },
    cancel(step: Step, timerId: TimerId): void {
      if (dueAt.delete(timerId)) step.order({ type: 'cancel_timer', timerId })
    },
    isSet: (timerId: TimerId): boolean => dueAt.has(timerId),
    /** Which of our timers is due with this firing, if any. */
    fire(step: Step, timerId: string): TimerId | undefined {
      const known = timerIds.find((id) => id === timerId)
      const at = known === undefined ? undefined : dueAt.get(known)
      if (known === undefined || at === undefined) return undefined
      dueAt.delete(known)
      if (step.clock.monotonicMs + toleranceMs >= at) return known
      set(step, known, at - step.clock.monotonicMs)
      return undefined
    },
  }
}
export type Timers = ReturnType<typeof createTimers>
