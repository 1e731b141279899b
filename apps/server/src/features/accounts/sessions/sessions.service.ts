import { createTimedCache } from '../../../platform/cache/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import { type Account, accountOf } from '../account.ts'
import type { PasswordsService, SignInAttempt } from '../passwords/passwords.service.ts'
import { createSessionToken, hashSessionToken } from './session-token.ts'
import { isSessionAlive, sessionIdleMs, touchEveryMs } from './sessions.rules.ts'
import type { SessionsStore } from './sessions.store.ts'

/** A live console session. */
export interface Session {
  readonly sessionId: string
  readonly account: Account
  readonly createdAt: number
  /** Last request, to the minute. */
  lastSeenAt: number
}

/** How long another node may still take a session for alive after its end. */
const sessionLifeInMemoryMs = 3000
const maxKeptSessions = 20_000

export interface SessionsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: SessionsStore
  readonly passwords: PasswordsService
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
}

/** Console sessions: they end with sign-out, after 15 idle minutes, and after 12 hours. */
export function createSessionsService({ db, store, passwords, clock, ids, audit }: SessionsDeps) {
  const sessions = createTimedCache({
    clock,
    lifeMs: sessionLifeInMemoryMs,
    maxEntries: maxKeptSessions,
    load: async (hashHex: string): Promise<Session | undefined> => {
      const found = await store.findWithAccount(Buffer.from(hashHex, 'hex'))
      if (found === undefined || found.account.locked_at !== null) return undefined
      const { id, created_at, last_seen_at } = found.session
      return {
        sessionId: id,
        account: accountOf(found.account),
        createdAt: created_at,
        lastSeenAt: last_seen_at,
      }
    },
  })

  function touch(session: Session, now: number): void {
    if (now - session.lastSeenAt < touchEveryMs) return
    session.lastSeenAt = now
    /* Losing this write only ends an idle session a minute earlier. */
    db.transaction((tx) => store.touch(tx, session.sessionId, now)).catch(() => {})
  }

  return {
    /** Begins a session under a token that nobody had before. Throws what `verifyPassword` throws. */
    async signIn(attempt: SignInAttempt): Promise<{ session: Session; token: string }> {
      const account = await passwords.verifyPassword(attempt)
      const token = createSessionToken()
      const tokenHash = hashSessionToken(token) as Buffer
      const now = clock.now()
      const sessionId = ids.next('session')
      await db.transaction(async (tx) => {
        await passwords.recordSignIn(tx, account.accountId)
        const { accountId, companyId } = account
        const row = { id: sessionId, token_hash: tokenHash, company_id: companyId, account_id: accountId }
        await store.insert(tx, { ...row, created_at: now, last_seen_at: now })
        await audit.record(tx, {
          companyId,
          actor: { kind: 'account', id: accountId, name: account.name },
          address: attempt.address,
          deviceId: null,
          kind: 'login',
          action: 'accounts.signed_in',
          object: { kind: 'session', id: sessionId },
        })
      })
      return { session: { sessionId, account, createdAt: now, lastSeenAt: now }, token }
    },

    /** The live session of a token, marked as used now. */
    async findSession(token: string): Promise<Session | undefined> {
      const tokenHash = hashSessionToken(token)
      if (tokenHash === undefined) return undefined
      const session = await sessions.get(tokenHash.toString('hex'))
      const now = clock.now()
      if (session === undefined || !isSessionAlive(session, now)) return undefined
      touch(session, now)
      return session
    },

    async signOut(token: string, sessionId: string, by: AuditOrigin): Promise<void> {
      await db.transaction(async (tx) => {
        await store.delete(tx, sessionId)
        await audit.record(tx, {
          ...by,
          kind: 'login',
          action: 'accounts.signed_out',
          object: { kind: 'session', id: sessionId },
        })
      })
      sessions.forget(hashSessionToken(token)?.toString('hex') ?? '')
    },

    /** Removes what has been idle for too long. */
    deleteExpired: (): Promise<void> =>
      db.transaction((tx) => store.deleteUnusedSince(tx, clock.now() - sessionIdleMs)),
  }
}
export type SessionsService = ReturnType<typeof createSessionsService>
