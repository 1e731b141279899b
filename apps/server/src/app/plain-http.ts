import type { IncomingMessage } from 'node:http'
import { TLSSocket } from 'node:tls'
import type { FastifyInstance } from 'fastify'
import { httpsRequired } from '../platform/errors/index.ts'
import { createNetworkCheck } from '../platform/networks/index.ts'
import { isLoopback } from './server.config.ts'

/** Was this request protected on its way. */
export type ProtectionCheck = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => boolean

/**
 * A request is protected when its TLS ends here, when it came from the machine itself, or when a trusted proxy says in
 * `X-Forwarded-Proto` that its TLS ended there (UPL-6, SEC-11). What anybody else says in that header is not heard.
 */
export function createProtectionCheck(trustedProxies: readonly string[]): ProtectionCheck {
  const isTrusted = createNetworkCheck(trustedProxies)
  return ({ headers, socket }) => {
    if (socket instanceof TLSSocket) return true
    const address = socket.remoteAddress ?? '127.0.0.1'
    const said = headers['x-forwarded-proto']
    if (said !== undefined && isTrusted(address)) return said === 'https'
    return isLoopback(address)
  }
}

/** Refuses what came unencrypted from another machine, before anything of it is read. */
export function refusePlainHttp(app: FastifyInstance, isProtected: ProtectionCheck): void {
  app.addHook('onRequest', async (request) => {
    if (!isProtected(request.raw)) throw httpsRequired()
  })
}
