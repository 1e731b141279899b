import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** MariaDB compares a row's key with one case after the other: a thousand in one statement took three times as long. */
const keysAStatement = 64

/**
 * Numbers rows on from `first` in the order given, in their `position` column, where they have none yet; on
 * SQLite in one statement whose text is always the same (where the plus keeps the planner off the index of positions).
 */
export async function assignPositions(
  tx: Tx,
  table: string,
  keyColumn: string,
  keys: readonly (string | number)[],
  first: number,
): Promise<void> {
  if (keys.length === 0) return
  const db = tx.on<unknown>()
  const [rows, key] = [sql.table(table), sql.ref(`${table}.${keyColumn}`)]
  if (tx.dialect === 'sqlite') {
    await sql`
      update ${rows} set position = ${first} + numbered.key from json_each(${JSON.stringify(keys)}) as numbered
      where ${key} = numbered.value and +position is null`.execute(db)
    return
  }
  for (let from = 0; from < keys.length; from += keysAStatement) {
    const some = keys.slice(from, from + keysAStatement)
    const cases = some.map((value, i) => sql`when ${value} then ${first + from + i}`)
    await sql`
      update ${rows} set position = case ${key} ${sql.join(cases, sql` `)} end
      where ${key} in (${sql.join(some)}) and position is null`.execute(db)
  }
}
