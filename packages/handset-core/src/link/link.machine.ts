import { gatewayCloseCodes, linkLostAfterMs } from '@smartym/contract/constants'
import { backOffMs } from '../step/back-off.ts'
import type { Step } from '../step/step.ts'
import type { Timers } from '../step/timers.ts'

const backOff = { baseMs: 1_000, maxMs: 60_000 }
/*
 * Not let in, or pushed out by another link of this device. Once it may be no more than this phone’s own link of before that
 * came too late, or a proof that took too long; again and again, asking often would only do harm.
 */
const refusedBackOff = { baseMs: 20_000, maxMs: 300_000 }
/* A link that held so long was truly let in. */
const heldMs = refusedBackOff.maxMs
/* An attempt that is answered by nothing at all. */
const openingLimitMs = 30_000

/** The phone's link to the server: opened at start, opened again whenever it is lost. */
export function createLinkMachine({ timers }: { timers: Timers }) {
  let state: 'closed' | 'opening' | 'open' = 'closed'
  let failures = 0
  let refusals = 0
  let openedAtMs = 0
  let heardAtMs = 0

  function open(step: Step): void {
    state = 'opening'
    timers.set(step, 'reconnect', openingLimitMs)
    step.order({ type: 'open_link' })
  }

  function close(step: Step, waitMs: number | null): void {
    state = 'closed'
    failures += 1
    timers.set(step, 'reconnect', waitMs ?? backOffMs(failures, backOff, step.fraction()))
  }

  return {
    open,
    opened(step: Step): void {
      state = 'open'
      failures = 0
      openedAtMs = step.clock.monotonicMs
      heardAtMs = step.clock.monotonicMs
      timers.cancel(step, 'reconnect')
    },
    /** `waitMs`: how long to stay away, when that is known. */
    closed(step: Step, code: number, isRetryable: boolean, waitMs: number | null): void {
      // A late word on a link that was given up already changes nothing.
      if (state === 'closed') return
      if (state === 'open' && step.clock.monotonicMs - openedAtMs >= heldMs) refusals = 0
      if (waitMs !== null) return close(step, waitMs)
      const isRefused = !isRetryable || code === gatewayCloseCodes.superseded
      if (!isRefused) return close(step, null)
      refusals += 1
      close(step, backOffMs(refusals, refusedBackOff, step.fraction()))
    },
    /** Some word of the server came over the link. */
    heard(step: Step): void {
      heardAtMs = step.clock.monotonicMs
    },
    /** With each heartbeat: a link that brings no answers is none. */
    checkAlive(step: Step): void {
      if (state !== 'open' || step.clock.monotonicMs - heardAtMs < linkLostAfterMs) return
      step.order({ type: 'close_link' })
      close(step, null)
    },
    /** The wait is over, the network is back, or a push came: try now. */
    hurry(step: Step): void {
      if (state !== 'open') open(step)
    },
    isOpen: (): boolean => state === 'open',
    isClosed: (): boolean => state === 'closed',
    connection: (): 'connected' | 'connecting' | 'offline' =>
      state === 'open' ? 'connected' : state === 'opening' ? 'connecting' : 'offline',
  }
}
export type LinkMachine = ReturnType<typeof createLinkMachine>
