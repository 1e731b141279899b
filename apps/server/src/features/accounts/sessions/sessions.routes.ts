import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { type Caller, registerOperation } from '../../../platform/http/index.ts'
import { auditOrigin } from '../../audit/index.ts'
import type { SessionCookie } from './session-cookie.ts'
import type { SessionsService } from './sessions.service.ts'
import type { SignInAnswers } from './sign-in-answers.ts'

export interface SessionRoutesDeps {
  readonly sessions: SessionsService
  readonly answers: SignInAnswers
  readonly cookie: SessionCookie
}

function accountIdOf({ accountId }: Caller): string {
  return accountId ?? ''
}

export function registerSessionRoutes(
  app: FastifyInstance,
  { sessions, answers, cookie }: SessionRoutesDeps,
): void {
  registerOperation(app, operations.getSession, async ({ request }) => {
    const { session, token } = await answers.sessionOf(request)
    return { status: 200, body: await answers.sessionAnswer(session, token) }
  })

  registerOperation(app, operations.signOut, async (call) => {
    await sessions.signOut(cookie.read(call.request) ?? '', call.caller.id, auditOrigin(call))
    cookie.clear(call.reply)
    return { status: 204 }
  })

  registerOperation(app, operations.listOwnSessions, async ({ caller }) => {
    const live = await sessions.listLive(accountIdOf(caller), caller.companyId)
    const items = live.map(({ sessionId, createdAt, lastSeenAt, origin }) => ({
      sessionId,
      isCurrent: sessionId === caller.id,
      method: origin?.method ?? ('password' as const),
      address: origin?.address ?? null,
      userAgent: origin?.userAgent ?? null,
      createdAt: new Date(createdAt).toISOString(),
      lastSeenAt: new Date(lastSeenAt).toISOString(),
    }))
    return { status: 200, body: { items } }
  })

  registerOperation(app, operations.endOwnSession, async (call) => {
    const { caller, params } = call
    await sessions.endOne(accountIdOf(caller), params.sessionId, auditOrigin(call))
    return { status: 204 }
  })

  registerOperation(app, operations.endOtherSessions, async (call) => {
    const { caller } = call
    await sessions.endOthers(accountIdOf(caller), caller.id, auditOrigin(call))
    return { status: 204 }
  })
}
