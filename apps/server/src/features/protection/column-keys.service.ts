import { randomBytes } from 'node:crypto'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import {
  createSealedSet,
  KeyServiceError,
  type KeyWrapper,
  type SealedSet,
} from '../../platform/keys/index.ts'
import { type AuditOrigin, type AuditRecorder, serverOrigin } from '../audit/index.ts'
import type { ColumnKeysStore } from './column-keys.store.ts'
import { createProtectedTexts, type ProtectedTexts } from './protected-texts.ts'
import type { ColumnKeyRow, ColumnKeyUse } from './protection.table.ts'

export interface ColumnKeysDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: ColumnKeysStore
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  readonly audit: AuditRecorder
  readonly rootKey: KeyWrapper
}

export const columnRootKeyName = 'column-root-key'
/** Name under which the inventory has the companies' keys for columns. */
export const columnKeyName = 'column-key'

const keysLifeMs = 60_000
/** A new key is used once every node has read it. */
const usedAfterMs = 2 * keysLifeMs
const keyBytes = 32

interface KnownCompany {
  readonly texts: ProtectedTexts
  readonly readAtMs: number
}

function bindingOf(companyId: string, id: string): string {
  return `smartym/column-key\0${companyId}\0${id}`
}

/** Keys of companies for texts in columns; a company's first ones are made when they are first needed. */
export function createColumnKeys({ db, store, clock, audit, rootKey }: ColumnKeysDeps) {
  const known = new Map<string, KnownCompany>()
  const loading = new Map<string, Promise<ProtectedTexts>>()

  async function make(by: AuditOrigin, use: ColumnKeyUse, generation: number): Promise<void> {
    const { companyId } = by
    const id = randomBytes(8).toString('hex')
    const wrapped_key = await rootKey.wrap(bindingOf(companyId, id), randomBytes(keyBytes))
    const row = { id, company_id: companyId, key_use: use, generation, wrapped_key, created_at: clock.now() }
    await db.transaction(async (tx) => {
      if (!(await store.insert(tx, row))) return
      await audit.record(tx, {
        ...by,
        kind: 'change',
        action: 'protection.column_key_created',
        object: { kind: 'column_key', id },
        detail: { use },
      })
    })
  }

  async function readRows(companyId: string): Promise<ColumnKeyRow[]> {
    const rows = await store.list(companyId)
    const missing = (['text', 'index'] as const).filter((use) =>
      rows.every(({ key_use: kept }) => kept !== use),
    )
    if (missing.length === 0) return rows
    for (const use of missing) await make(serverOrigin(companyId), use, 1)
    return store.list(companyId)
  }

  async function load(companyId: string): Promise<ProtectedTexts> {
    const rows = await readRows(companyId)
    const opened = await Promise.all(
      rows.map(async (row) => ({
        id: row.id,
        use: row.key_use,
        createdAt: row.created_at,
        bytes: await rootKey.unwrap(bindingOf(companyId, row.id), row.wrapped_key),
      })),
    )
    const all = opened.filter(({ use }) => use === 'text')
    const index = opened.findLast(({ use }) => use === 'index')
    const current = all.find(({ createdAt }) => clock.now() - createdAt >= usedAfterMs) ?? all.at(-1)
    if (index === undefined || current === undefined)
      throw new Error(`the company ${companyId} has no keys for columns`)
    const texts = createProtectedTexts({ companyId, current, all, index: index.bytes })
    known.set(companyId, { texts, readAtMs: clock.monotonicMs() })
    return texts
  }

  /* A key service that is away for a while does not stop the calls of companies whose keys are known. */
  function keepKnown(companyId: string, error: unknown): ProtectedTexts {
    const kept = known.get(companyId)
    if (kept === undefined || !(error instanceof KeyServiceError)) throw error
    known.set(companyId, { ...kept, readAtMs: clock.monotonicMs() })
    return kept.texts
  }

  /** The company's keys, ready to be used; those that are known are read again when they are older than a minute. */
  async function ready(companyId: string): Promise<ProtectedTexts> {
    const kept = known.get(companyId)
    if (kept !== undefined && clock.monotonicMs() - kept.readAtMs < keysLifeMs) return kept.texts
    const running =
      loading.get(companyId) ??
      load(companyId)
        .catch((error: unknown) => keepKnown(companyId, error))
        .finally(() => loading.delete(companyId))
    loading.set(companyId, running)
    return running
  }

  const underRoot: SealedSet = createSealedSet({
    keyName: columnRootKeyName,
    db,
    currentKeyId: rootKey.currentKeyId,
    rows: store.wrapped,
    rewrap: async ({ id, companyId, sealed }) => {
      const binding = bindingOf(companyId, id)
      return rootKey.wrap(binding, await rootKey.unwrap(binding, sealed))
    },
  })

  return {
    ready,
    /** What `ready` has read, inside a transaction, which waits for nothing else. Throws when nobody has asked before. */
    of(companyId: string): ProtectedTexts {
      const kept = known.get(companyId)
      if (kept === undefined)
        throw new Error(`the keys of ${companyId} were not asked for before the transaction`)
      return kept.texts
    },
    /** A new key for texts; used two minutes from now, when every node knows it. */
    async renew(by: AuditOrigin): Promise<void> {
      const [newest] = (await readRows(by.companyId)).filter(({ key_use: use }) => use === 'text')
      await make(by, 'text', (newest?.generation ?? 0) + 1)
    },
    /** Is the company's newest key the one under which texts are sealed now. */
    async isNewestUsed(companyId: string): Promise<boolean> {
      const newest = (await readRows(companyId)).find(({ key_use: use }) => use === 'text')
      return newest?.generation === 1 || clock.now() - (newest?.created_at ?? 0) >= usedAfterMs
    },
    /** Destroys the company's former keys for texts; call it when nothing lies under them. `waiting`: it is too early. */
    async retire(by: AuditOrigin): Promise<{ retired: number; waiting: number }> {
      const texts = (await readRows(by.companyId)).filter(({ key_use: use }) => use === 'text')
      const [newest, ...former] = texts
      const isEarly = newest === undefined || clock.now() - newest.created_at < usedAfterMs + 2 * keysLifeMs
      if (isEarly) return { retired: 0, waiting: former.length }
      for (const { id } of former) {
        await db.transaction(async (tx) => {
          await store.delete(tx, id)
          await audit.record(tx, {
            ...by,
            kind: 'change',
            action: 'protection.column_key_destroyed',
            object: { kind: 'column_key', id },
          })
        })
      }
      return { retired: former.length, waiting: 0 }
    },
    sealedSets: [underRoot],
  }
}
