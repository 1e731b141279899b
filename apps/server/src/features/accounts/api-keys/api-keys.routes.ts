import { type ApiKeyResponse, operations, type Scope } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import { authForbidden, authRequired, changeEach, requestInvalid } from '../../../platform/errors/index.ts'
import { type Exporter, registerExport, sayIn } from '../../../platform/exports/index.ts'
import { type Caller, hasPermission, registerOperation } from '../../../platform/http/index.ts'
import { auditOrigin } from '../../audit/index.ts'
import { type OrganizationSlice, scopeOf } from '../../organization/index.ts'
import { apiKeyNotFound } from '../accounts.errors.ts'
import { apiKeyColumns, apiKeyFilterNotes } from './api-key-columns.view.ts'
import type { ApiKeyChanges } from './api-key-changes.service.ts'
import { type ApiKey, stateOf } from './api-key.ts'
import type { ApiKeysService } from './api-keys.service.ts'
import type { ApiKeysQuery, ApiKeysView } from './api-keys.view.ts'

export interface ApiKeyRoutesDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly apiKeys: ApiKeysService
  readonly changes: ApiKeyChanges
  readonly view: ApiKeysView
  readonly organization: Pick<OrganizationSlice, 'ensureUnit' | 'unitNames'>
  readonly exporter: Exporter
}

const instant = (at: number): string => new Date(at).toISOString()
const instantOrNull = (at: number | null): string | null => (at === null ? null : instant(at))
const timeOf = (text: string | null): number | null => (text === null ? null : Date.parse(text))

type UnitNames = ReadonlyMap<string, string>
const nameOf = (names: UnitNames, orgUnitId: string | null): string | null =>
  orgUnitId === null ? null : (names.get(orgUnitId) ?? null)

function responseOf(key: ApiKey, names: UnitNames, now: number): ApiKeyResponse {
  const previous = key.previous !== null && key.previous.endsAt > now ? key.previous : null
  return {
    apiKeyId: key.apiKeyId,
    name: key.name,
    authentication: key.authentication,
    state: stateOf(key, now),
    permissions: [...key.permissions],
    orgUnitId: key.orgUnitId,
    orgUnitName: nameOf(names, key.orgUnitId),
    origins: [...key.origins],
    networks: [...key.networks],
    createdAt: instant(key.createdAt),
    expiresAt: instantOrNull(key.expiresAt),
    revokedAt: instantOrNull(key.revokedAt),
    rotatedAt: instantOrNull(key.rotatedAt),
    lastUsedAt: instantOrNull(key.lastUsedAt),
    lastUsedAddress: key.lastUsedAddress,
    previous: previous && {
      endsAt: instant(previous.endsAt),
      lastUsedAt: instantOrNull(previous.lastUsedAt),
    },
    thumbprint: key.thumbprint,
  }
}

/** What routes of keys share: a key within reach, its answer, and units that the caller may give it. */
function createReach({ clock, view, organization }: ApiKeyRoutesDeps) {
  async function get(caller: Caller, apiKeyId: string): Promise<ApiKey> {
    const key = await view.findInScope(scopeOf(caller), apiKeyId)
    if (key === undefined) throw apiKeyNotFound()
    return key
  }
  async function answer(key: ApiKey): Promise<ApiKeyResponse> {
    return responseOf(key, await organization.unitNames(key.companyId), clock.now())
  }
  return {
    get,
    /** Revoked keys stay in the list, but nothing can be done to them. */
    async getLive(caller: Caller, apiKeyId: string): Promise<ApiKey> {
      const key = await get(caller, apiKeyId)
      if (key.revokedAt !== null) throw apiKeyNotFound()
      return key
    },
    answer,
    /** A key of the whole company is given by those who reach all of it. */
    async ensureUnit(caller: Caller, orgUnitId: string | null): Promise<void> {
      const scope = scopeOf(caller)
      if (orgUnitId !== null) return organization.ensureUnit(scope, orgUnitId)
      if (scope.orgUnitIds !== null) throw authForbidden({ permission: 'api_keys:manage' })
    },
  }
}
type Reach = ReturnType<typeof createReach>

/* The secret is shown once: an answer that is given again comes without it. */
const withoutSecret = <B extends { secret: string }>(body: B): B => ({ ...body, secret: '' })

function registerSecretRoutes(app: FastifyInstance, reach: Reach, deps: ApiKeyRoutesDeps): void {
  const { db, changes, organization, clock } = deps

  registerOperation(app, operations.createApiKey, async (call) => {
    const { body, caller, idempotency } = call
    await reach.ensureUnit(caller, body.orgUnitId)
    const { expiresAt = null, ...rest } = body
    const asked = { ...rest, companyId: caller.companyId, expiresAt: timeOf(expiresAt) }
    const names = await organization.unitNames(caller.companyId)
    return db.transaction(async (tx) => {
      const { apiKey, token } = await changes.createApiKey(tx, auditOrigin(call), asked)
      const shown = { apiKey: responseOf(apiKey, names, clock.now()), secret: token }
      await idempotency.complete(tx, { status: 201, body: withoutSecret(shown) })
      return { status: 201, body: shown }
    })
  })

  registerOperation(app, operations.rotateApiKey, async (call) => {
    const { body, caller, params, idempotency } = call
    const key = await reach.getLive(caller, params.apiKeyId)
    const asked = { overlapMs: body.overlapSeconds * 1000, publicJwk: body.publicJwk }
    const names = await organization.unitNames(caller.companyId)
    return db.transaction(async (tx) => {
      const { token, rotated } = await changes.rotateApiKey(tx, auditOrigin(call), key, asked)
      const shown = { apiKey: responseOf(rotated, names, clock.now()), secret: token }
      await idempotency.complete(tx, { status: 200, body: withoutSecret(shown) })
      return { status: 200, body: shown }
    })
  })
}

/** What a CRM asks to see how the server sees it: the first request of every integration. */
function registerOwnKeyRoute(app: FastifyInstance, { apiKeys, organization }: ApiKeyRoutesDeps): void {
  registerOperation(app, operations.getOwnApiKey, async ({ caller, origin }) => {
    const key = await apiKeys.findLive(caller.apiKeyId ?? '')
    if (key === undefined) throw authRequired()
    const { apiKeyId, name, authentication, orgUnitId, origins, networks } = key
    const scope: Scope = orgUnitId === null ? 'all' : 'subtree'
    const names = await organization.unitNames(key.companyId)
    return {
      status: 200,
      body: {
        apiKeyId,
        name,
        authentication,
        permissions: key.permissions.filter((each) => each === 'self' || hasPermission(caller, each)),
        scope,
        orgUnitId,
        orgUnitName: nameOf(names, orgUnitId),
        origins: [...origins],
        networks: [...networks],
        address: origin.address,
        createdAt: instant(key.createdAt),
        expiresAt: instantOrNull(key.expiresAt),
        lastUsedAt: instantOrNull(key.lastUsedAt),
      },
    }
  })
}

/** Keys of CRMs, made and ended by administrators (INT-1). */
export function registerApiKeyRoutes(app: FastifyInstance, deps: ApiKeyRoutesDeps): void {
  const { clock, changes, view, organization, exporter } = deps
  const reach = createReach(deps)
  registerOwnKeyRoute(app, deps)
  registerSecretRoutes(app, reach, deps)

  async function listKeys(caller: Caller, query: ApiKeysQuery) {
    const now = clock.now()
    const { apiKeys: keys, ...page } = await view.listApiKeys(scopeOf(caller), query, now)
    const names = await organization.unitNames(caller.companyId)
    return { items: keys.map((key) => responseOf(key, names, now)), ...page }
  }

  registerOperation(app, operations.listApiKeys, async ({ caller, query }) => ({
    status: 200,
    body: await listKeys(caller, query),
  }))

  registerExport(app, exporter, operations.exportApiKeys, async ({ caller, filter, language }) => {
    const say = sayIn(language)
    return {
      action: 'api_keys.exported',
      title: say('console.api_keys.title'),
      plainName: 'api-keys',
      columns: (timeText) => apiKeyColumns(say, timeText),
      filterNotes: () => apiKeyFilterNotes(say, filter),
      count: (limit) => view.countApiKeys(scopeOf(caller), filter, clock.now(), limit),
      readPage: (page) => listKeys(caller, { ...filter, ...page }),
    }
  })

  registerOperation(app, operations.changeApiKey, async (call) => {
    const { caller, body, params } = call
    const key = await reach.getLive(caller, params.apiKeyId)
    const { orgUnitId, expiresAt, ...rest } = body
    if (orgUnitId !== undefined) await reach.ensureUnit(caller, orgUnitId)
    await changes.changeApiKey(auditOrigin(call), key, {
      ...rest,
      ...(orgUnitId !== undefined && { orgUnitId }),
      ...(expiresAt !== undefined && { expiresAt: timeOf(expiresAt) }),
    })
    return { status: 200, body: await reach.answer(await reach.get(caller, params.apiKeyId)) }
  })

  registerOperation(app, operations.changeApiKeys, async (call) => {
    const { caller, body } = call
    const by = auditOrigin(call)
    /* Left out it says nothing: a key without an end is asked for by null. */
    if (body.act === 'set_end' && body.expiresAt === undefined)
      throw requestInvalid({ members: [{ path: 'body/expiresAt', rule: 'required' }] })
    const expiresAt = timeOf(body.expiresAt ?? null)
    const answer = await changeEach('apiKeyId', body.apiKeyIds, async (apiKeyId) => {
      const key = await reach.getLive(caller, apiKeyId)
      await (body.act === 'revoke'
        ? changes.revokeApiKey(by, key)
        : changes.changeApiKey(by, key, { expiresAt }))
    })
    return { status: 200, body: answer }
  })

  registerOperation(app, operations.endPreviousSecret, async (call) => {
    const key = await reach.getLive(call.caller, call.params.apiKeyId)
    await changes.endPreviousSecret(auditOrigin(call), key)
    return { status: 204 }
  })

  registerOperation(app, operations.revokeApiKey, async (call) => {
    const key = await reach.getLive(call.caller, call.params.apiKeyId)
    await changes.revokeApiKey(auditOrigin(call), key)
    return { status: 204 }
  })
}
