import { defineError } from './domain-error.ts'

/** One refused member of a request: where it stands and which rule of the schema it broke. */
export interface InvalidMember {
  readonly path: string
  readonly rule: string
}

export const requestInvalid = defineError<{ members: readonly InvalidMember[] }>('request.invalid')
export const idempotencyKeyMissing = defineError('request.idempotency_key_missing')
export const idempotencyKeyInUse = defineError('request.idempotency_key_in_use', { retryAfterSeconds: 1 })
export const idempotencyKeyReused = defineError('request.idempotency_key_reused')
export const cursorInvalid = defineError('request.cursor_invalid')
export const httpsRequired = defineError('request.https_required')
export const requestNotFound = defineError('request.not_found')
export const methodNotAllowed = defineError('request.method_not_allowed')
export const requestTooLarge = defineError('request.too_large')
export const requestTooSlow = defineError('request.too_slow')
export const headersTooLarge = defineError('request.headers_too_large')
export const unsupportedMediaType = defineError('request.unsupported_media_type')
export const tooManyRequests = defineError<{ retryAfterSeconds: number }>('request.too_many')
export const exportTooManyRows = defineError<{ maxRows: number }>('exports.too_many_rows')
export const authRequired = defineError('auth.required')
export const authForbidden = defineError<{ permission: string }>('auth.forbidden')
export const reauthenticationRequired = defineError('accounts.reauthentication_required')
export const csrfInvalid = defineError('auth.csrf_invalid')
export const serverInternal = defineError('server.internal')
export const serverBusy = defineError('server.busy', { retryAfterSeconds: 1 })
export const serverStorageFull = defineError('server.storage_full', { retryAfterSeconds: 10 })
