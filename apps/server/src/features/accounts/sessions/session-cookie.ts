import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CookieSerializeOptions } from '@fastify/cookie'

/** The session's cookie: bound to this very host when it travels over HTTPS. */
export interface SessionCookie {
  read(request: FastifyRequest): string | undefined
  set(reply: FastifyReply, token: string): void
  clear(reply: FastifyReply): void
}

/** Browsers refuse `__Host-` without HTTPS, which only an address of the machine itself may do without. */
export function createSessionCookie(isHttps: boolean): SessionCookie {
  const name = isHttps ? '__Host-smartym' : 'smartym'
  const options: CookieSerializeOptions = { path: '/', httpOnly: true, sameSite: 'strict', secure: isHttps }
  return {
    /* Read from the header itself: access is decided before any other hook has parsed it. */
    read: (request) => request.server.parseCookie(request.headers.cookie ?? '')[name],
    set: (reply, token) => void reply.setCookie(name, token, options),
    clear: (reply) => void reply.clearCookie(name, options),
  }
}
