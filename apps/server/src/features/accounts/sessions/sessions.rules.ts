/** How stale the stored time of the last request may be; spares a write per request. */
export const touchEveryMs = 60_000

/** What the company sets of console sessions. */
export interface SessionLimits {
  /** Without a request for so long a session ends. */
  readonly idleMs: number
  /** However busy, a session ends after so long. */
  readonly lifeMs: number
}

/** When a session began and was last used, UTC ms. */
export interface SessionTimes {
  readonly createdAt: number
  readonly lastSeenAt: number
}

export function sessionEnds(
  { createdAt, lastSeenAt }: SessionTimes,
  { idleMs, lifeMs }: SessionLimits,
): { idleExpiresAt: number; absoluteExpiresAt: number } {
  const absoluteExpiresAt = createdAt + lifeMs
  return { idleExpiresAt: Math.min(lastSeenAt + idleMs, absoluteExpiresAt), absoluteExpiresAt }
}

export function isSessionAlive(times: SessionTimes, limits: SessionLimits, now: number): boolean {
  return now < sessionEnds(times, limits).idleExpiresAt
}

/** Must the person show again who it is, this long after having shown it. */
export function isReauthenticationDue(authenticatedAt: number | null, graceMs: number, now: number): boolean {
  return authenticatedAt === null || now - authenticatedAt > graceMs
}
