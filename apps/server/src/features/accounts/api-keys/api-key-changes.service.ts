import type { ApiKeyAuthentication, Permission, PublicJwk } from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import { requestInvalid } from '../../../platform/errors/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { TextSealer } from '../../../platform/keys/index.ts'
import type { AuditAction, AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import { apiKeyNotFound } from '../accounts.errors.ts'
import { createCredential, type NewCredential, thumbprintOf } from './api-key-credentials.ts'
import type { ApiKey } from './api-key.ts'
import { ensureGrantable } from './api-key-grants.ts'
import type { ApiKeysService } from './api-keys.service.ts'
import type { ApiKeysStore, ChangedApiKey } from './api-keys.store.ts'

export interface NewApiKey {
  readonly companyId: string
  readonly name: string
  readonly permissions: readonly Permission[]
  readonly orgUnitId: string | null
  readonly origins: readonly string[]
  readonly networks?: readonly string[]
  readonly expiresAt?: number | null
  readonly authentication?: ApiKeyAuthentication
  readonly publicJwk?: PublicJwk | undefined
}

export interface ApiKeyChangesDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: ApiKeysStore
  readonly keys: Pick<ApiKeysService, 'forget'>
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly sealer: TextSealer
}

/** What is set, as the audit log shows it: a name may be a person's. */
function detailOf({ name, expiresAt, ...changed }: ChangedApiKey): Record<string, unknown> {
  return {
    ...changed,
    ...(expiresAt !== undefined && {
      expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(),
    }),
    ...(name !== undefined && { isRenamed: true }),
  }
}

/** Making, changing and ending keys; the routes have looked that the key lies within reach. */
export function createApiKeyChanges(deps: ApiKeyChangesDeps) {
  const { db, store, keys, clock, ids, audit, sealer } = deps

  const record = (
    tx: Tx,
    by: AuditOrigin,
    apiKeyId: string,
    action: AuditAction,
    detail?: Record<string, unknown>,
  ) =>
    audit.record(tx, {
      ...by,
      kind: 'change',
      action,
      object: { kind: 'api_key', id: apiKeyId },
      ...(detail && { detail }),
    })

  /* A public key belongs to one way of proving, a secret of ours to the others. */
  function credentialFor(
    authentication: ApiKeyAuthentication,
    apiKeyId: string,
    jwk: PublicJwk | undefined,
  ): NewCredential {
    if (authentication !== 'assertion' && jwk !== undefined)
      throw requestInvalid({ members: [{ path: 'body/publicJwk', rule: 'forbidden' }] })
    return createCredential(authentication, apiKeyId, { jwk, sealer })
  }

  async function createApiKey(
    tx: Tx,
    by: AuditOrigin,
    { publicJwk, ...asked }: NewApiKey,
  ): Promise<{ apiKey: ApiKey; token: string }> {
    const now = clock.now()
    ensureGrantable(asked, now)
    const apiKeyId = ids.next('apiKey')
    const { authentication = 'secret', networks = [], expiresAt = null } = asked
    const { secret, ...credential } = credentialFor(authentication, apiKeyId, publicJwk)
    const bounds = { authentication, networks, expiresAt }
    const apiKey: ApiKey = {
      ...asked,
      ...bounds,
      apiKeyId,
      createdAt: now,
      revokedAt: null,
      rotatedAt: null,
      lastUsedAt: null,
      lastUsedAddress: null,
      previous: null,
      thumbprint: thumbprintOf(authentication, credential),
    }
    await store.insert(tx, apiKey, credential)
    const { permissions, orgUnitId, origins } = asked
    const detail = detailOf({ permissions, orgUnitId, origins, networks, expiresAt })
    await record(tx, by, apiKeyId, 'accounts.api_key_created', { ...detail, authentication })
    tx.afterCommit(() => keys.forget(apiKeyId))
    return { apiKey, token: secret }
  }

  return {
    /** Makes a key; its secret leaves the server this once. Throws `accounts.permission_not_grantable`, `accounts.public_key_refused`. */
    createApiKey,

    /** Throws `accounts.api_key_not_found` for a revoked one. */
    async changeApiKey(by: AuditOrigin, { apiKeyId }: ApiKey, changed: ChangedApiKey): Promise<void> {
      ensureGrantable(changed, clock.now())
      await db.transaction(async (tx) => {
        if (!(await store.change(tx, apiKeyId, changed))) throw apiKeyNotFound()
        await record(tx, by, apiKeyId, 'accounts.api_key_changed', detailOf(changed))
      })
      keys.forget(apiKeyId)
    },

    /** The credential of before works for `overlapMs` more; one from before that ends now. Throws `accounts.public_key_refused`. */
    async rotateApiKey(
      tx: Tx,
      by: AuditOrigin,
      key: ApiKey,
      { overlapMs, publicJwk }: { overlapMs: number; publicJwk: PublicJwk | undefined },
    ): Promise<{ rotated: ApiKey; token: string }> {
      const { apiKeyId, authentication, lastUsedAt } = key
      const { secret, ...credential } = credentialFor(authentication, apiKeyId, publicJwk)
      const now = clock.now()
      if (!(await store.rotate(tx, apiKeyId, credential, { now, overlapMs }))) throw apiKeyNotFound()
      await record(tx, by, apiKeyId, 'accounts.api_key_rotated', { overlapSeconds: overlapMs / 1000 })
      tx.afterCommit(() => keys.forget(apiKeyId))
      const previous = overlapMs === 0 ? null : { endsAt: now + overlapMs, lastUsedAt }
      const thumbprint = thumbprintOf(authentication, credential)
      return { rotated: { ...key, rotatedAt: now, previous, thumbprint }, token: secret }
    },

    async endPreviousSecret(by: AuditOrigin, { apiKeyId }: ApiKey): Promise<void> {
      await db.transaction(async (tx) => {
        if (!(await store.endPrevious(tx, apiKeyId))) throw apiKeyNotFound()
        await record(tx, by, apiKeyId, 'accounts.api_key_previous_ended')
      })
      keys.forget(apiKeyId)
    },

    async revokeApiKey(by: AuditOrigin, { apiKeyId }: ApiKey): Promise<void> {
      await db.transaction(async (tx) => {
        if (!(await store.revoke(tx, apiKeyId, clock.now()))) throw apiKeyNotFound()
        await record(tx, by, apiKeyId, 'accounts.api_key_revoked')
      })
      keys.forget(apiKeyId)
    },
  }
}
export type ApiKeyChanges = ReturnType<typeof createApiKeyChanges>
