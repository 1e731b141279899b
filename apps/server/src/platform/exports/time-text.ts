const parts = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
} as const

/** Writes instants as `2026-11-23 14:05:09` in a time zone; nothing stays nothing. */
export function createTimeText(timeZone: string) {
  const formatter = new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', ...parts })
  function write(at: string | number): string
  function write(at: string | number | null): string | null
  function write(at: string | number | null): string | null {
    return at === null ? null : formatter.format(new Date(at)).replace(', ', ' ')
  }
  return write
}
export type TimeText = ReturnType<typeof createTimeText>
