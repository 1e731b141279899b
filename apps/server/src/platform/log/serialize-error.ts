import { stdSerializers } from 'pino'

interface SerializedError {
  readonly type: string
  readonly message: string
  readonly stack: string
  readonly code?: unknown
}

/* Of a database that quotes the value which did not fit: `Duplicate entry '홍길동' for key 'accounts_login'`. */
function isOfDatabase(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return 'sqlMessage' in error || isOfDatabase(error.cause)
}

/**
 * An error as the log keeps it: what it is, where it came from. Other members stay out, since drivers put the whole statement
 * with its values there; what a database quotes is cut out of its message.
 */
export function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { type, message, stack, code } = stdSerializers.err(error) as SerializedError
  const kept = { type, message, stack, ...(typeof code === 'string' && { code }) }
  if (!isOfDatabase(error)) return kept
  const quoted = /'(?:[^'\\]|\\.)*'/g
  return { ...kept, message: message.replace(quoted, "'…'"), stack: stack.replace(quoted, "'…'") }
}
