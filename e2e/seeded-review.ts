import { randomUUID } from 'node:crypto'
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

const noFigures = {
  countedAt: '2026-01-01T00:00:00.000Z',
  entries: 3,
  people: 1,
  kinds: [{ kind: 'login', entries: 3 }],
  actions: [{ action: 'accounts.signed_in', kind: 'login', entries: 3 }],
  figures: [],
  lookers: [],
  earlierMonths: [],
  outsideHours: [],
  administrators: [],
}

/** A review of a past month: the server itself makes one once an hour, which no test waits for. */
export function seedReview(demo: Pick<Demo, 'dataDir'>): void {
  const db = openDemoDatabase(demo)
  const [startsAt, endsAt] = [Date.parse('2025-10-31T15:00:00Z'), Date.parse('2025-11-30T15:00:00Z')]
  db.prepare(
    `insert into reviews (id, company_id, month, starts_at, ends_at, due_at, state, reviewer_acts, figures, findings,
      open_findings, entries, revision, created_at) values (?, ?, '2025-11', ?, ?, ?, 'open', 0, ?, 0, 0, 3, 1, ?)
      on conflict do nothing`,
  ).run(
    `rvw_${randomUUID().replaceAll('-', '')}`,
    companyIdOf(db),
    startsAt,
    endsAt,
    endsAt,
    JSON.stringify(noFigures),
    endsAt,
  )
  db.close()
}
