import type { Permission } from '@smartym/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { authForbidden, authRequired, reauthenticationRequired } from '../errors/index.ts'
import { type Authenticator, type Caller, hasPermission, reachOf } from './caller.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** True inside `registerPublicRoutes`. */
    routesArePublic?: boolean
  }
}

/** Every route must say whom it serves; one that does not ends the start. */
function ensureDeclared(this: FastifyInstance, route: RouteOptions): void {
  if (this.routesArePublic === true) {
    route.config = { permission: 'public', auth: ['none'], ...route.config }
  }
  if (route.config?.permission === undefined) {
    throw new Error(`the route ${String(route.method)} ${route.url} declares no permission`)
  }
}

/* The caller as the route knows it: with the reach of the permission that the route needs. */
function permitted(caller: Caller, permission: Permission): Caller {
  if (permission !== 'self' && !hasPermission(caller, permission)) throw authForbidden({ permission })
  return reachOf(caller, permission)
}

function isAskedAgain(reauthentication: boolean | readonly string[], { query }: FastifyRequest): boolean {
  if (typeof reauthentication === 'boolean') return reauthentication
  return reauthentication.some((member) => Object.hasOwn(query as object, member))
}

/**
 * The one place that authenticates and checks permissions, before a body is read. A route is refused at start when it
 * declares no permission.
 */
export function registerAccessControl(app: FastifyInstance, authenticator: Authenticator): void {
  app.decorateRequest('caller', null)
  app.addHook('onRoute', ensureDeclared)
  app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.is404) return
    const { permission = 'self', auth = [], reauthentication = false } = request.routeOptions.config
    const isOpen = permission === 'public'
    if (isOpen && (auth.length === 0 || (auth.length === 1 && auth[0] === 'none'))) return
    const proved = (await authenticator.authenticate(request, auth)) ?? null
    if (proved?.answerHeaders !== undefined) reply.headers(proved.answerHeaders)
    request.caller = proved
    if (isOpen && auth.includes('none')) return
    if (proved === null) throw authRequired()
    if (!isOpen) request.caller = permitted(proved, permission)
    if (proved.isReauthenticationDue === true && isAskedAgain(reauthentication, request))
      throw reauthenticationRequired()
  })
}

/* A stream filters by the reach that it began with: one that has changed must begin anew. */
function hasSameReach(then: Caller, now: Caller, permission: Permission): boolean {
  return hasPermission(now, permission) && isSame(then.grants, now.grants) && isSame(then.units, now.units)
}

function isSame(one: object, other: object): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}

/** May the caller of a stream go on listening: still who it was, still permitted. A check that fails is a no. */
export function createStayCheck(authenticator: Authenticator) {
  return async (request: FastifyRequest): Promise<boolean> => {
    const { permission = 'self', auth = [] } = request.routeOptions.config
    if (authenticator.confirm === undefined || request.caller === null) return true
    try {
      const caller = await authenticator.confirm(request, auth)
      if (caller === undefined || caller.id !== request.caller.id) return false
      return (
        permission === 'self' || permission === 'public' || hasSameReach(request.caller, caller, permission)
      )
    } catch {
      return false
    }
  }
}

/** Registers routes of plugins that know nothing of permissions (static files, the reference page) as open to everybody. */
export async function registerPublicRoutes(
  app: FastifyInstance,
  register: (scope: FastifyInstance) => Promise<void>,
): Promise<void> {
  await app.register(async (scope) => {
    scope.decorate('routesArePublic', true)
    await register(scope)
  })
}
