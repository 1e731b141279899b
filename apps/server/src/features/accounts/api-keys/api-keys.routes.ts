import { type ApiKeyResponse, operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import type { Db } from '../../../platform/db/index.ts'
import { authRequired } from '../../../platform/errors/index.ts'
import { registerOperation } from '../../../platform/http/index.ts'
import { auditOrigin } from '../../audit/index.ts'
import { type OrganizationSlice, scopeOf } from '../../organization/index.ts'
import type { ApiKeysService } from './api-keys.service.ts'
import type { ApiKey } from './api-key.ts'

function responseOf(key: ApiKey): ApiKeyResponse {
  return {
    apiKeyId: key.apiKeyId,
    name: key.name,
    permissions: [...key.permissions],
    orgUnitId: key.orgUnitId,
    origins: [...key.origins],
    createdAt: new Date(key.createdAt).toISOString(),
    lastUsedAt: key.lastUsedAt === null ? null : new Date(key.lastUsedAt).toISOString(),
  }
}

export interface ApiKeyRoutesDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly apiKeys: ApiKeysService
  readonly organization: Pick<OrganizationSlice, 'ensureUnit'>
}

export function registerApiKeyRoutes(app: FastifyInstance, deps: ApiKeyRoutesDeps): void {
  const { db, apiKeys, organization } = deps

  registerOperation(app, operations.createApiKey, async (call) => {
    const { body, caller, idempotency } = call
    if (body.orgUnitId !== null) await organization.ensureUnit(scopeOf(caller), body.orgUnitId)
    return db.transaction(async (tx) => {
      const asked = { ...body, companyId: caller.companyId }
      const { apiKey, token } = await apiKeys.createApiKey(tx, auditOrigin(call), asked)
      const shown = { status: 201, body: { apiKey: responseOf(apiKey), secret: token } } as const
      /* The secret is shown once: an answer that is given again comes without it. */
      await idempotency.complete(tx, { ...shown, body: { ...shown.body, secret: '' } })
      return shown
    })
  })

  registerOperation(app, operations.listApiKeys, async ({ caller, query }) => {
    const page = { limit: query.limit ?? 50, cursor: query.cursor }
    const { apiKeys: items, nextCursor } = await apiKeys.listApiKeys(caller.companyId, page)
    return { status: 200, body: { items: items.map(responseOf), nextCursor } }
  })

  registerOperation(app, operations.getOwnApiKey, async ({ caller }) => {
    const key = await apiKeys.findLive(caller.apiKeyId ?? '')
    if (key === undefined) throw authRequired()
    return { status: 200, body: responseOf(key) }
  })

  registerOperation(app, operations.revokeApiKey, async (call) => {
    await apiKeys.revokeApiKey(auditOrigin(call), call.params.apiKeyId)
    return { status: 204 }
  })
}
