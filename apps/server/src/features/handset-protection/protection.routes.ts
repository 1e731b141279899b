import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { registerOperation } from '../../platform/http/index.ts'
import { auditOrigin } from '../audit/index.ts'
import { scopeOf } from '../organization/index.ts'
import type { AppLocks } from './app-locks.service.ts'

export function registerProtectionRoutes(app: FastifyInstance, locks: AppLocks): void {
  registerOperation(app, operations.resetAppLock, async (call) => {
    const { caller, params, body } = call
    const { reason = null } = body
    return {
      status: 200,
      body: await locks.reset(scopeOf(caller), params.deviceId, auditOrigin(call), reason),
    }
  })
}
