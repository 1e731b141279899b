import type { UploadSchedule } from '@smartym/contract'
import { dayMs, dayOf, minutesOf } from '@smartym/rules/time-of-day'

const minuteMs = 60_000

/* `18:00-00:00` ends with the day, `22:00-06:00` with the next morning; the same twice is the whole day. */
function spanOf(window: string): { startMs: number; lengthMs: number } {
  const [start, end] = [minutesOf(window.slice(0, 5)), minutesOf(window.slice(6))]
  const startMs = start * minuteMs
  const lengthMs = (end > start ? end - start : end - start + 24 * 60) * minuteMs
  return { startMs, lengthMs }
}

/**
 * The first instant from `at` on at which this phone may upload, UTC ms: `at` itself inside of a window, or without any. `share`
 * (0 to 1) is this phone's place in the spread after a window's beginning, so that all phones do not come in one second; of a
 * short window half is left to the last of them.
 */
export function nextOpenAt(
  { windows, spreadMs, utcOffsetMs }: Pick<UploadSchedule, 'windows' | 'spreadMs' | 'utcOffsetMs'>,
  share: number,
  at: number,
): number {
  if (windows.length === 0) return at
  const today = dayOf(at, utcOffsetMs) * dayMs - utcOffsetMs
  const openings = windows.flatMap((window) => {
    const { startMs, lengthMs } = spanOf(window)
    const waitMs = Math.floor(share * Math.min(spreadMs, lengthMs / 2))
    return [today - dayMs, today, today + dayMs]
      .map((day) => day + startMs)
      .filter((opensAt) => at < opensAt + lengthMs)
      .map((opensAt) => Math.max(at, opensAt + waitMs))
  })
  return Math.min(...openings)
}
