const minuteMs = 60_000
/** Of a day without a change of the clocks. */
export const dayMs = 24 * 60 * minuteMs

/** Minutes from the day's beginning to a time of day, `HH:MM`. */
export function minutesOf(timeOfDay: string): number {
  return Number(timeOfDay.slice(0, 2)) * 60 + Number(timeOfDay.slice(3))
}

/** Number of the day at an instant, UTC ms, in the company's time zone. */
export function dayOf(at: number, utcOffsetMs: number): number {
  return Math.floor((at + utcOffsetMs) / dayMs)
}

/** Minutes of the day at an instant, UTC ms, in the company's time zone. */
export function minutesOfDay(at: number, utcOffsetMs: number): number {
  return Math.floor((at + utcOffsetMs - dayOf(at, utcOffsetMs) * dayMs) / minuteMs)
}

/** `09:05` at an instant, UTC ms, in the company's time zone. */
export function timeOfDay(at: number, utcOffsetMs: number): string {
  const minutes = minutesOfDay(at, utcOffsetMs)
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
