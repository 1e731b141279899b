import type { ProblemResponse } from '@smartym/contract'
import type { FastifyError } from 'fastify'
import { DatabaseBusyError, StorageFullError } from '../db/index.ts'
import {
  DomainError,
  methodNotAllowed,
  requestInvalid,
  requestNotFound,
  requestTooLarge,
  serverBusy,
  serverInternal,
  serverStorageFull,
  unsupportedMediaType,
} from '../errors/index.ts'
import type { Language, Phrase } from './language.ts'
import { RequestInvalidError } from './validation.ts'

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && 'code' in error && 'statusCode' in error
}

/* What Fastify itself refuses, by status; its texts are not shown. */
function ofStatus(status: number): DomainError {
  if (status === 404) return requestNotFound()
  if (status === 405) return methodNotAllowed()
  if (status === 413) return requestTooLarge()
  if (status === 415) return unsupportedMediaType()
  if (status === 503) return serverBusy()
  if (status >= 400 && status < 500) return requestInvalid({ members: [] })
  return serverInternal()
}

/** The refusal that a caller is told for anything thrown. What we do not know becomes `server.internal`, without its text. */
export function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error
  if (error instanceof RequestInvalidError) return requestInvalid({ members: error.members })
  if (error instanceof DatabaseBusyError) return serverBusy()
  if (error instanceof StorageFullError) return serverStorageFull()
  if (isFastifyError(error) && error.statusCode !== undefined) return ofStatus(error.statusCode)
  return serverInternal()
}

/** RFC 9457 problem details in the caller's language. `instance` is the request's id, as in the log. */
export function toProblem(
  error: DomainError,
  language: Language,
  phrase: Phrase,
  requestId: string,
): ProblemResponse {
  return {
    ...error.params,
    type: `urn:smartym:problem:${error.code}`,
    title: phrase(error.code, language, error.params),
    status: error.status,
    code: error.code,
    instance: requestId,
  }
}
