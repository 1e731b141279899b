import type { InboundPolicy, InboundRule } from '@smartym/contract'
import type { AgentState } from '@smartym/contract/constants'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** By law no advertisement is texted at night without a consent of its own (정보통신망법 §50③). */
const legalQuiet = { from: '21:00', to: '08:00' } as const

function minutesOf(timeOfDay: string): number {
  return Number(timeOfDay.slice(0, 2)) * 60 + Number(timeOfDay.slice(3))
}

/* `from` is in it, `to` is not; the same for both is the whole day, and an earlier `to` that of the next day. */
function isWithin(minutes: number, from: string, to: string): boolean {
  const start = minutesOf(from)
  const end = minutesOf(to)
  if (start === end) return true
  return start < end ? minutes >= start && minutes < end : minutes >= start || minutes < end
}

/** Number of the day at an instant, UTC ms, in the company's time zone. */
export function dayOf(at: number, utcOffsetMs: number): number {
  return Math.floor((at + utcOffsetMs) / dayMs)
}

/** Minutes of the day at an instant, UTC ms, in the company's time zone. */
function minutesOfDay(at: number, utcOffsetMs: number): number {
  return Math.floor((at + utcOffsetMs - dayOf(at, utcOffsetMs) * dayMs) / minuteMs)
}

/** `09:05` at an instant, UTC ms, in the company's time zone. */
export function timeOfDay(at: number, utcOffsetMs: number): string {
  const minutes = minutesOfDay(at, utcOffsetMs)
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
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
