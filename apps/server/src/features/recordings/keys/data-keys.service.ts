import { randomBytes } from 'node:crypto'
import { unwrapDataKey, wrapDataKey } from '@smartym/sealed-recording'
import { nodePrimitives } from '@smartym/sealed-recording/node'
import { createTimedCache } from '../../../platform/cache/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import { type AuditRecorder, serverOrigin } from '../../audit/index.ts'
import type { DataKeyKind } from '../recordings.table.ts'
import type { DataKeysStore } from './data-keys.store.ts'
import { unwrapKek, wrapKek } from './kek-wrap.ts'

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
  /** 32 bytes; without it no recording can be opened. */
  readonly rootKey: Uint8Array
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
      const rows = kept.length > 0 ? kept : await makeFirst(companyId)
      return rows.map((row) => ({ id: row.id, key: unwrapKek(rootKey, row.id, companyId, row.wrapped_key) }))
    },
  })

  async function makeFirst(companyId: string) {
    const id = randomBytes(16).toString('hex')
    const row = {
      id,
      company_id: companyId,
      generation: 1,
      wrapped_key: wrapKek(rootKey, id, companyId, randomBytes(32)),
      created_at: clock.now(),
    }
    await db.transaction(async (tx) => {
      if (!(await store.insertKek(tx, row))) return
      await audit.record(tx, {
        ...serverOrigin(companyId),
        kind: 'change',
        action: 'recordings.key_encryption_key_created',
        object: { kind: 'key_encryption_key', id },
      })
    })
    return store.listKeks(companyId)
  }

  return {
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
      const kek = (await keks.get(row.company_id)).find(({ id }) => id === row.kek_id)
      if (kek === undefined) throw new Error(`the key-encryption key ${row.kek_id} is gone`)
      return unwrapDataKey(kek.key, kek.id, binding, row.wrapped_key, nodePrimitives)
    },
  }
}
export type DataKeys = ReturnType<typeof createDataKeys>
