import { pinWaitMs } from '@smartym/rules/app-lock'
import type { Step } from '../step/step.ts'

/** How long no PIN is looked at. A restart within a boot changes nothing of it, another boot begins it again. */
interface Wait {
  bootId: string
  untilMonotonicMs: number
  lengthMs: number
  /** For the screen only; a clock can be set. */
  untilWallMs: number
}

/** What outlives the process. The PIN is not in it, nor what would prove one. */
export interface LockRow {
  agentId: string
  isSet: boolean
  areBiometricsOn: boolean
  /** PIN forgotten, reset, or tried too often: only the agent's password opens. */
  mustShowPassword: boolean
  /** Tries in a row that were wrong or never answered; counted before they are looked at. */
  failures: number
  wait: Wait | null
}

export function firstLockRow(agentId: string): LockRow {
  return {
    agentId,
    isSet: false,
    areBiometricsOn: false,
    mustShowPassword: false,
    failures: 0,
    wait: null,
  }
}

export function waitOf(step: Step, lengthMs: number): Wait | null {
  if (lengthMs === 0) return null
  const { bootId, monotonicMs, wallMs } = step.clock
  const untilMonotonicMs = monotonicMs + lengthMs
  return { bootId, untilMonotonicMs, lengthMs, untilWallMs: Math.round(wallMs + lengthMs) }
}

export function isWaiting(step: Step, { wait }: LockRow): boolean {
  if (wait === null) return false
  return wait.bootId !== step.clock.bootId || step.clock.monotonicMs < wait.untilMonotonicMs
}

/** The row before a PIN is looked at: a process that dies meanwhile has tried all the same. */
export function withTry(step: Step, row: LockRow): LockRow {
  const failures = row.failures + 1
  return { ...row, failures, wait: waitOf(step, pinWaitMs(failures)) }
}
