import type { AuthKind, Grants, Permission, Scope } from '@smartym/contract'
import type { FastifyRequest } from 'fastify'

/** The units of somebody's place in the company. */
export interface CallerUnits {
  readonly team: readonly string[]
  readonly subtree: readonly string[]
}

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
  /** What it may do, and how far each permission reaches. */
  readonly grants: Grants
  /** The units that the scopes `team` and `subtree` cover. */
  readonly units: CallerUnits
  /** How far it reaches in this request, by the permission of the route; another permission's reach is `reachOf`. */
  readonly scope: Scope
  /** The units that `scope` covers; empty for `own` and `all`. */
  readonly orgUnitIds: readonly string[]
  /** A session that has not shown lately who sits there (SEC-5); other callers show it with every request. */
  readonly isReauthenticationDue?: boolean
  /** What the answer tells a caller for its next proof. */
  readonly answerHeaders?: Readonly<Record<string, string>>
}

/** May the caller do this at all. */
export function hasPermission({ grants }: Pick<Caller, 'grants'>, permission: Permission): boolean {
  return grants[permission] !== undefined
}

/** The caller with the reach of one of its permissions; without the permission it reaches nothing. */
export function reachOf(caller: Caller, permission: Permission): Caller {
  const scope = caller.grants[permission]
  if (scope === undefined) return { ...caller, scope: 'team', orgUnitIds: [] }
  const orgUnitIds = scope === 'team' || scope === 'subtree' ? caller.units[scope] : []
  return { ...caller, scope, orgUnitIds }
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
    /** Refused while the caller's re-authentication is due; with names, when the query has one of these members. */
    reauthentication?: boolean | readonly string[]
  }
}
