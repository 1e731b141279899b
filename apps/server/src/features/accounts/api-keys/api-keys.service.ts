import { type Grants, grantsAt } from '@smartym/contract'
import { createTimedCache } from '../../../platform/cache/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import { createNetworkCheck } from '../../../platform/networks/index.ts'
import { apiKeyExpired, networkRefused } from '../accounts.errors.ts'
import { type Credential, isSecret, parseApiKeyToken } from './api-key-credentials.ts'
import { type ApiKey, stateOf } from './api-key.ts'
import type { ApiKeysStore, ProvableApiKey } from './api-keys.store.ts'

/** A key as requests use it. */
export interface LiveApiKey extends ApiKey {
  /** Within its unit and below, or in the company. */
  readonly grants: Grants
}

/** A key with what may prove it. */
export interface ApiKeyProofs {
  readonly live: LiveApiKey
  /** The current credential first; then the one of before, while it still works. */
  readonly credentials: readonly Credential[]
  readonly isInNetworks: (address: string) => boolean
}

/** How long another node may still take a revoked key. */
const keyLifeInMemoryMs = 3000
const maxKeptKeys = 5000
const recordUseEveryMs = 60_000

export interface ApiKeysDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: ApiKeysStore
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
}

function proofsOf({ apiKey, current, previous }: ProvableApiKey): ApiKeyProofs {
  const { networks, permissions, orgUnitId } = apiKey
  return {
    live: { ...apiKey, grants: grantsAt(orgUnitId === null ? 'all' : 'subtree', permissions) },
    credentials: previous === null ? [current] : [current, previous],
    isInNetworks: networks.length === 0 ? () => true : createNetworkCheck(networks),
  }
}

/** Keys of CRMs as requests prove them: kept as hashes, a part of the integrator's permissions (INT-1). */
export function createApiKeysService({ db, store, clock }: ApiKeysDeps) {
  const uses = new Map<string, number>()
  const keys = createTimedCache({
    clock,
    lifeMs: keyLifeInMemoryMs,
    maxEntries: maxKeptKeys,
    load: async (apiKeyId: string) => {
      const found = await store.findLive(apiKeyId)
      return found && proofsOf(found)
    },
  })
  const origins = createTimedCache({
    clock,
    lifeMs: keyLifeInMemoryMs,
    maxEntries: 1,
    load: async (_all: 'all') => new Set(await store.listOrigins(clock.now())),
  })

  function recordUse({ apiKeyId }: ApiKey, isPrevious: boolean, address: string): void {
    const now = clock.now()
    const use = `${apiKeyId} ${isPrevious}`
    if (now - (uses.get(use) ?? 0) < recordUseEveryMs) return
    uses.set(use, now)
    /* Only the console's "last used" depends on it. */
    db.transaction((tx) =>
      store.recordUse(tx, { apiKeyId, isPrevious, address }, { now, everyMs: recordUseEveryMs }),
    ).catch(() => {})
  }

  /** What may prove this key now; undefined for one that is not there or is revoked. Nothing is known yet of who asks. */
  async function findProofs(apiKeyId: string): Promise<ApiKeyProofs | undefined> {
    const found = await keys.get(apiKeyId)
    if (found === undefined) return undefined
    const { previous } = found.live
    const isPreviousOver = previous !== null && previous.endsAt <= clock.now()
    return isPreviousOver ? { ...found, credentials: found.credentials.slice(0, 1) } : found
  }

  /** Throws `accounts.api_key_expired` and `accounts.network_refused`: only for whoever has proved the key. */
  function ensureUsable({ live, isInNetworks }: ApiKeyProofs, address: string): LiveApiKey {
    if (stateOf(live, clock.now()) !== 'active') throw apiKeyExpired()
    if (!isInNetworks(address)) throw networkRefused({ address })
    return live
  }

  /** A use of a key that this credential proved. Throws as `ensureUsable`. */
  function admit(proofs: ApiKeyProofs, proved: Credential | undefined, address: string): LiveApiKey {
    const live = ensureUsable(proofs, address)
    recordUse(live, proved !== undefined && proved !== proofs.credentials[0], address)
    return live
  }

  return {
    findProofs,
    ensureUsable,
    admit,
    /** The key of a token, marked as used; undefined for a wrong or revoked one. Throws as `admit`. */
    async findByToken(token: string, address: string): Promise<LiveApiKey | undefined> {
      const parsed = parseApiKeyToken(token)
      const proofs = parsed && (await findProofs(parsed.apiKeyId))
      if (parsed === undefined || proofs?.live.authentication !== 'secret') return undefined
      const proved = proofs.credentials.find((each) => isSecret(each, parsed.secret))
      return proved && admit(proofs, proved, address)
    },
    /** The key of an id; undefined once it is revoked or expired. */
    async findLive(apiKeyId: string): Promise<LiveApiKey | undefined> {
      const live = (await keys.get(apiKeyId))?.live
      return live !== undefined && stateOf(live, clock.now()) === 'active' ? live : undefined
    },
    /** Does any live key name this origin. */
    isKnownOrigin: async (origin: string): Promise<boolean> => (await origins.get('all')).has(origin),
    /** After the commit of a change: it holds for the next request. */
    forget(apiKeyId: string): void {
      keys.forget(apiKeyId)
      origins.forgetAll()
    },
  }
}
export type ApiKeysService = ReturnType<typeof createApiKeysService>
