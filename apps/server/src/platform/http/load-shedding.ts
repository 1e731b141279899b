import type { FastifyReply, FastifyRequest } from 'fastify'

/* The error handler reads the status. */
class ServerBusyError extends Error {
  readonly code = 'server.busy'
  readonly statusCode = 503
}

const retryAfterSeconds = 10

/**
 * Refuses while the event loop is late. The plugin takes a loop that it has no sample of yet for infinitely late, which
 * just after a start on a loaded machine is every request's answer: that alone is no reason to refuse.
 */
export function shedLoad(
  _request: FastifyRequest,
  reply: Pick<FastifyReply, 'header'>,
  _kind: string,
  value: number | undefined,
): Promise<void> | undefined {
  if (value === Number.POSITIVE_INFINITY) return undefined
  reply.header('retry-after', retryAfterSeconds)
  return Promise.reject(new ServerBusyError('the event loop is late'))
}
