const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const kept = formats.get(timeZone)
  if (kept !== undefined) return kept
  const made = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(timeZone, made)
  return made
}

/** How far a zone's clocks are ahead of UTC at an instant (UTC ms), in ms. */
export function zoneOffsetMs(timeZone: string, at: number): number {
  const parts = formatOf(timeZone).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((candidate) => candidate.type === type)?.value)
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return local - Math.floor(at / 1000) * 1000
}

/** The calendar day of an instant (UTC ms) in a time zone: `2026-11-02`. */
export function dayIn(timeZone: string, at: number): string {
  return new Date(at + zoneOffsetMs(timeZone, at)).toISOString().slice(0, 10)
}

/** The calendar month of an instant in a zone: `2026-10`. */
export function monthIn(timeZone: string, at: number): string {
  return new Date(at + zoneOffsetMs(timeZone, at)).toISOString().slice(0, 7)
}

/** The month after, or before with a negative step: `2026-12` and 1 is `2027-01`. */
export function monthAfter(month: string, step = 1): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + step, 1)).toISOString().slice(0, 7)
}

/** When a calendar month begins in a zone, UTC ms. */
export function startOfMonth(timeZone: string, month: string): number {
  const local = Date.parse(`${month}-01T00:00:00Z`)
  const near = local - zoneOffsetMs(timeZone, local)
  return local - zoneOffsetMs(timeZone, near)
}
