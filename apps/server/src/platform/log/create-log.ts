import { type DestinationStream, type Logger, pino } from 'pino'
import type { ErrorTap } from './error-tap.ts'
import { maskPhoneNumbers } from './mask-numbers.ts'
import { serializeError } from './serialize-error.ts'

const secretNames = [
  'authorization',
  'cookie',
  'password',
  'token',
  'secret',
  'apiKey',
  'privateKey',
  'idempotency-key',
]
const secretPaths = secretNames.flatMap((name) => [
  `["${name}"]`,
  `*["${name}"]`,
  `*.headers["${name}"]`,
  `headers["${name}"]`,
])

/** Masks phone numbers in every line on its way out, whatever member or text they stand in. */
function masking(destination: DestinationStream, tap: ErrorTap | undefined): DestinationStream {
  return {
    write(line) {
      const masked = maskPhoneNumbers(line)
      tap?.see(masked)
      destination.write(masked)
    },
  }
}

/** The technical log: JSON lines without secrets and with phone numbers masked; its errors are shown to `tap`. */
export function createLog(
  level: string,
  destination: DestinationStream = pino.destination({ sync: false }),
  tap?: ErrorTap,
): Logger {
  const redact = { paths: secretPaths, censor: '[hidden]' }
  return pino({ level, redact, serializers: { err: serializeError } }, masking(destination, tap))
}
