import type { IncomingMessage } from 'node:http'
import type { Clock } from '../clock/index.ts'
import { createUuidSource } from '../ids/index.ts'

const acceptable = /^[\w.:-]{8,80}$/

/** The caller's `x-request-id` when it is a plain one, else a UUIDv7 of ours. */
export function createRequestIds(
  clock: Pick<Clock, 'now'>,
): (request: Pick<IncomingMessage, 'headers'>) => string {
  const nextUuid = createUuidSource(clock)
  return (request) => {
    const given = request.headers['x-request-id']
    return typeof given === 'string' && acceptable.test(given) ? given : `req_${nextUuid()}`
  }
}
