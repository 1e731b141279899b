import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { registerOperation } from '../../../platform/http/index.ts'
import { auditOrigin } from '../../audit/index.ts'
import { scopeOf } from '../../organization/index.ts'
import type { BrowserTokensService } from './browser-tokens.service.ts'

export function registerBrowserTokenRoutes(app: FastifyInstance, service: BrowserTokensService): void {
  registerOperation(app, operations.createBrowserToken, async (call) => {
    const { caller, body } = call
    const asked = { apiKeyId: caller.apiKeyId ?? '', agent: body.agent }
    const issued = await service.issueBrowserToken(auditOrigin(call), scopeOf(caller), asked)
    return { status: 201, body: { ...issued, expiresAt: new Date(issued.expiresAt).toISOString() } }
  })
}
