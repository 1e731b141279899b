import type { SelectQueryBuilder } from 'kysely'
import { encodeCursor, type KeysetPosition } from './cursor.ts'
import { type KeysetPage, keysetPage } from './keyset.ts'

/** Rows that one statement walks over; SQLite holds the event loop for as long. */
const step = 2000
const list = 'count'

/**
 * Counts a filtered query's rows, which it selects as their position, in steps along their order, so that nobody waits
 * for the whole count. Stops above `limit`: a greater answer says only that there are more.
 */
export async function countUpTo<Tables, Table extends keyof Tables>(
  query: SelectQueryBuilder<Tables, Table, KeysetPosition>,
  order: Pick<KeysetPage<Tables, Table>, 'at' | 'id'>,
  limit: number,
): Promise<number> {
  let cursor: string | undefined
  for (let counted = 0; ; counted += step) {
    const rows = await keysetPage(query, { list, ...order, cursor, limit: step }).execute()
    const last = rows[step - 1]
    if (last === undefined || rows.length === step || counted + step > limit) return counted + rows.length
    cursor = encodeCursor(list, last)
    await new Promise((resolve) => setImmediate(resolve))
  }
}
