import type { Db } from '../db/index.ts'
import type { SealedRow, SealedRows } from './sealed-rows.ts'
import { decodeSealed } from './sealed-value.ts'

/** How many things lie under one key. */
export interface KeyCount {
  /** Null for values from before they carried the id of their key. */
  readonly keyId: string | null
  readonly rows: number
  /** When the oldest of them was made, UTC ms; null when that is not known. */
  readonly since: number | null
  /** They wait to be put under the current key: until then theirs is needed. */
  readonly isPending: boolean
}

/** How far a page of a rotation has come. */
export interface RotatedPage {
  /** Where the next page begins; null at the end. */
  readonly next: string | null
  readonly seen: number
  readonly rewrapped: number
}

/** Everything in one column that lies under one root key: what is counted and rewrapped when the key changes. */
export interface SealedSet {
  /** Name of the key as the inventory has it, `recording-root-key`. */
  readonly keyName: string
  /** Table and column. */
  readonly where: string
  count(): Promise<KeyCount[]>
  /** Rewraps what does not lie under the current key among the rows after `after`, which is empty at the beginning. */
  rotatePage(after: string): Promise<RotatedPage>
}

export interface SealedColumn<Row extends SealedRow> {
  readonly keyName: string
  readonly db: Pick<Db, 'transaction'>
  readonly rows: SealedRows<Row>
  /** The key under which this row must lie. */
  currentKeyId(row: Row): Promise<string>
  /** The same thing under the current key. */
  rewrap(row: Row): Promise<Uint8Array>
}

const pageRows = 200

/** The set of a column whose values carry the id of their key. */
export function createSealedSet<Row extends SealedRow>(column: SealedColumn<Row>): SealedSet {
  const { keyName, db, currentKeyId, rewrap } = column
  const { where, list, replace } = column.rows
  const keyIdOf = (row: Row): string | null => decodeSealed(row.sealed)?.keyId ?? null

  return {
    keyName,
    where,
    async count() {
      const counts = new Map<string | null, Omit<KeyCount, 'keyId'> & { since: number }>()
      for (let after = ''; ;) {
        const rows = await list(after, pageRows)
        for (const row of rows) {
          const keyId = keyIdOf(row)
          const isPending = keyId !== (await currentKeyId(row))
          const known = counts.get(keyId) ?? { rows: 0, since: row.createdAt }
          counts.set(keyId, {
            rows: known.rows + 1,
            since: Math.min(known.since, row.createdAt),
            isPending,
          })
        }
        if (rows.length < pageRows) break
        after = rows.at(-1)?.id ?? ''
      }
      return [...counts].map(([keyId, count]) => ({ keyId, ...count }))
    },

    async rotatePage(after) {
      const rows = await list(after, pageRows)
      const rewrapped: { row: Row; sealed: Uint8Array }[] = []
      for (const row of rows) {
        if (keyIdOf(row) !== (await currentKeyId(row))) rewrapped.push({ row, sealed: await rewrap(row) })
      }
      if (rewrapped.length > 0) {
        await db.transaction(async (tx) => {
          for (const { row, sealed } of rewrapped) await replace(tx, row, sealed)
        })
      }
      const next = rows.length < pageRows ? null : (rows.at(-1)?.id ?? null)
      return { next, seen: rows.length, rewrapped: rewrapped.length }
    },
  }
}
