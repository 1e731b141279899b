import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import {
  createKeyRing,
  createTextSealer,
  deriveKeyRing,
  KeyGoneError,
  type TextSealer,
} from '../../../platform/keys/index.ts'
import type { Secrets } from '../../../platform/secrets/index.ts'
import type { SealedKeyRow } from '../accounts.table.ts'
import type { SealedKeysStore } from './sealed-keys.store.ts'

/** What the server must know of second factors lies sealed in the database; what it need not know, as a keyed hash. */
export interface SecondFactorSecret extends TextSealer {
  /** Bound to the account. */
  hashCode(accountId: string, code: string): Promise<Buffer>
}

export const secondFactorSecretName = 'second-factor-key'
const hashKeyPrefix = 'recovery-code-hash/'

const bytesInKey = 32

function makeSecondFactorKey(): string {
  return randomBytes(bytesInKey).toString('base64')
}

export interface SecondFactorSecretDeps {
  readonly secrets: Pick<Secrets, 'get' | 'find'>
  readonly clock: Pick<Clock, 'monotonicMs' | 'now'>
  readonly db: Pick<Db, 'transaction'>
  readonly store: SealedKeysStore
}

function createRing({ secrets, clock }: Pick<SecondFactorSecretDeps, 'secrets' | 'clock'>) {
  const parse = (text: string): Buffer => Buffer.from(text, 'base64')
  return createKeyRing({ secrets, clock, name: secondFactorSecretName, make: makeSecondFactorKey, parse })
}

/**
 * Secrets of apps lie under the ring's current key. Hashes of recovery codes cannot be put under another key, so that
 * the key that hashes them is one of its own, sealed in the database: it stays when the secret changes.
 */
export function createSecondFactorSecret({ secrets, clock, db, store }: SecondFactorSecretDeps) {
  const ring = createRing({ secrets, clock })
  const sealer = createTextSealer(deriveKeyRing(ring, 'smartym/totp-secret'))
  const keySealer = createTextSealer(deriveKeyRing(ring, 'smartym/sealed-key'))
  let hashing: Promise<Buffer> | undefined

  /* The oldest key of the ring: codes from before this row were hashed under it. */
  function firstHashKey(): Buffer {
    const oldest = ring.list().at(-1)?.bytes ?? ring.current().bytes
    return Buffer.from(hkdfSync('sha256', oldest, '', 'smartym/recovery-code', bytesInKey))
  }

  function openHashKey({ name, sealed_key: sealed }: SealedKeyRow): Buffer | undefined {
    try {
      return Buffer.from(keySealer.open(name, sealed), 'hex')
    } catch (error) {
      if (error instanceof KeyGoneError) return undefined
      throw error
    }
  }

  /* One that lies under a lost secret stays, in case that is found again; codes from then on are hashed by another. */
  async function readHashKey(): Promise<Buffer> {
    for (const row of await store.listNamed(hashKeyPrefix)) {
      const key = openHashKey(row)
      if (key !== undefined) return key
    }
    const name = `${hashKeyPrefix}${ring.current().id}`
    const sealed = keySealer.seal(name, firstHashKey().toString('hex'))
    await db.transaction((tx) => store.insert(tx, { name, sealed_key: sealed, created_at: clock.now() }))
    return readHashKey()
  }

  function hashKey(): Promise<Buffer> {
    hashing ??= readHashKey().catch((error: unknown) => {
      hashing = undefined
      throw error
    })
    return hashing
  }

  const secret: SecondFactorSecret = {
    ...sealer,
    async hashCode(accountId, code) {
      return createHmac('sha256', await hashKey())
        .update(`${accountId}\n${code}`)
        .digest()
    },
  }
  return { secret, keySealer, currentKeyId: async (): Promise<string> => ring.current().id }
}
