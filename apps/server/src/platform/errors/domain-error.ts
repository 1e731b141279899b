import { type ErrorCode, errorStatuses } from '@smartym/contract'

/** Values that an error carries beside its code; they become members of the problem+json answer and fill its phrase. */
export type ErrorParams = Readonly<Record<string, unknown>>

interface DomainErrorOptions {
  readonly code: ErrorCode
  readonly params: ErrorParams
  readonly retryAfterSeconds: number | undefined
}

/**
 * A refusal that a caller is told about: a stable code of the contract, the HTTP status that belongs to it, and
 * parameters. Made by a factory from `defineError`.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly code: ErrorCode
  readonly status: number
  readonly params: ErrorParams
  /** Seconds for a `Retry-After` header. */
  readonly retryAfterSeconds: number | undefined
  /** Headers of the answer that belong to the refusal. */
  headers: Readonly<Record<string, string>> = {}

  constructor({ code, params, retryAfterSeconds }: DomainErrorOptions) {
    super(code)
    this.code = code
    this.status = errorStatuses[code]
    this.params = params
    this.retryAfterSeconds = retryAfterSeconds
  }

  /** The same refusal, answered with these headers. */
  withHeaders(headers: Readonly<Record<string, string>>): this {
    this.headers = headers
    return this
  }
}

/** Makes errors of one code; `is` recognises them. */
export interface ErrorFactory<P extends ErrorParams | void> {
  (...args: P extends ErrorParams ? [params: P] : []): DomainError
  readonly code: ErrorCode
  readonly is: (error: unknown) => error is DomainError
}

/**
 * Declares an error of the contract: `const agentInCall = defineError<{ since: string }>('dialing.agent_in_call')`, then
 * `throw agentInCall({ since })`. A parameter `retryAfterSeconds` becomes the `Retry-After` header, else the option does.
 */
export function defineError<P extends ErrorParams | void = void>(
  code: ErrorCode,
  options: { retryAfterSeconds?: number } = {},
): ErrorFactory<P> {
  const create = (params: ErrorParams = {}): DomainError => {
    const { retryAfterSeconds = options.retryAfterSeconds } = params
    return new DomainError({
      code,
      params,
      retryAfterSeconds: typeof retryAfterSeconds === 'number' ? retryAfterSeconds : undefined,
    })
  }
  return Object.assign(create, {
    code,
    is: (error: unknown): error is DomainError => error instanceof DomainError && error.code === code,
  }) as ErrorFactory<P>
}
