/**
 * Wait before attempt `failures` + 1: doubles from `baseMs` up to `maxMs`, between half and all of it by chance, so that
 * ten thousand phones do not come back at once. What the server asked for is the least.
 */
export function backOffMs(
  failures: number,
  { baseMs, maxMs }: { baseMs: number; maxMs: number },
  fraction: number,
  retryAfterMs: number | null = null,
): number {
  const wholeMs = Math.min(maxMs, baseMs * 2 ** Math.min(30, Math.max(0, failures - 1)))
  return Math.max(retryAfterMs ?? 0, Math.round(wholeMs * (0.5 + fraction / 2)))
}
