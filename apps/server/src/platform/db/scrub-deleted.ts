import { sql } from 'kysely'
import type { OpenDb } from './open-database.ts'

/**
 * Takes what was deleted from tables out of the database's files too: SQLite writes the whole file anew and empties its
 * journal, MariaDB the tables'. Nothing else may use the database meanwhile.
 */
export async function scrubDeleted(db: OpenDb, tables: readonly string[]): Promise<void> {
  const maintenance = db.forMigrations
  if (db.dialect === 'mariadb') {
    for (const table of tables) await sql`optimize table ${sql.table(table)}`.execute(maintenance)
    return
  }
  await sql`vacuum`.execute(maintenance)
  await sql`pragma wal_checkpoint(truncate)`.execute(maintenance)
}
