import { type Grants, grantsAt, type Permission, rolePermissions } from '@smartym/contract'
import { createTimedCache } from '../../../platform/cache/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import { requestInvalid } from '../../../platform/errors/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import { apiKeyNotFound, permissionNotGrantable } from '../accounts.errors.ts'
import { createApiKeyToken, isSecret, parseApiKeyToken } from './api-key-token.ts'
import type { ApiKey } from './api-key.ts'
import type { ApiKeysStore } from './api-keys.store.ts'
import { isOrigin } from './origins.rules.ts'

/** A key as requests use it. */
export interface LiveApiKey extends ApiKey {
  /** Within its unit and below, or in the company. */
  readonly grants: Grants
}

export interface NewApiKey {
  readonly companyId: string
  readonly name: string
  readonly permissions: readonly Permission[]
  readonly orgUnitId: string | null
  readonly origins: readonly string[]
}

/** How long another node may still take a revoked key. */
const keyLifeInMemoryMs = 3000
const maxKeptKeys = 5000
const recordUseEveryMs = 60_000

export interface ApiKeysDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: ApiKeysStore
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
}

/** Keys of CRMs: shown once, kept as hashes, a part of the integrator's permissions (INT-1). */
export function createApiKeysService({ db, store, clock, ids, audit }: ApiKeysDeps) {
  const uses = new Map<string, number>()
  const keys = createTimedCache({
    clock,
    lifeMs: keyLifeInMemoryMs,
    maxEntries: maxKeptKeys,
    load: async (apiKeyId: string) => {
      const found = await store.findLive(apiKeyId)
      if (found === undefined) return undefined
      const { apiKey, secretHash } = found
      const grants = grantsAt(apiKey.orgUnitId === null ? 'all' : 'subtree', apiKey.permissions)
      const live: LiveApiKey = { ...apiKey, grants }
      return { live, secretHash }
    },
  })
  const origins = createTimedCache({
    clock,
    lifeMs: keyLifeInMemoryMs,
    maxEntries: 1,
    load: async (_all: 'all') => new Set(await store.listOrigins()),
  })

  function recordUse(apiKeyId: string): void {
    const now = clock.now()
    if (now - (uses.get(apiKeyId) ?? 0) < recordUseEveryMs) return
    uses.set(apiKeyId, now)
    /* Only the console's "last used" depends on it. */
    db.transaction((tx) => store.recordUse(tx, apiKeyId, now)).catch(() => {})
  }

  function ensureGrantable({ permissions, origins: asked }: NewApiKey): void {
    /* Every key may do what needs no permission. */
    const grantable: readonly Permission[] = ['self', ...rolePermissions.integrator.permissions]
    const refused = permissions.find((permission) => !grantable.includes(permission))
    if (refused !== undefined) throw permissionNotGrantable({ permission: refused })
    if (!asked.every(isOrigin)) throw requestInvalid({ members: [{ path: 'body/origins', rule: 'origin' }] })
  }

  return {
    /** Makes a key; its token leaves the server this once. Throws `accounts.permission_not_grantable`. */
    async createApiKey(
      tx: Tx,
      by: AuditOrigin,
      asked: NewApiKey,
    ): Promise<{ apiKey: ApiKey; token: string }> {
      ensureGrantable(asked)
      const apiKeyId = ids.next('apiKey')
      const { token, secretHash } = createApiKeyToken(apiKeyId)
      const apiKey = { ...asked, apiKeyId, createdAt: clock.now(), lastUsedAt: null }
      await store.insert(tx, apiKey, secretHash)
      await audit.record(tx, {
        ...by,
        kind: 'change',
        action: 'accounts.api_key_created',
        object: { kind: 'api_key', id: apiKeyId },
        detail: {
          permissions: [...asked.permissions],
          orgUnitId: asked.orgUnitId,
          origins: [...asked.origins],
        },
      })
      tx.afterCommit(() => origins.forgetAll())
      return { apiKey, token }
    },

    /** Throws `accounts.api_key_not_found`. */
    async revokeApiKey(by: AuditOrigin, apiKeyId: string): Promise<void> {
      await db.transaction(async (tx) => {
        if (!(await store.revoke(tx, by.companyId, apiKeyId, clock.now()))) throw apiKeyNotFound()
        await audit.record(tx, {
          ...by,
          kind: 'change',
          action: 'accounts.api_key_revoked',
          object: { kind: 'api_key', id: apiKeyId },
        })
      })
      keys.forget(apiKeyId)
      origins.forgetAll()
    },

    listApiKeys: store.listLive,

    /** The live key of a token, marked as used; undefined for a wrong or revoked one. */
    async findByToken(token: string): Promise<LiveApiKey | undefined> {
      const parsed = parseApiKeyToken(token)
      if (parsed === undefined) return undefined
      const found = await keys.get(parsed.apiKeyId)
      if (found === undefined || !isSecret(found.secretHash, parsed.secret)) return undefined
      recordUse(parsed.apiKeyId)
      return found.live
    },

    /** The live key of an id; undefined once it is revoked. */
    findLive: async (apiKeyId: string): Promise<LiveApiKey | undefined> => (await keys.get(apiKeyId))?.live,

    /** Does any live key name this origin. */
    isKnownOrigin: async (origin: string): Promise<boolean> => (await origins.get('all')).has(origin),
  }
}
export type ApiKeysService = ReturnType<typeof createApiKeysService>
