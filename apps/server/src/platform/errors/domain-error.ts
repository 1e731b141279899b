/** Values that an error carries beside its code; they become members of the problem+json answer and fill its phrase. */
export type ErrorParams = Readonly<Record<string, unknown>>

/**
 * A refusal that a caller is told about: a stable code, the HTTP status it becomes, and parameters.
 * Made only by a factory from `defineError`.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly code: string
  readonly status: number
  readonly params: ErrorParams
  /** Seconds for a `Retry-After` header. */
  readonly retryAfterSeconds: number | undefined

  constructor(definition: ErrorDefinition, params: ErrorParams) {
    super(definition.code)
    this.code = definition.code
    this.status = definition.status
    this.params = params
    this.retryAfterSeconds = definition.retryAfterSeconds
  }
}

export interface ErrorDefinition {
  readonly code: string
  readonly status: number
  readonly retryAfterSeconds?: number
}

/** Makes errors of one code; `is` recognises them. */
export interface ErrorFactory<P extends ErrorParams | void> {
  (...args: P extends ErrorParams ? [params: P] : []): DomainError
  readonly code: string
  readonly status: number
  is(error: unknown): error is DomainError
}

/**
 * Declares an error: `const agentBusy = defineError<{ agentState: string }>({ code: 'dialing.agent_in_call', status: 409 })`,
 * then `throw agentBusy({ agentState })`.
 */
export function defineError<P extends ErrorParams | void = void>(
  definition: ErrorDefinition,
): ErrorFactory<P> {
  const create = (params?: ErrorParams): DomainError => new DomainError(definition, params ?? {})
  return Object.assign(create, {
    code: definition.code,
    status: definition.status,
    is: (error: unknown): error is DomainError =>
      error instanceof DomainError && error.code === definition.code,
  }) as ErrorFactory<P>
}
