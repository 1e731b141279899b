import type { HandsetClock } from '../clock/handset-clock.ts'
import type { FactStore } from '../journal/phone-storage.ts'

/** Which boot of the phone this is. A killed app wakes up in the same one, a phone that was without power in the next. */
export interface Boot {
  bootId: string
  /** When the power was lost before this boot, true UTC ms; null when nobody knows. */
  powerLostAtMs: number | null
  /** The power goes: the next start is in another boot. */
  losePower(atMs: number): void
}

interface BootFact {
  machineBootId: string
  count: number
  powerLostAtMs: number | null
}

export function readBoot(facts: FactStore, clock: HandsetClock): Boot {
  const text = facts.find('boot')
  const last: BootFact | undefined = text === undefined ? undefined : (JSON.parse(text) as BootFact)
  const isSame = last?.machineBootId === clock.machineBootId
  const now: BootFact =
    last && isSame
      ? last
      : { machineBootId: clock.machineBootId, count: (last?.count ?? 0) + 1, powerLostAtMs: null }
  const save = (fact: BootFact): void => facts.set('boot', JSON.stringify(fact))
  save(now)
  return {
    bootId: `${now.machineBootId}/${now.count}`,
    powerLostAtMs: now.powerLostAtMs,
    losePower: (atMs) => save({ ...now, count: now.count + 1, powerLostAtMs: atMs }),
  }
}
