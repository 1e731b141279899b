import type { AuthKind, Permission, Scope } from '@smartym/contract'
import type { FastifyRequest } from 'fastify'

/** Who sends a request, once that is proved. */
export interface Caller {
  /** How it proved who it is. */
  readonly kind: Exclude<AuthKind, 'none'>
  /** Id of the session, API key, browser token or device; idempotency keys and rate limits count by it. */
  readonly id: string
  readonly companyId: string
  readonly accountId: string | null
  readonly agentId: string | null
  readonly deviceId: string | null
  readonly apiKeyId: string | null
  /** Name for the audit page. */
  readonly name: string | null
  readonly permissions: ReadonlySet<Permission>
  /** How far the permissions reach: own objects, `orgUnitIds`, or the company. */
  readonly scope: Scope
  /** The units that `subtree` covers; empty for the other scopes. */
  readonly orgUnitIds: readonly string[]
  /** A session that has not shown lately who sits there (SEC-5); other callers show it with every request. */
  readonly isReauthenticationDue?: boolean
  /** What the answer tells a caller for its next proof. */
  readonly answerHeaders?: Readonly<Record<string, string>>
}

/** Proves who sends a request. Given to the HTTP application; the accounts and devices slices stand behind it. */
export interface Authenticator {
  /**
   * The caller, proved in one of the allowed ways; undefined when the request carries no proof of any of them.
   * Throws a domain error for a proof that is refused (expired, locked, bad CSRF token).
   */
  authenticate(
    request: FastifyRequest,
    allowed: readonly AuthKind[],
  ): Caller | undefined | Promise<Caller | undefined>
  /**
   * The caller as it stands now, while its stream runs; undefined when the proof no longer holds. Counts as no use of a
   * session.
   */
  confirm?(
    request: FastifyRequest,
    allowed: readonly AuthKind[],
  ): Caller | undefined | Promise<Caller | undefined>
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null on operations that everybody may call when the request carried no proof. */
    caller: Caller | null
  }
  interface FastifyContextConfig {
    /** Permission that a caller needs; `public` needs no caller, `self` any. Every route has one. */
    permission?: Permission
    auth?: readonly AuthKind[]
    /** Refused while the caller's re-authentication is due. */
    reauthentication?: boolean
  }
}
