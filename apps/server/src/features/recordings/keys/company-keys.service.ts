import { renditionContext, unwrapDataKey, wrapDataKey } from '@smartym/sealed-recording'
import { nodePrimitives } from '@smartym/sealed-recording/node'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import { createSealedSet, type KeyWrapper, type SealedSet } from '../../../platform/keys/index.ts'
import type { AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import { uuidOf } from '../recording-uuid.ts'
import { recordingRootKeyName } from '../recordings.config.ts'
import type { DataKeysStore, KeptDataKey } from './data-keys.store.ts'
import { kekBinding } from './kek-binding.ts'

export interface CompanyKeysDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: DataKeysStore
  readonly clock: Pick<Clock, 'now'>
  readonly audit: AuditRecorder
  readonly rootKey: KeyWrapper
}

/** Name under which the inventory has the companies' key-encryption keys. */
export const companyKeyName = 'company-key'

const pageRows = 200
/** Servers notice a new key within a minute; until then they may still wrap under the one before. */
const noticedAfterMs = 120_000

function bindingOf({ recordingId, kind, identityBlock }: KeptDataKey): Uint8Array {
  if (kind !== 'sealed') return renditionContext(kind, uuidOf(recordingId))
  if (identityBlock === null) throw new Error(`the recording ${recordingId} has no identity block`)
  return identityBlock
}

/** What lies under the root key, what lies under the companies' keys, and how a company's former keys end (REC-6). */
export function createCompanyKeys({ db, store, clock, audit, rootKey }: CompanyKeysDeps) {
  const open = async (companyId: string, id: string, wrapped: Uint8Array): Promise<Uint8Array> =>
    rootKey.unwrap(kekBinding(companyId, id), wrapped)

  const underRoot = createSealedSet({
    keyName: recordingRootKeyName,
    db,
    currentKeyId: rootKey.currentKeyId,
    rows: store.wrappedKeks,
    rewrap: async ({ id, companyId, sealed }) =>
      rootKey.wrap(kekBinding(companyId, id), await open(companyId, id, sealed)),
  })

  /* The rows under a former key get fewer with each page, so that a rotation that was cut off goes on where it was. */
  async function rewrapUnder(former: { id: string; companyId: string; sealed: Uint8Array }): Promise<number> {
    const { companyId } = former
    const [newest] = await store.listKeks(companyId)
    if (newest === undefined || newest.id === former.id) return 0
    const [from, to] = await Promise.all([
      open(companyId, former.id, former.sealed),
      open(companyId, newest.id, newest.wrapped_key),
    ])
    const rows = await store.listKeysUnder(former.id, pageRows)
    const rewrapped = await Promise.all(
      rows.map(async (row) => {
        const binding = bindingOf(row)
        const dataKey = await unwrapDataKey(from, former.id, binding, row.wrapped, nodePrimitives)
        return { row, wrapped: await wrapDataKey(to, newest.id, binding, dataKey, nodePrimitives) }
      }),
    )
    if (rewrapped.length === 0) return 0
    await db.transaction(async (tx) => {
      for (const { row, wrapped } of rewrapped) await store.moveKey(tx, row, { kekId: newest.id, wrapped })
    })
    return rewrapped.length
  }

  /* Former keys of all companies, with what is needed to open them. */
  async function listFormer() {
    const keks = await store.listAllKeks()
    return keks.filter((kek) =>
      keks.some((each) => each.companyId === kek.companyId && each.generation > kek.generation),
    )
  }

  const underCompanyKeys: SealedSet = {
    keyName: companyKeyName,
    where: 'recording_keys.wrapped_key',
    async count() {
      const former = new Set((await listFormer()).map(({ id }) => id))
      const counted = await store.countKeys()
      return counted.map((each) => ({ ...each, isPending: former.has(each.keyId) && each.rows > 0 }))
    },
    async rotatePage() {
      for (const former of await listFormer()) {
        const rewrapped = await rewrapUnder(former)
        if (rewrapped > 0) return { next: former.id, seen: rewrapped, rewrapped }
      }
      return { next: null, seen: 0, rewrapped: 0 }
    },
  }

  return {
    sealedSets: [underRoot, underCompanyKeys],

    /**
     * Destroys a company's former keys under which nothing lies any more. Returns how many; `waiting` are those that a
     * server may still be about to use.
     */
    async retire(by: AuditOrigin): Promise<{ retired: number; waiting: number }> {
      const former = (await listFormer()).filter(({ companyId }) => companyId === by.companyId)
      const [newest] = await store.listKeks(by.companyId)
      if (newest === undefined || former.length === 0) return { retired: 0, waiting: 0 }
      if (clock.now() - newest.created_at < noticedAfterMs) return { retired: 0, waiting: former.length }
      let retired = 0
      for (const { id } of former) {
        const isGone = await db.transaction(async (tx) => {
          if (!(await store.deleteUnusedKek(tx, id))) return false
          await audit.record(tx, {
            ...by,
            kind: 'change',
            action: 'recordings.key_encryption_key_destroyed',
            object: { kind: 'key_encryption_key', id },
          })
          return true
        })
        if (isGone) retired += 1
      }
      return { retired, waiting: former.length - retired }
    },
  }
}
