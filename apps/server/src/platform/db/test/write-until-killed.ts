import { sql } from 'kysely'
import { openDatabase } from '../open-database.ts'

/* Writes notes as fast as it can and tells the parent each one that was answered, until it is killed. */
const db = openDatabase({ url: `sqlite:${process.argv[2]}` })
await sql`create table if not exists notes (id text primary key, text text not null) strict`.execute(
  db.forMigrations,
)
let next = 0

async function write(): Promise<void> {
  for (;;) {
    const id = `n${next++}`
    await db.transaction(async (tx) => {
      await sql`insert into notes (id, text) values (${id}, 'x')`.execute(tx.on())
    })
    process.send?.(id)
  }
}
await Promise.all([write(), write(), write(), write()])
