import type { ErrorCode } from '@smartym/contract/errors'

/** Codes that only the browser can give: no server was reached, or its answer was no answer of ours. */
type LocalCode = 'console.unreachable' | 'console.unexpected_answer' | 'console.insecure_context'

/** A refusal, from the server (problem+json) or from the way to it. `message` is a sentence in the reader's language. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ErrorCode | LocalCode
  /** HTTP status, 0 when no answer came. */
  readonly status: number
  /** Members of the problem that belong to its code. */
  readonly members: Readonly<Record<string, unknown>>

  constructor(
    code: ErrorCode | LocalCode,
    status: number,
    title: string,
    members: Readonly<Record<string, unknown>> = {},
  ) {
    super(title)
    this.code = code
    this.status = status
    this.members = members
  }
}

/** Is this a refusal with one of these codes. */
export function isProblem(error: unknown, ...codes: readonly Problem['code'][]): error is Problem {
  return error instanceof Problem && (codes.length === 0 || codes.includes(error.code))
}
