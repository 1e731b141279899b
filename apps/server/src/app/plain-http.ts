import type { IncomingMessage } from 'node:http'
import { BlockList, isIPv6 } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { FastifyInstance } from 'fastify'
import { httpsRequired } from '../platform/errors/index.ts'
import { isLoopback } from './server.config.ts'

/** Was this request protected on its way. */
export type ProtectionCheck = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => boolean

function blockListOf(addresses: readonly string[]): BlockList {
  const list = new BlockList()
  for (const text of addresses) {
    const [address = '', bits] = text.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}

/**
 * A request is protected when its TLS ends here, when it came from the machine itself, or when a trusted proxy says in
 * `X-Forwarded-Proto` that its TLS ended there (UPL-6, SEC-11). What anybody else says in that header is not heard.
 */
export function createProtectionCheck(trustedProxies: readonly string[]): ProtectionCheck {
  const trusted = blockListOf(trustedProxies)
  return ({ headers, socket }) => {
    if (socket instanceof TLSSocket) return true
    const address = (socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, '')
    const said = headers['x-forwarded-proto']
    if (said !== undefined && trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4'))
      return said === 'https'
    return isLoopback(address)
  }
}

/** Refuses what came unencrypted from another machine, before anything of it is read. */
export function refusePlainHttp(app: FastifyInstance, isProtected: ProtectionCheck): void {
  app.addHook('onRequest', async (request) => {
    if (!isProtected(request.raw)) throw httpsRequired()
  })
}
