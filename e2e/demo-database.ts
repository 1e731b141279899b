import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Demo } from './demo.ts'

/** The demo's database, written beside its server. */
export function openDemoDatabase({ dataDir }: Pick<Demo, 'dataDir'>): Database.Database {
  const db = new Database(join(dataDir, 'smartym.db'))
  db.pragma('busy_timeout = 30000')
  return db
}

export function companyIdOf(db: Database.Database): string {
  return (db.prepare('select id from companies').get() as { id: string }).id
}
