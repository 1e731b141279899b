import { sql } from 'kysely'
import type { Tx } from './database.ts'

/**
 * Numbers rows on from `first` in the order given, in their `position` column, where they have none yet. One statement
 * on MariaDB (a round trip each would cost more), one prepared statement a row on SQLite.
 */
export async function assignPositions(
  tx: Tx,
  table: string,
  keyColumn: string,
  keys: readonly (string | number)[],
  first: number,
): Promise<void> {
  if (keys.length === 0) return
  const [t, key, position] = [sql.table(table), sql.ref(keyColumn), sql.ref('position')]
  const db = tx.on<unknown>()
  if (tx.dialect === 'sqlite') {
    for (const [i, value] of keys.entries()) {
      await sql`update ${t} set ${position} = ${first + i} where ${key} = ${value} and ${position} is null`.execute(
        db,
      )
    }
    return
  }
  const cases = sql.join(
    keys.map((value, i) => sql`when ${value} then ${first + i}`),
    sql` `,
  )
  await sql`update ${t} set ${position} = case ${key} ${cases} end where ${key} in (${sql.join(keys)}) and ${position} is null`.execute(
    db,
  )
}
