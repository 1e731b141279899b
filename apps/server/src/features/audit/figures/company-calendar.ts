import { zoneOffsetMs } from '../../../platform/clock/index.ts'

/** When people of a company usually work, in its zone. */
export interface WorkingHours {
  readonly days: readonly Weekday[]
  /** `08:00`. */
  readonly startsAt: string
  /** `19:00`, exclusive. */
  readonly endsAt: string
}
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'

const weekdays: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const minuteMs = 60_000
/* Zones change their clocks at quarters of an hour at the finest. */
const quarterMs = 15 * minuteMs

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** Tells a company's month and working hours of instants; remembers the zone's offset, which costs a thousand times the rest. */
export function createCalendar(timeZone: string, { days, startsAt, endsAt }: WorkingHours) {
  const offsets = new Map<number, number>()
  const starts = minutesOf(startsAt)
  const ends = minutesOf(endsAt)

  function localOf(at: number): Date {
    const quarter = Math.floor(at / quarterMs)
    const offset = offsets.get(quarter) ?? zoneOffsetMs(timeZone, at)
    offsets.set(quarter, offset)
    return new Date(at + offset)
  }

  return {
    monthOf: (at: number): string => localOf(at).toISOString().slice(0, 7),
    isOutsideHours(at: number): boolean {
      const local = localOf(at)
      const day = weekdays[local.getUTCDay()] ?? 'sun'
      const minutes = local.getUTCHours() * 60 + local.getUTCMinutes()
      return !days.includes(day) || minutes < starts || minutes >= ends
    },
  }
}
