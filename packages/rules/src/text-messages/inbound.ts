import type { InboundPolicy, InboundRule } from '@smartym/contract'
import type { AgentState } from '@smartym/contract/constants'
import { minutesOf, minutesOfDay } from '../time-of-day/time-of-day.ts'

/** By law no advertisement is texted at night without a consent of its own (정보통신망법 §50③). */
const legalQuiet = { from: '21:00', to: '08:00' } as const

/* `from` is in it, `to` is not; the same for both is the whole day, and an earlier `to` that of the next day. */
function isWithin(minutes: number, from: string, to: string): boolean {
  const start = minutesOf(from)
  const end = minutesOf(to)
  if (start === end) return true
  return start < end ? minutes >= start && minutes < end : minutes >= start || minutes < end
}

/** What becomes of a call that comes in now (INB-1): by the first rule that fits. */
export function inboundRuleAt(
  { rules, utcOffsetMs }: Pick<InboundPolicy, 'rules' | 'utcOffsetMs'>,
  state: AgentState,
  at: number,
): Pick<InboundRule, 'act' | 'isTexted'> {
  const minutes = minutesOfDay(at, utcOffsetMs)
  const rule = rules.find(({ states, from, to }) => states.includes(state) && isWithin(minutes, from, to))
  return rule ?? { act: 'ring', isTexted: false }
}

/** Must an advertisement wait now: at night by law, and when the company wants quiet besides. */
export function isQuietAt(
  { quietFrom, quietTo, utcOffsetMs }: Pick<InboundPolicy, 'quietFrom' | 'quietTo' | 'utcOffsetMs'>,
  at: number,
): boolean {
  const minutes = minutesOfDay(at, utcOffsetMs)
  const isOwn = quietFrom !== quietTo && isWithin(minutes, quietFrom, quietTo)
  return isOwn || isWithin(minutes, legalQuiet.from, legalQuiet.to)
}
