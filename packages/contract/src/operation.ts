import type { TSchema } from 'typebox'
import type { Permission } from './permissions.ts'

/** How a caller may prove who it is. `none` is for operations that everybody may call. */
export type AuthKind = 'session' | 'api_key' | 'browser_token' | 'device' | 'none'

/**
 * One operation of the HTTP API as data: the server registers its route from it, the OpenAPI document and the typed
 * client come from it. `path` is in Fastify's form (`/api/v1/calls/:callId`). `errors` lists the codes of
 * problem+json answers beyond those that every operation may give (`request.*`, `auth.*`, `server.*`).
 */
export interface Operation {
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD'
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly permission: Permission
  readonly auth: readonly AuthKind[]
  readonly params?: TSchema
  readonly query?: TSchema
  readonly headers?: TSchema
  readonly body?: TSchema
  readonly responses: Readonly<Record<number, TSchema>>
  readonly errors: readonly string[]
  readonly idempotency?: 'required'
  /**
   * A console session must have shown its password, a passkey or a code within the company's grace time; otherwise the
   * answer is `accounts.reauthentication_required` (SEC-5). For what shows or takes out what must not leave unseen.
   * With names of query members only a request that has one of them is refused so.
   */
  readonly reauthentication?: true | readonly string[]
  /** Largest body in bytes; the server's default is 64 KiB. */
  readonly bodyLimitBytes?: number
  /** The body comes as a form (`application/x-www-form-urlencoded`), where a foreign standard wants it so. */
  readonly isForm?: true
  /** The answer is a stream of server-sent events; `responses[200]` is the shape of one event's data. */
  readonly isEventStream?: boolean
  /** The answer is bytes of this media type. */
  readonly binary?: string
  /** The bytes are of one of these types, as the answer's `content-type` says; then `binary` covers them all. */
  readonly mediaTypes?: readonly string[]
}

/** Keeps the literal types of an operation, so that server and client infer shapes from it. */
export function defineOperation<const T extends Operation>(operation: T): T {
  return operation
}
