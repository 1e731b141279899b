import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { httpsRequired } from '../platform/errors/index.ts'
import { isLoopback } from './server.config.ts'

/** Did this request come from the machine itself, or over TLS that ended in the proxy in front (UPL-6). */
export function isProtected(request: Pick<IncomingMessage, 'headers' | 'socket'>): boolean {
  return (
    request.headers['x-forwarded-proto'] === 'https' ||
    isLoopback(request.socket.remoteAddress ?? '127.0.0.1')
  )
}

/** Refuses what came unencrypted from another machine, before anything of it is read. */
export function refusePlainHttp(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (!isProtected(request.raw)) throw httpsRequired()
  })
}
