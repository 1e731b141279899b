import { hash } from 'node:crypto'

/**
 * Counts wrong passwords of login ids that nobody has, so that they seem to be locked as real ones are and a stranger
 * cannot learn which login ids exist. Kept in memory, hashed, and bounded.
 */
export interface UnknownLoginIds {
  isLocked(loginId: string, lockAfter: number): boolean
  recordFailure(loginId: string): void
}

export function createUnknownLoginIds(maxKept: number): UnknownLoginIds {
  const failures = new Map<string, number>()
  const keyOf = (loginId: string): string => hash('sha256', loginId, 'base64url')
  return {
    isLocked: (loginId, lockAfter) => (failures.get(keyOf(loginId)) ?? 0) >= lockAfter,
    recordFailure(loginId) {
      const key = keyOf(loginId)
      const count = (failures.get(key) ?? 0) + 1
      failures.delete(key)
      failures.set(key, count)
      const oldest = failures.keys().next()
      if (failures.size > maxKept && oldest.done !== true) failures.delete(oldest.value)
    },
  }
}
