import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { registerOperation } from '../../../platform/http/index.ts'
import { auditOrigin } from '../../audit/index.ts'
import type { Resets } from './resets.service.ts'

export function registerResetRoutes(app: FastifyInstance, resets: Resets): void {
  registerOperation(app, operations.resetPassword, async (call) => {
    const { accountId } = call.params
    const initial = await resets.resetPassword(call.caller, accountId, auditOrigin(call))
    const { initialPassword, expiresAt } = initial
    return { status: 200, body: { initialPassword, expiresAt: new Date(expiresAt).toISOString() } }
  })

  registerOperation(app, operations.resetSecondFactors, async (call) => {
    await resets.resetSecondFactors(call.caller, call.params.accountId, auditOrigin(call))
    return { status: 204 }
  })
}
