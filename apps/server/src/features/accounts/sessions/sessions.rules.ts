/** Without a request for so long a session ends. */
export const sessionIdleMs = 15 * 60_000
/** However busy, a session ends after so long. */
const sessionLifeMs = 12 * 3_600_000
/** How stale the stored time of the last request may be; spares a write per request. */
export const touchEveryMs = 60_000

/** When a session began and was last used, UTC ms. */
export interface SessionTimes {
  readonly createdAt: number
  readonly lastSeenAt: number
}

export function sessionEnds({ createdAt, lastSeenAt }: SessionTimes): {
  idleExpiresAt: number
  absoluteExpiresAt: number
} {
  const absoluteExpiresAt = createdAt + sessionLifeMs
  return { idleExpiresAt: Math.min(lastSeenAt + sessionIdleMs, absoluteExpiresAt), absoluteExpiresAt }
}

export function isSessionAlive(times: SessionTimes, now: number): boolean {
  return now < sessionEnds(times).idleExpiresAt
}
