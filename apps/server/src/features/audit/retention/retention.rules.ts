/** Entries are purged in whole blocks of the log. */
export const blockEntries = 1000
export const leafHashBytes = 32
/** Access logs are kept for a year at least, whatever anybody sets (개인정보의 안전성 확보조치 기준 제8조). */
const floorDays = 365
const dayMs = 24 * 3_600_000

/** Entries before this instant may be purged; never any of the last year. */
export function cutoffOf(now: number, retentionDays: number): number {
  return now - Math.max(floorDays, retentionDays) * dayMs
}

/**
 * May so many entries, from the first on, have been purged: a checkpoint that covers them was signed a year ago. The
 * entries themselves, and so their times, are gone; the signature is what is left to tell how old they were.
 */
export function isOldEnough(
  purged: number,
  checkpoints: readonly { readonly treeSize: number; readonly signedAt: number }[],
  now: number,
): boolean {
  const cutoff = cutoffOf(now, floorDays)
  return checkpoints.some(({ treeSize, signedAt }) => treeSize >= purged && signedAt <= cutoff)
}
