import { randomBytes } from 'node:crypto'
import { unwrapDataKey, wrapDataKey } from '@smartym/sealed-recording'
import { nodePrimitives } from '@smartym/sealed-recording/node'
import { createTimedCache } from '../../../platform/cache/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { KeyWrapper } from '../../../platform/keys/index.ts'
import { type AuditOrigin, type AuditRecorder, serverOrigin } from '../../audit/index.ts'
import type { DataKeyKind } from '../recordings.table.ts'
import type { DataKeysStore } from './data-keys.store.ts'
import { kekBinding } from './kek-binding.ts'

const keksLifeMs = 60_000
const maxKeptCompanies = 200

interface Kek {
  readonly id: string
  readonly key: Uint8Array
}

/** A data key as it may lie in the database. */
export interface WrappedDataKey {
  readonly kekId: string
  readonly wrapped: Uint8Array
}

export interface DataKeysDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: DataKeysStore
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  readonly audit: AuditRecorder
  /** Without it no recording can be opened. */
  readonly rootKey: KeyWrapper
}

/**
 * Data keys under their company's key-encryption key (REC-6). `binding` is block A for a recording, the rendition's
 * context for a rendition. The first key of a company is made when it is first needed.
 */
export function createDataKeys({ db, store, clock, audit, rootKey }: DataKeysDeps) {
  const keks = createTimedCache({
    clock,
    lifeMs: keksLifeMs,
    maxEntries: maxKeptCompanies,
    load: async (companyId: string): Promise<readonly Kek[]> => {
      const kept = await store.listKeks(companyId)
      const rows = kept.length > 0 ? kept : await makeKek(serverOrigin(companyId), 1)
      return Promise.all(
        rows.map(async ({ id, wrapped_key: wrapped }) => ({
          id,
          key: await rootKey.unwrap(kekBinding(companyId, id), wrapped),
        })),
      )
    },
  })

  async function makeKek(by: AuditOrigin, generation: number) {
    const { companyId } = by
    const id = randomBytes(16).toString('hex')
    const row = {
      id,
      company_id: companyId,
      generation,
      wrapped_key: await rootKey.wrap(kekBinding(companyId, id), randomBytes(32)),
      created_at: clock.now(),
    }
    await db.transaction(async (tx) => {
      if (!(await store.insertKek(tx, row))) return
      await audit.record(tx, {
        ...by,
        kind: 'change',
        action: 'recordings.key_encryption_key_created',
        object: { kind: 'key_encryption_key', id },
      })
    })
    return store.listKeks(companyId)
  }

  /* Another process may have made a key since the kept ones were read. */
  async function findKek(companyId: string, kekId: string): Promise<Kek | undefined> {
    const known = (await keks.get(companyId)).find(({ id }) => id === kekId)
    if (known !== undefined) return known
    keks.forget(companyId)
    return (await keks.get(companyId)).find(({ id }) => id === kekId)
  }

  return {
    /** A new key-encryption key for the company: what is recorded within a minute from now on lies under it. */
    async renew(by: AuditOrigin): Promise<string> {
      const [newest] = await store.listKeks(by.companyId)
      const [made] = await makeKek(by, (newest?.generation ?? 0) + 1)
      keks.forget(by.companyId)
      return made?.id ?? ''
    },

    async wrap(companyId: string, binding: Uint8Array, dataKey: Uint8Array): Promise<WrappedDataKey> {
      const [newest] = await keks.get(companyId)
      if (newest === undefined) throw new Error(`the company ${companyId} has no key-encryption key`)
      const wrapped = await wrapDataKey(newest.key, newest.id, binding, dataKey, nodePrimitives)
      return { kekId: newest.id, wrapped }
    },

    /** Keeps a wrapped key in the transaction that keeps what it opens. */
    save(
      tx: Tx,
      of: { recordingId: string; companyId: string; kind: DataKeyKind },
      { kekId, wrapped }: WrappedDataKey,
    ): Promise<void> {
      return store.saveKey(tx, {
        recording_id: of.recordingId,
        kind: of.kind,
        company_id: of.companyId,
        kek_id: kekId,
        wrapped_key: wrapped,
        created_at: clock.now(),
      })
    },

    /** The 32 bytes; undefined when there is no such key. Throws when it does not open. */
    async open(recordingId: string, kind: DataKeyKind, binding: Uint8Array): Promise<Uint8Array | undefined> {
      const row = await store.findKey(recordingId, kind)
      if (row === undefined) return undefined
      const kek = await findKek(row.company_id, row.kek_id)
      if (kek === undefined) throw new Error(`the key-encryption key ${row.kek_id} is gone`)
      return unwrapDataKey(kek.key, kek.id, binding, row.wrapped_key, nodePrimitives)
    },
  }
}
export type DataKeys = ReturnType<typeof createDataKeys>
