import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { authRequired } from '../../platform/errors/index.ts'
import { type Caller, registerOperation, type RequestOrigin } from '../../platform/http/index.ts'
import { auditOrigin } from '../audit/index.ts'
import { scopeOf } from '../organization/index.ts'
import type { AgentSessions, SigningPhone } from './agent-sessions.service.ts'
import type { AgentsService } from './agents.service.ts'

/** Passwords a phone may try in a minute; the lock after five wrong ones is the account's. */
const signInLimit = { max: 20, perMs: 60_000 }

function phoneOf({ caller, origin }: { caller: Caller; origin: RequestOrigin }): SigningPhone {
  const { deviceId, companyId } = caller
  if (deviceId === null) throw authRequired()
  return { deviceId, companyId, address: origin.address }
}

export function registerAgentsRoutes(
  app: FastifyInstance,
  { agents, sessions }: { agents: AgentsService; sessions: AgentSessions },
): void {
  registerOperation(app, operations.listAgents, async ({ caller, query }) => ({
    status: 200,
    body: await agents.listAgents(scopeOf(caller), query),
  }))
  registerOperation(app, operations.getAgent, async ({ caller, params }) => ({
    status: 200,
    body: await agents.getAgent(scopeOf(caller), params.agentId),
  }))
  registerOperation(app, operations.forceAgentState, async (call) => {
    const { caller, params, body } = call
    const order = { state: body.state, notReadyReason: body.notReadyReason ?? null }
    const agent = await agents.forceState(scopeOf(caller), params.agentId, order, auditOrigin(call))
    return { status: 200, body: agent }
  })
  registerOperation(
    app,
    operations.handsetSignIn,
    async (call) => ({ status: 201, body: await sessions.signIn(phoneOf(call), call.body) }),
    { rateLimit: signInLimit },
  )
  registerOperation(
    app,
    operations.handsetChangePassword,
    async (call) => ({ status: 201, body: await sessions.changePassword(phoneOf(call), call.body) }),
    { rateLimit: signInLimit },
  )
  registerOperation(
    app,
    operations.handsetReauthenticate,
    async (call) => ({
      status: 200,
      body: { dueAt: await sessions.reauthenticate(phoneOf(call), call.body) },
    }),
    { rateLimit: signInLimit },
  )
  registerOperation(app, operations.handsetSignOut, async (call) => {
    await sessions.signOut(phoneOf(call))
    return { status: 204 }
  })
}
