import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ApiKeysService } from '../api-keys/api-keys.service.ts'

const allowedMethods = 'GET, POST, PUT, PATCH, DELETE'
const allowedHeaders = 'authorization, content-type, idempotency-key, last-event-id, accept-language'
const exposedHeaders = 'retry-after, x-request-id, idempotent-replayed'
const preflightSeconds = 600

/**
 * Answers pages of other origins, but only of those that a live key names; never with credentials, so that the
 * console's cookie is out of their reach. Set before the answer and again on it, since a refused request has no other
 * moment and a stream no later one.
 */
export function registerCors(app: FastifyInstance, apiKeys: Pick<ApiKeysService, 'isKnownOrigin'>): void {
  async function allow(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const { origin } = request.headers
    if (origin === undefined || !request.url.startsWith('/api/')) return false
    reply.header('vary', 'origin')
    if (!(await apiKeys.isKnownOrigin(origin))) return false
    reply.header('access-control-allow-origin', origin)
    reply.header('access-control-expose-headers', exposedHeaders)
    return true
  }

  app.addHook('onRequest', async (request, reply) => {
    const isAllowed = await allow(request, reply)
    if (!isAllowed || request.method !== 'OPTIONS') return
    await reply
      .code(204)
      .header('access-control-allow-methods', allowedMethods)
      .header('access-control-allow-headers', allowedHeaders)
      .header('access-control-max-age', preflightSeconds)
      .send()
  })
  app.addHook('onSend', async (request, reply) => {
    if (!reply.hasHeader('access-control-allow-origin')) await allow(request, reply)
  })
}
