import type { DeviceStatus } from '@smartym/contract'
import type { LineSimSource } from '@smartym/contract/constants'
import { parsePhoneNumber } from '@smartym/rules/phone-numbers'
import type { HandsetView, NamedSim, PhoneSim } from '../ports/index.ts'
import type { SettingsMachine } from '../settings/settings.machine.ts'
import type { Step } from '../step/step.ts'

/** Which SIM is the line, and for which number that was found. */
interface LineSimRow {
  simId: string
  lineNumber: string | null
  knownBy: LineSimSource
}

const rowKey = 'line_sim'
const nameLimit = 64

const numberOf = ({ phoneNumber }: PhoneSim): string | null => {
  const parsed = phoneNumber === null ? null : parsePhoneNumber(phoneNumber)
  return parsed?.ok === true ? parsed.e164 : null
}

/**
 * Which of the phone's SIMs is the company's line (MON-3): the one with the line's number, else the only one, else the one that
 * the agent names. It stays that one while the line's number stays: another SIM in its place is never taken for it. Whom the
 * agent named the agent may correct, and the server is told who said it.
 */
export function createLineSimMachine({ settings }: { settings: Pick<SettingsMachine, 'current'> }) {
  let sims: readonly PhoneSim[] | null = null
  let row: LineSimRow | null = null

  const lineNumber = (): string | null => settings.current().lineNumber ?? null

  function known(): LineSimRow | null {
    return row?.lineNumber === lineNumber() ? row : null
  }

  function keep(step: Step, simId: string, knownBy: LineSimSource): void {
    const before = known()
    if (before?.simId === simId && before.knownBy === knownBy) return
    row = { simId, lineNumber: lineNumber(), knownBy }
    step.put(rowKey, row)
  }

  /* A SIM that says another number than the line's is not the line. */
  function candidates(): PhoneSim[] {
    const number = lineNumber()
    return (sims ?? []).filter((sim) => number === null || numberOf(sim) === null)
  }

  const isThere = (simId: string): boolean => sims === null || sims.some((sim) => sim.simId === simId)

  const nameOf = (simId: string): string =>
    (sims?.find((sim) => sim.simId === simId)?.name ?? '').slice(0, nameLimit)

  /** Null: it is not in the phone, or nobody knows which it is; undefined: the phone does not tell its SIMs apart. */
  function current(): string | null | undefined {
    return found()?.simId ?? (sims === null ? undefined : null)
  }

  function found(): (NamedSim & { knownBy: LineSimSource }) | null {
    const line = known()
    if (line === null || !isThere(line.simId)) return null
    return { simId: line.simId, name: nameOf(line.simId), knownBy: line.knownBy }
  }

  function choices(): NamedSim[] {
    const line = found()
    if (line !== null && line.knownBy !== 'agent') return []
    return candidates().map(({ simId }) => ({ simId, name: nameOf(simId) }))
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
      const [only] = candidates()
      if (named !== undefined) keep(step, named.simId, 'number')
      else if (known() === null && only !== undefined && sims.length === 1) keep(step, only.simId, 'only_sim')
    },

    /** Ignored for a SIM that cannot be the line, and where nobody needs to be asked. */
    choose(step: Step, simId: string): void {
      if (choices().some((sim) => sim.simId === simId)) keep(step, simId, 'agent')
    },

    current,
    isMissing: (): boolean => current() === null,

    /** A call by this SIM is the agent's own affair: while nobody knows which is the line, that of any. */
    isPrivate(simId: string | undefined): boolean {
      const line = known()?.simId
      if (simId === undefined) return false
      return line === undefined ? sims !== null : line !== simId
    },

    isOneOfSeveral: (): boolean => sims !== null && sims.length > 1,

    told: (): Pick<DeviceStatus, 'lineSim'> => {
      if (sims === null) return {}
      const line = found()
      return { lineSim: line === null ? null : { name: line.name, knownBy: line.knownBy } }
    },

    shown: (): Pick<HandsetView, 'lineSim'> =>
      sims === null ? {} : { lineSim: { current: found(), choices: choices() } },
  }
}
export type LineSimMachine = ReturnType<typeof createLineSimMachine>
