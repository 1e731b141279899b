import type { IntegrityPolicy, IntegritySign } from '@smartym/contract'
import { integritySigns, type IntegrityVerdict } from '@smartym/contract/constants'
import { isDistrusted, judgeIntegrity } from '@smartym/rules/integrity'
import type { HandsetView } from '../ports/index.ts'
import type { ReportsMachine } from '../reports/reports.machine.ts'
import type { SettingsMachine } from '../settings/settings.machine.ts'
import type { Step } from '../step/step.ts'
import type { Timers } from '../step/timers.ts'

const rowKey = 'integrity'
const checkEveryMs = 300_000

/** What was said last. The same signs are said again when something else follows from them. */
interface IntegrityRow {
  signs: IntegritySign[]
  verdict: IntegrityVerdict
}

/* Of a server that says nothing of it, and before it has spoken: no sign is harmless. */
const firstPolicy: IntegrityPolicy = {
  blockSigns: [...integritySigns],
  wipeSigns: [],
  blockFromWeight: 1,
}

interface Deps {
  reports: Pick<ReportsMachine, 'add'>
  settings: Pick<SettingsMachine, 'current'>
  timers: Timers
}

/** Signs of tampering on this phone (SEC-10): told to the server, and heeded here. A wipe is the server's alone to order. */
export function createIntegrityMachine({ reports, settings, timers }: Deps) {
  let told: IntegrityRow | null = null

  const judge = (signs: readonly IntegritySign[]): IntegrityVerdict =>
    judgeIntegrity(signs, settings.current().integrity ?? firstPolicy)
  const verdict = (): IntegrityVerdict => judge(told?.signs ?? [])

  function tell(step: Step, signs: IntegritySign[]): void {
    const next: IntegrityRow = { signs, verdict: judge(signs) }
    if (JSON.stringify(next) === JSON.stringify(told)) return
    told = next
    step.put(rowKey, next)
    reports.add(step, 'integrity.reported', { signs })
  }

  return {
    restore(rows: Record<string, unknown>): void {
      told = (rows[rowKey] as IntegrityRow | undefined) ?? null
    },
    check(step: Step): void {
      timers.set(step, 'integrity', checkEveryMs)
      step.order({ type: 'check_integrity' })
    },
    reported(step: Step, found: readonly IntegritySign[]): void {
      tell(
        step,
        found.toSorted((one, other) => (one.sign < other.sign ? -1 : 1)),
      )
    },
    /** The policy may have become another. */
    settle(step: Step): void {
      if (told !== null && told.verdict !== verdict()) tell(step, told.signs)
    },
    /** Nobody may work on this phone. */
    isDistrusted: (): boolean => isDistrusted(verdict()),
    signs: (): string[] => (told?.signs ?? []).map(({ sign }) => sign),
    shown(): HandsetView['integrity'] {
      return { verdict: verdict(), signs: this.signs() }
    },
  }
}
export type IntegrityMachine = ReturnType<typeof createIntegrityMachine>
