import type { SignInMethod } from '@smartym/contract'
import { createTimedCache } from '../../../platform/cache/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import { type Db, decodeJson, encodeJson, type Tx } from '../../../platform/db/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import type { SettingsSlice } from '../../settings/index.ts'
import { type Account, accountOf } from '../account.ts'
import { sessionNotFound } from '../accounts.errors.ts'
import type { AccountRow, SessionRow } from '../accounts.table.ts'
import { createSessionToken, hashSessionToken } from './session-token.ts'
import {
  isReauthenticationDue,
  isSessionAlive,
  type SessionLimits,
  sessionEnds,
  touchEveryMs,
} from './sessions.rules.ts'
import type { SessionsStore } from './sessions.store.ts'

/** How and from where a session began. */
export interface SessionOrigin {
  readonly method: SignInMethod
  readonly address: string
  readonly userAgent: string | null
}

/** A live console session. */
export interface Session {
  readonly sessionId: string
  readonly account: Account
  readonly createdAt: number
  /** Last request, to the minute. */
  lastSeenAt: number
  readonly authenticatedAt: number | null
  readonly method: SignInMethod
  readonly isReauthenticationDue: boolean
  readonly ends: { readonly idleExpiresAt: number; readonly absoluteExpiresAt: number }
}

/** A session among one's own. */
export interface ListedSession {
  readonly sessionId: string
  readonly createdAt: number
  readonly lastSeenAt: number
  readonly origin: SessionOrigin | null
}

/** How long another node may still take a session for alive after its end. */
const sessionLifeInMemoryMs = 3000
const maxKeptSessions = 20_000
/** Longer than any company lets a session be idle. */
const longestIdleMs = 8 * 3_600_000
const maxUserAgentLength = 300

export interface SessionsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: SessionsStore
  readonly settings: Pick<SettingsSlice, 'get'>
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
}

function isClosed({ locked_at, deactivated_at }: AccountRow): boolean {
  return locked_at !== null || deactivated_at !== null
}

type KnownSession = Omit<Session, 'isReauthenticationDue' | 'ends'>

function keyOf(tokenHash: Uint8Array): string {
  return Buffer.from(tokenHash).toString('hex')
}

/** Null for sessions older than the column. */
function originOf({ origin }: SessionRow): SessionOrigin | null {
  return origin === null ? null : decodeJson<SessionOrigin>(origin)
}

function numberOrNull(value: number | null): number | null {
  return value === null ? null : Number(value)
}

/** Console sessions: they end with sign-out, when idle for too long, after their longest life, and when the account changes. */
export function createSessionsService({ db, store, settings, clock, ids, audit }: SessionsDeps) {
  const sessions = createTimedCache({
    clock,
    lifeMs: sessionLifeInMemoryMs,
    maxEntries: maxKeptSessions,
    load: async (hashHex: string): Promise<KnownSession | undefined> => {
      const found = await store.findWithAccount(Buffer.from(hashHex, 'hex'))
      if (found === undefined || isClosed(found.account)) return undefined
      const { session, account } = found
      return {
        sessionId: session.id,
        account: accountOf(account),
        createdAt: Number(session.created_at),
        lastSeenAt: Number(session.last_seen_at),
        authenticatedAt: numberOrNull(session.authenticated_at),
        method: originOf(session)?.method ?? 'password',
      }
    },
  })

  async function limitsOf(companyId: string): Promise<SessionLimits> {
    return {
      idleMs: await settings.get(companyId, 'accounts.sessionIdleMs'),
      lifeMs: await settings.get(companyId, 'accounts.sessionLifeMs'),
    }
  }

  async function liveOf(known: KnownSession): Promise<Session | undefined> {
    const { companyId } = known.account
    const now = clock.now()
    const limits = await limitsOf(companyId)
    if (!isSessionAlive(known, limits, now)) return undefined
    const graceMs = await settings.get(companyId, 'accounts.reauthenticationGraceMs')
    touch(known, now)
    const isDue = isReauthenticationDue(known.authenticatedAt, graceMs, now)
    return { ...known, isReauthenticationDue: isDue, ends: sessionEnds(known, limits) }
  }

  function touch(session: KnownSession, now: number): void {
    if (now - session.lastSeenAt < touchEveryMs) return
    session.lastSeenAt = now
    /* Losing this write only ends an idle session a minute earlier. */
    db.transaction((tx) => store.touch(tx, session.sessionId, now)).catch(() => {})
  }

  function forgetAfter(tx: Tx, rows: readonly SessionRow[]): void {
    tx.afterCommit(() => {
      for (const { token_hash } of rows) sessions.forget(keyOf(token_hash))
    })
  }

  async function end(tx: Tx, rows: readonly SessionRow[]): Promise<void> {
    await store.delete(
      tx,
      rows.map(({ id }) => id),
    )
    forgetAfter(tx, rows)
  }

  async function auditEnd(tx: Tx, by: AuditOrigin, ended: readonly SessionRow[]): Promise<void> {
    for (const { id } of ended) {
      const object = { kind: 'session', id } as const
      await audit.record(tx, { ...by, kind: 'login', action: 'accounts.session_ended', object })
    }
  }

  return {
    limitsOf,

    /**
     * Begins a session under a token that nobody had before, as part of the transaction that signs in. The oldest ones
     * that are more than the company allows end.
     */
    async begin(
      tx: Tx,
      account: AccountRow,
      origin: SessionOrigin,
      maxSessions: number,
    ): Promise<{ sessionId: string; token: string }> {
      const token = createSessionToken()
      const now = clock.now()
      const sessionId = ids.next('session')
      const others = await store.listInside(tx, account.id)
      await end(tx, others.slice(0, Math.max(0, others.length + 1 - maxSessions)))
      const { method, address } = origin
      const userAgent = origin.userAgent?.slice(0, maxUserAgentLength) ?? null
      await store.insert(tx, {
        id: sessionId,
        token_hash: hashSessionToken(token) as Buffer,
        company_id: account.company_id,
        account_id: account.id,
        created_at: now,
        last_seen_at: now,
        authenticated_at: now,
        origin: encodeJson({ method, address, userAgent }),
      })
      await audit.record(tx, {
        companyId: account.company_id,
        actor: { kind: 'account', id: account.id, name: account.name },
        address,
        deviceId: null,
        kind: 'login',
        action: 'accounts.signed_in',
        object: { kind: 'session', id: sessionId },
        detail: { method },
      })
      return { sessionId, token }
    },

    /** The live session of a token, marked as used now. */
    async findSession(token: string): Promise<Session | undefined> {
      const tokenHash = hashSessionToken(token)
      const known = tokenHash && (await sessions.get(keyOf(tokenHash)))
      return known && liveOf(known)
    },

    /** A session that has not ended, whether used lately or not: a wall of the board shows itself to nobody's hand. */
    async findOpen(token: string): Promise<Session | undefined> {
      const tokenHash = hashSessionToken(token)
      const known = tokenHash && (await sessions.get(keyOf(tokenHash)))
      if (known === undefined) return undefined
      const ends = sessionEnds(known, await limitsOf(known.account.companyId))
      return clock.now() < ends.absoluteExpiresAt
        ? { ...known, isReauthenticationDue: true, ends }
        : undefined
    },

    async signOut(token: string, sessionId: string, by: AuditOrigin): Promise<void> {
      await db.transaction(async (tx) => {
        await store.delete(tx, [sessionId])
        const object = { kind: 'session', id: sessionId } as const
        await audit.record(tx, { ...by, kind: 'login', action: 'accounts.signed_out', object })
      })
      const tokenHash = hashSessionToken(token)
      if (tokenHash !== undefined) sessions.forget(keyOf(tokenHash))
    },

    /** The person has shown again who it is; part of a transaction. */
    async recordAuthentication(tx: Tx, token: string, sessionId: string): Promise<void> {
      await store.recordAuthentication(tx, sessionId, clock.now())
      tx.afterCommit(() => {
        const tokenHash = hashSessionToken(token)
        if (tokenHash !== undefined) sessions.forget(keyOf(tokenHash))
      })
    },

    /** Goes on under a token that nobody had before; the earlier one is worth nothing. */
    async renewToken(tx: Tx, token: string, sessionId: string): Promise<string> {
      const renewed = createSessionToken()
      await store.replaceToken(tx, sessionId, hashSessionToken(renewed) as Buffer, clock.now())
      tx.afterCommit(() => {
        const tokenHash = hashSessionToken(token)
        if (tokenHash !== undefined) sessions.forget(keyOf(tokenHash))
      })
      return renewed
    },

    /** Ends an account's sessions, but for one: its password or its rights have changed, or it is no more. */
    async endSessions(tx: Tx, accountId: string, exceptSessionId?: string): Promise<void> {
      const rows = await store.listInside(tx, accountId)
      await end(
        tx,
        rows.filter(({ id }) => id !== exceptSessionId),
      )
    },

    /** An account's live sessions, the newest first. */
    async listLive(accountId: string, companyId: string): Promise<ListedSession[]> {
      const limits = await limitsOf(companyId)
      const now = clock.now()
      return (await store.listOfAccount(accountId))
        .map((row) => ({
          sessionId: row.id,
          createdAt: Number(row.created_at),
          lastSeenAt: Number(row.last_seen_at),
          origin: originOf(row),
        }))
        .filter((times) => isSessionAlive(times, limits, now))
        .toReversed()
    },

    /** Ends one own session. Throws `accounts.session_not_found` for another's. */
    async endOne(accountId: string, sessionId: string, by: AuditOrigin): Promise<void> {
      await db.transaction(async (tx) => {
        const rows = (await store.listInside(tx, accountId)).filter(({ id }) => id === sessionId)
        if (rows.length === 0) throw sessionNotFound()
        await end(tx, rows)
        await auditEnd(tx, by, rows)
      })
    },

    /** Ends every own session but this one. */
    async endOthers(accountId: string, keptSessionId: string, by: AuditOrigin): Promise<void> {
      await db.transaction(async (tx) => {
        const rows = (await store.listInside(tx, accountId)).filter(({ id }) => id !== keptSessionId)
        await end(tx, rows)
        await auditEnd(tx, by, rows)
      })
    },

    /** Removes what has been idle for too long. */
    deleteExpired: (): Promise<void> =>
      db.transaction((tx) => store.deleteUnusedSince(tx, clock.now() - longestIdleMs)),
  }
}
export type SessionsService = ReturnType<typeof createSessionsService>
