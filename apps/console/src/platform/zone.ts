import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone.js'
import utc from 'dayjs/plugin/utc.js'

dayjs.extend(utc)
dayjs.extend(timezone)

/** The instant at which a calendar day (`2026-11-23`) begins in a time zone. */
export function startOfDay(day: string, timeZone: string): string {
  return dayjs.tz(`${day}T00:00:00`, timeZone).toISOString()
}

/** The instant at which the day after begins: the open end of a period that includes `day`. */
export function endOfDay(day: string, timeZone: string): string {
  return startOfDay(addDays(day, 1), timeZone)
}

/** The calendar day of an instant in a time zone. */
export function dayOf(at: number, timeZone: string): string {
  return dayjs(at).tz(timeZone).format('YYYY-MM-DD')
}

/** A calendar day some days later. */
export function addDays(day: string, days: number): string {
  return dayjs.utc(day).add(days, 'day').format('YYYY-MM-DD')
}
