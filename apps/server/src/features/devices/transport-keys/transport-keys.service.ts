import { createECDH, hash } from 'node:crypto'
import type { TransportKey } from '@smartym/contract/frames'
import { createTimedCache } from '../../../platform/cache/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import { type Db, isDuplicateKey } from '../../../platform/db/index.ts'
import { createSealedSet, type KeyWrapper, type SealedSet } from '../../../platform/keys/index.ts'
import type { AuditRecorder } from '../../audit/index.ts'
import { serverOrigin } from '../../audit/index.ts'
import { encodeSpki } from '../device-key.ts'
import type { TransportKeyRow } from '../devices.table.ts'
import type { TransportKeysStore } from './transport-keys.store.ts'

/** The private half of a transport key: what opens the key slots of recordings sealed to it. */
export interface TransportPrivateKey {
  /** 16 bytes, hex. */
  readonly keyId: string
  /** The 32-byte P-256 scalar. */
  readonly scalar: Uint8Array
}

interface OpenTransportKey extends TransportPrivateKey {
  /** Uncompressed point, hex. */
  readonly publicKey: string
}

export const transportRootKeyName = 'transport-key-wrap'

const keysLifeMs = 60_000
const maxKeptCompanies = 200
const scalarBytes = 32

export interface TransportKeysDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: TransportKeysStore
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  readonly rootKey: KeyWrapper
  readonly audit: AuditRecorder
}

function generateKeyPair(): { keyId: string; point: Buffer; scalar: Buffer } {
  const pair = createECDH('prime256v1')
  const point = pair.generateKeys()
  const short = pair.getPrivateKey()
  const scalar = Buffer.concat([Buffer.alloc(scalarBytes - short.length), short])
  return { keyId: hash('sha256', encodeSpki(point), 'buffer').toString('hex', 0, 16), point, scalar }
}

/** A company's transport keys; the first is made when it is first asked for. */
export function createTransportKeysService({ db, store, clock, rootKey, audit }: TransportKeysDeps) {
  const keys = createTimedCache({
    clock,
    lifeMs: keysLifeMs,
    maxEntries: maxKeptCompanies,
    load: async (companyId: string): Promise<OpenTransportKey[]> => {
      const kept = await store.list(companyId)
      const rows = kept.length > 0 ? kept : await makeFirst(companyId)
      return Promise.all(
        rows.map(async (row) => ({
          keyId: row.key_id,
          publicKey: Buffer.from(row.public_key).toString('hex'),
          scalar: await rootKey.unwrap(row.key_id, row.wrapped_private_key),
        })),
      )
    },
  })

  async function makeFirst(companyId: string): Promise<TransportKeyRow[]> {
    const { keyId, point, scalar } = generateKeyPair()
    const row = {
      key_id: keyId,
      company_id: companyId,
      generation: 1,
      public_key: point,
      wrapped_private_key: await rootKey.wrap(keyId, scalar),
      created_at: clock.now(),
    }
    try {
      await db.transaction(async (tx) => {
        await store.insert(tx, row)
        await audit.record(tx, {
          ...serverOrigin(companyId),
          kind: 'change',
          action: 'devices.transport_key_created',
          object: { kind: 'transport_key', id: keyId },
        })
      })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
    return store.list(companyId)
  }

  return {
    /** The key to which the company's phones seal now. */
    async transportKeyOf(companyId: string): Promise<TransportKey> {
      const [newest] = await keys.get(companyId)
      if (newest === undefined) throw new Error(`the company ${companyId} has no transport key`)
      return { keyId: newest.keyId, publicKey: newest.publicKey }
    },

    /** Every private key of the company, newest first: recordings may have been sealed to an older one. */
    async transportPrivateKeys(companyId: string): Promise<TransportPrivateKey[]> {
      return await keys.get(companyId)
    },
  }
}

/** What lies under the secret that wraps private keys. */
export function transportKeysSet({
  db,
  store,
  rootKey,
}: Pick<TransportKeysDeps, 'db' | 'store' | 'rootKey'>): SealedSet {
  return createSealedSet({
    keyName: transportRootKeyName,
    db,
    currentKeyId: rootKey.currentKeyId,
    rows: store.wrapped,
    rewrap: async ({ id, sealed }) => rootKey.wrap(id, await rootKey.unwrap(id, sealed)),
  })
}
