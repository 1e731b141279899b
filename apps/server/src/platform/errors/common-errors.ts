import { commonErrors } from '@smartym/contract/problem'
import { defineError } from './domain-error.ts'

function common<const C extends keyof typeof commonErrors>(
  code: C,
): { code: C; status: (typeof commonErrors)[C] } {
  return { code, status: commonErrors[code] }
}

/** One refused member of a request: JSON path and the schema keyword it broke. */
export interface InvalidMember {
  readonly path: string
  readonly rule: string
}

export const requestInvalid = defineError<{ members: readonly InvalidMember[] }>(common('request.invalid'))
export const idempotencyKeyMissing = defineError(common('request.idempotency_key_missing'))
export const idempotencyKeyInUse = defineError({
  ...common('request.idempotency_key_in_use'),
  retryAfterSeconds: 1,
})
export const idempotencyKeyReused = defineError(common('request.idempotency_key_reused'))
export const cursorInvalid = defineError(common('request.cursor_invalid'))
export const requestNotFound = defineError(common('request.not_found'))
export const methodNotAllowed = defineError(common('request.method_not_allowed'))
export const requestTooLarge = defineError(common('request.too_large'))
export const unsupportedMediaType = defineError(common('request.unsupported_media_type'))
export const tooManyRequests = defineError<{ retryAfterSeconds: number }>(common('request.too_many'))
export const authRequired = defineError(common('auth.required'))
export const authForbidden = defineError<{ permission?: string }>(common('auth.forbidden'))
export const csrfInvalid = defineError(common('auth.csrf_invalid'))
export const serverInternal = defineError(common('server.internal'))
export const serverBusy = defineError({ ...common('server.busy'), retryAfterSeconds: 1 })
export const serverStorageFull = defineError({ ...common('server.storage_full'), retryAfterSeconds: 10 })
