import { Type, type Static } from 'typebox'
import { named } from './schema.ts'

/** RFC 9457 problem details. `code` is stable; `title` is a phrase in the caller's language; other members belong to the code. */
export const ProblemResponse = named(
  'Problem',
  Type.Object(
    {
      type: Type.String(),
      title: Type.String(),
      status: Type.Integer(),
      code: Type.String(),
      detail: Type.Optional(Type.String()),
      instance: Type.Optional(Type.String()),
    },
    { additionalProperties: true },
  ),
)
export type ProblemResponse = Static<typeof ProblemResponse>

/** Codes that every operation may answer, with their HTTP status. */
export const commonErrors = {
  'request.invalid': 400,
  'request.idempotency_key_missing': 400,
  'request.cursor_invalid': 400,
  'request.https_required': 403,
  'request.not_found': 404,
  'request.method_not_allowed': 405,
  'request.too_slow': 408,
  'request.idempotency_key_in_use': 409,
  'request.too_large': 413,
  'request.unsupported_media_type': 415,
  'request.idempotency_key_reused': 422,
  'request.too_many': 429,
  'request.headers_too_large': 431,
  'auth.required': 401,
  'auth.forbidden': 403,
  'auth.csrf_invalid': 403,
  'server.internal': 500,
  'server.busy': 503,
  'server.storage_full': 507,
} as const
