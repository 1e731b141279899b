import type { AccessTokenRequest, Grants, Permission } from '@smartym/contract'
import type { JWK } from 'jose'
import { createTimedCache } from '../../../../platform/cache/index.ts'
import type { Clock } from '../../../../platform/clock/index.ts'
import { type Db, decodeJson, encodeJson } from '../../../../platform/db/index.ts'
import { DomainError } from '../../../../platform/errors/index.ts'
import type { AuditRecorder } from '../../../audit/index.ts'
import type { Credential } from '../api-key-credentials.ts'
import type { ApiKeyProofs, ApiKeysService, LiveApiKey } from '../api-keys.service.ts'
import type { UsedProofs } from '../used-proofs.service.ts'
import { accessTokenLifeMs, createAccessToken, hashAccessToken } from './access-token.ts'
import type { AccessTokensStore } from './access-tokens.store.ts'
import { type ClientAssertion, parseClientAssertion, verifyClientAssertion } from './client-assertion.ts'
import { OAuthError } from './oauth.errors.ts'

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const tokenLifeInMemoryMs = 10_000
const maxKeptTokens = 20_000

export interface AccessTokensDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: AccessTokensStore
  readonly keys: Pick<ApiKeysService, 'findProofs' | 'ensureUsable' | 'admit'>
  readonly usedProofs: Pick<UsedProofs, 'take'>
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  readonly audit: AuditRecorder
}

/** From where a token is asked for, and by which names the client may call this server. */
export interface TokenRequestOrigin {
  readonly address: string
  readonly audiences: readonly string[]
}

interface Proved {
  readonly proofs: ApiKeyProofs
  readonly credential: Credential
  readonly assertion: ClientAssertion
}

/* Whatever is wrong with an assertion is told in one sentence, so that nobody learns from it which keys there are. */
const notProved = () => new OAuthError('invalid_client', 'The assertion does not prove a key of this server.')

function grantsWithin(grants: Grants, permissions: readonly Permission[]): Grants {
  const kept = Object.entries(grants).filter(([name]) => permissions.some((each) => each === name))
  return Object.fromEntries(kept)
}

/** The narrowed permissions; all of the key's when none are asked for. */
function narrow({ permissions }: LiveApiKey, scope: string | undefined): readonly Permission[] {
  const asked = scope?.split(' ').filter((each) => each !== '') ?? []
  if (asked.length === 0) return permissions
  if (!asked.every((each) => permissions.some((permission) => permission === each)))
    throw new OAuthError('invalid_scope', 'The key does not have all of the permissions asked for.')
  return permissions.filter((permission) => asked.includes(permission))
}

/** Short-lived tokens for keys that prove themselves by a public key (RFC 6749, 4.4; RFC 7523). */
export function createAccessTokens(deps: AccessTokensDeps) {
  const { db, store, keys, usedProofs, clock, audit } = deps
  const tokens = createTimedCache({
    clock,
    lifeMs: tokenLifeInMemoryMs,
    maxEntries: maxKeptTokens,
    load: (hashHex: string) => store.find(Buffer.from(hashHex, 'hex')),
  })

  async function verify(
    { client_assertion: text = '', client_id: clientId }: AccessTokenRequest,
    audiences: readonly string[],
  ): Promise<Proved> {
    const claimed = parseClientAssertion(text)
    if (claimed === undefined || (clientId ?? claimed.apiKeyId) !== claimed.apiKeyId) throw notProved()
    const { apiKeyId } = claimed
    const proofs = await keys.findProofs(apiKeyId)
    if (proofs?.live.authentication !== 'assertion') throw notProved()
    const target = { apiKeyId, audiences, now: clock.now() }
    for (const credential of proofs.credentials) {
      const publicKey = decodeJson<JWK>(Buffer.from(credential.bytes ?? []).toString())
      const assertion = await verifyClientAssertion(text, claimed, publicKey, target)
      if (assertion !== undefined) return { proofs, credential, assertion }
    }
    throw notProved()
  }

  function ensureUsable(proofs: ApiKeyProofs, address: string): LiveApiKey {
    try {
      return keys.ensureUsable(proofs, address)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      throw new OAuthError('invalid_client', `The key cannot be used: ${error.code}.`)
    }
  }

  async function keep(
    live: LiveApiKey,
    permissions: readonly Permission[],
    address: string,
  ): Promise<string> {
    const { apiKeyId, companyId, name } = live
    const { token, tokenHash } = createAccessToken()
    const expiresAt = clock.now() + accessTokenLifeMs
    await db.transaction(async (tx) => {
      const row = { api_key_id: apiKeyId, permissions: encodeJson(permissions), expires_at: expiresAt }
      await store.insert(tx, { token_hash: tokenHash, ...row })
      await audit.record(tx, {
        companyId,
        actor: { kind: 'api_key', id: apiKeyId, name },
        address,
        deviceId: null,
        kind: 'login',
        action: 'accounts.access_token_issued',
        object: { kind: 'api_key', id: apiKeyId },
        detail: { permissions: [...permissions] },
      })
    })
    return token
  }

  return {
    /** Throws `OAuthError`. */
    async issueAccessToken(
      form: AccessTokenRequest,
      { address, audiences }: TokenRequestOrigin,
    ): Promise<{ token: string; permissions: readonly Permission[] }> {
      if (form.grant_type !== 'client_credentials')
        throw new OAuthError('unsupported_grant_type', 'Only client_credentials is supported.')
      if (form.client_assertion_type !== assertionType)
        throw new OAuthError('invalid_client', `A client_assertion of the type ${assertionType} is needed.`)
      const { proofs, credential, assertion } = await verify(form, audiences)
      const live = ensureUsable(proofs, address)
      const permissions = narrow(live, form.scope)
      const proof = { kind: 'assertion', apiKeyId: live.apiKeyId, id: assertion.assertionId } as const
      if (!(await usedProofs.take({ ...proof, endsAt: assertion.endsAt })))
        throw new OAuthError(
          'invalid_client',
          'The assertion was used before; make a new one for each token.',
        )
      keys.admit(proofs, credential, address)
      return { token: await keep(live, permissions, address), permissions }
    },

    /**
     * The key of a token, with no more than the token was narrowed to and the key still has; undefined for a wrong or
     * expired token or a revoked key. Throws `accounts.api_key_expired` and `accounts.network_refused`.
     */
    async findByToken(token: string, address: string): Promise<LiveApiKey | undefined> {
      const tokenHash = hashAccessToken(token)
      const row = tokenHash && (await tokens.get(tokenHash.toString('hex')))
      if (row === undefined || row.expires_at <= clock.now()) return undefined
      const proofs = await keys.findProofs(row.api_key_id)
      if (proofs === undefined) return undefined
      const live = keys.admit(proofs, undefined, address)
      const narrowed = decodeJson<Permission[]>(row.permissions)
      return { ...live, grants: grantsWithin(live.grants, narrowed) }
    },

    deleteExpired: (): Promise<void> => db.transaction((tx) => store.deleteExpired(tx, clock.now())),
  }
}
export type AccessTokens = ReturnType<typeof createAccessTokens>
