import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** A cookie of the console: bound to this very host when it travels over HTTPS. */
export interface SessionCookie {
  read(request: FastifyRequest): string | undefined
  set(reply: FastifyReply, token: string): void
  clear(reply: FastifyReply): void
}

/** `session` opens the API, `pending` names an unfinished sign-in, `provider` a browser that was sent to the provider. */
export type CookieKind = 'session' | 'pending' | 'provider'

const suffixes: Readonly<Record<CookieKind, string>> = {
  session: '',
  pending: '-sign-in',
  provider: '-provider',
}

/** Browsers refuse `__Host-` without HTTPS, which only an address of the machine itself may do without. */
export function createSessionCookie(isHttps: boolean, kind: CookieKind = 'session'): SessionCookie {
  const name = `${isHttps ? '__Host-smartym' : 'smartym'}${suffixes[kind]}`
  const options: CookieSerializeOptions = {
    path: '/',
    httpOnly: true,
    /* The way back from the provider begins at the provider: a strict cookie would stay at home. */
    sameSite: kind === 'provider' ? 'lax' : 'strict',
    secure: isHttps,
  }
  return {
    /* Read from the header itself: access is decided before any other hook has parsed it. */
    read: (request) => request.server.parseCookie(request.headers.cookie ?? '')[name],
    set: (reply, token) => void reply.setCookie(name, token, options),
    clear: (reply) => void reply.clearCookie(name, options),
  }
}
