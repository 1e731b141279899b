import type { AuthKind } from '@smartym/contract'
import type { FastifyRequest } from 'fastify'
import { csrfInvalid } from '../../../platform/errors/index.ts'
import type { Authenticator, Caller } from '../../../platform/http/index.ts'
import type { SessionCookie } from '../sessions/session-cookie.ts'
import { isCsrfToken } from '../sessions/session-token.ts'
import type { Session, SessionsService } from '../sessions/sessions.service.ts'

/** One kind of token, known by its prefix. */
export interface BearerKind {
  /** Three letters and an underscore: `smk_`. */
  readonly prefix: string
  readonly kind: Exclude<AuthKind, 'session' | 'none'>
  /** How it travels: alone, or with a proof by its owner's key (RFC 9449), and then never alone. Default `Bearer`. */
  readonly scheme?: 'Bearer' | 'DPoP'
  /** The caller whose token this is; undefined for a wrong, expired or revoked one. */
  authenticate(token: string, request: FastifyRequest): Promise<Caller | undefined>
}

export interface AuthenticatorDeps {
  readonly sessions: Pick<SessionsService, 'findSession' | 'findOpen'>
  readonly cookie: SessionCookie
  readonly callerOf: (session: Session) => Promise<Caller>
  readonly signed: SignedCallers
}

/** Requests that are signed as a whole, and so carry no token (INT-1). */
export interface SignedCallers {
  isSigned(request: FastifyRequest): boolean
  authenticate(request: FastifyRequest): Promise<Caller>
  confirm(request: FastifyRequest): Promise<Caller>
}

/** The one place where a request's headers become a caller. Slices below add their kinds of bearer tokens. */
export interface BearerAuthenticator extends Authenticator {
  registerBearer(kind: BearerKind): void
}

const tokenForm = /^(Bearer|DPoP) (.+)$/
const prefixLength = 4
const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

export function createAuthenticator({
  sessions,
  cookie,
  callerOf,
  signed,
}: AuthenticatorDeps): BearerAuthenticator {
  const bearers = new Map<string, BearerKind>()

  async function ofToken(
    [, scheme, token = '']: readonly string[],
    request: FastifyRequest,
    allowed: readonly AuthKind[],
  ): Promise<Caller | undefined> {
    const bearer = bearers.get(token.slice(0, prefixLength))
    if (bearer === undefined || !allowed.includes(bearer.kind)) return undefined
    if (scheme !== (bearer.scheme ?? 'Bearer')) return undefined
    return bearer.authenticate(token, request)
  }

  async function ofCookie(request: FastifyRequest): Promise<Caller | undefined> {
    const token = cookie.read(request)
    const session = token === undefined ? undefined : await sessions.findSession(token)
    if (token === undefined || session === undefined) return undefined
    const isUnsafe = !safeMethods.has(request.method)
    if (isUnsafe && !isCsrfToken(token, request.headers['x-csrf-token'])) throw csrfInvalid()
    return callerOf(session)
  }

  return {
    registerBearer(kind) {
      if (kind.prefix.length !== prefixLength || bearers.has(kind.prefix))
        throw new Error(`the token prefix ${kind.prefix} cannot be registered`)
      bearers.set(kind.prefix, kind)
    },
    /* A bearer token counts alone, and so does a signature: a browser adds cookies by itself, these it never does. */
    authenticate(request, allowed) {
      const token = tokenForm.exec(request.headers.authorization ?? '')
      if (signed.isSigned(request))
        return token === null && allowed.includes('api_key') ? signed.authenticate(request) : undefined
      if (token !== null) return ofToken(token, request, allowed)
      return allowed.includes('session') ? ofCookie(request) : undefined
    },
    async confirm(request, allowed) {
      if (signed.isSigned(request)) return signed.confirm(request)
      const token = tokenForm.exec(request.headers.authorization ?? '')
      if (token !== null) return ofToken(token, request, allowed)
      const session = await sessions.findOpen(cookie.read(request) ?? '')
      return session && callerOf(session)
    },
  }
}
