import { operations, rolePermissions, type SessionResponse } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { authRequired } from '../../../platform/errors/index.ts'
import { registerOperation } from '../../../platform/http/index.ts'
import { auditOrigin } from '../../audit/index.ts'
import type { OrganizationSlice } from '../../organization/index.ts'
import { accountResponseOf } from '../accounts.view.ts'
import type { SessionCookie } from './session-cookie.ts'
import { csrfTokenOf } from './session-token.ts'
import { sessionEnds } from './sessions.rules.ts'
import type { Session, SessionsService } from './sessions.service.ts'

/** What the console is told of this installation. */
export interface Installation {
  readonly isDemo: boolean
  missingTools(): Promise<'ffmpeg'[]>
}

export interface SessionRoutesDeps {
  readonly sessions: SessionsService
  readonly cookie: SessionCookie
  readonly organization: Pick<OrganizationSlice, 'getCompany' | 'unitNames'>
  readonly installation: Installation
}

/** Sign-ins from one address in a minute; a whole branch may share one. */
const signInsPerMinute = 300

export function registerSessionRoutes(app: FastifyInstance, deps: SessionRoutesDeps): void {
  const { sessions, cookie, organization, installation } = deps

  async function answerOf({ account, ...times }: Session, token: string): Promise<SessionResponse> {
    const company = await organization.getCompany(account.companyId)
    const ends = sessionEnds(times)
    const { scope, permissions } = rolePermissions[account.role]
    return {
      account: accountResponseOf(account, await organization.unitNames(account.companyId)),
      permissions: [...permissions],
      scope,
      companyName: company.name,
      timeZone: company.timeZone,
      csrfToken: csrfTokenOf(token),
      idleExpiresAt: new Date(ends.idleExpiresAt).toISOString(),
      absoluteExpiresAt: new Date(ends.absoluteExpiresAt).toISOString(),
      isDemo: installation.isDemo,
      missingTools: await installation.missingTools(),
    }
  }

  registerOperation(
    app,
    operations.signIn,
    async ({ body, origin, reply }) => {
      const { session, token } = await sessions.signIn({ ...body, address: origin.address, deviceId: null })
      cookie.set(reply, token)
      return { status: 201, body: await answerOf(session, token) }
    },
    { rateLimit: { max: signInsPerMinute, perMs: 60_000 } },
  )

  registerOperation(app, operations.getSession, async ({ request }) => {
    const token = cookie.read(request) ?? ''
    const session = await sessions.findSession(token)
    if (session === undefined) throw authRequired()
    return { status: 200, body: await answerOf(session, token) }
  })

  registerOperation(app, operations.signOut, async (call) => {
    await sessions.signOut(cookie.read(call.request) ?? '', call.caller.id, auditOrigin(call))
    cookie.clear(call.reply)
    return { status: 204 }
  })
}
