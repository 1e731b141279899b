import { zoneOffsetMs } from '../../../platform/clock/index.ts'

/** When people of a company usually work, in its zone. */
export interface WorkingHours {
  readonly days: readonly Weekday[]
  /** Days on which nobody works, whatever day of the week: `2026-09-25`. */
  readonly holidays: readonly string[]
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

/** Whether people of a company work on a day of its calendar, `2026-09-25`. */
export function isWorkday(day: string, { days, holidays }: Pick<WorkingHours, 'days' | 'holidays'>): boolean {
  const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 'sun'
  return days.includes(weekday) && !holidays.includes(day)
}

/** Tells a company's month and working hours of instants; remembers the zone's offset, which costs a thousand times the rest. */
export function createCalendar(timeZone: string, hours: WorkingHours) {
  const offsets = new Map<number, number>()
  const starts = minutesOf(hours.startsAt)
  const ends = minutesOf(hours.endsAt)

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
      const minutes = local.getUTCHours() * 60 + local.getUTCMinutes()
      return !isWorkday(local.toISOString().slice(0, 10), hours) || minutes < starts || minutes >= ends
    },
  }
}
