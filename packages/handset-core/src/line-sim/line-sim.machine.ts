import { parsePhoneNumber } from '@smartym/rules/phone-numbers'
import type { PhoneSim } from '../ports/index.ts'
import type { SettingsMachine } from '../settings/settings.machine.ts'
import type { Step } from '../step/step.ts'

/** Which SIM is the line, and for which number that was found. */
interface LineSimRow {
  simId: string
  lineNumber: string | null
}

const rowKey = 'line_sim'

const numberOf = ({ phoneNumber }: PhoneSim): string | null => {
  const parsed = phoneNumber === null ? null : parsePhoneNumber(phoneNumber)
  return parsed?.ok === true ? parsed.e164 : null
}

/**
 * Which of the phone's SIMs is the company's line (MON-3): the one with the line's number, else the only one, else the one that
 * the agent names, once. It stays that one while the line's number stays: another SIM in its place is never taken for it.
 */
export function createLineSimMachine({ settings }: { settings: Pick<SettingsMachine, 'current'> }) {
  let sims: readonly PhoneSim[] | null = null
  let row: LineSimRow | null = null

  const lineNumber = (): string | null => settings.current().lineNumber ?? null

  function known(): LineSimRow | null {
    return row?.lineNumber === lineNumber() ? row : null
  }

  function keep(step: Step, simId: string): void {
    if (known()?.simId === simId) return
    row = { simId, lineNumber: lineNumber() }
    step.put(rowKey, row)
  }

  /* A SIM that says another number than the line's is not the line. */
  function candidates(): PhoneSim[] {
    const number = lineNumber()
    return (sims ?? []).filter((sim) => number === null || numberOf(sim) === null)
  }

  const isThere = (simId: string): boolean => sims === null || sims.some((sim) => sim.simId === simId)

  /** Null: it is not in the phone, or nobody knows which it is; undefined: the phone does not tell its SIMs apart. */
  function current(): string | null | undefined {
    const simId = known()?.simId
    if (simId === undefined) return sims === null ? undefined : null
    return isThere(simId) ? simId : null
  }

  return {
    restore(rows: Record<string, unknown>): void {
      row = (rows[rowKey] as LineSimRow | undefined) ?? null
    },

    onSampled(next: readonly PhoneSim[] | null | undefined): void {
      sims = next ?? null
    },

    /** Finds it among those that are there, after these or the line's number became others. */
    settle(step: Step): void {
      if (sims === null) return
      const number = lineNumber()
      const named = number === null ? undefined : sims.find((sim) => numberOf(sim) === number)
      const [only, ...others] = candidates()
      if (named !== undefined) keep(step, named.simId)
      else if (known() === null && only !== undefined && sims.length === 1 && others.length === 0)
        keep(step, only.simId)
    },

    choose(step: Step, simId: string): void {
      if (current() === null && candidates().some((sim) => sim.simId === simId)) keep(step, simId)
    },

    current,
    isMissing: (): boolean => current() === null,

    /** A call by this SIM is the agent's own affair: while nobody knows which is the line, that of any. */
    isPrivate(simId: string | undefined): boolean {
      const line = known()?.simId
      if (simId === undefined) return false
      return line === undefined ? sims !== null : line !== simId
    },

    /** For the agent's choice; absent while there is nothing to choose. */
    shown: (): { lineSims?: Pick<PhoneSim, 'simId' | 'name'>[] } =>
      current() === null && candidates().length > 0
        ? { lineSims: candidates().map(({ simId, name }) => ({ simId, name })) }
        : {},
  }
}
export type LineSimMachine = ReturnType<typeof createLineSimMachine>
