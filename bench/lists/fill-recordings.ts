import Database from 'better-sqlite3'
import mysql from 'mysql2/promise'

/** The shape of a business: groups of ten agents, working hours of thirteen weeks, two million customers. */
export const companyId = `com_${'0'.repeat(32)}`
export const firstDay = Date.UTC(2026, 7, 24)
const dayMs = 86_400_000
const workingDays = 65
const hoursMs = 9 * 3_600_000

export const unitOf = (group: number): string => `org_${group.toString(16).padStart(32, '0')}`

const columns = [
  'id',
  'company_id',
  'call_id',
  'device_id',
  'org_unit_id',
  'agent_id',
  'agent_name',
  'direction',
  'customer_number',
  'last4',
  'started_at',
  'state',
  'mode',
  'media',
  'duration_ms',
  'size_bytes',
  'rendition_state',
  'is_marked',
] as const

/** A number generator with a seed, so that every run has the same rows. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function groupsFor(rows: number): number {
  return Math.max(1, Math.round(rows / 33_000))
}

/** Rows in the order of time, as they come to be. */
function* recordingRows(rows: number): Generator<unknown[]> {
  const random = mulberry(7)
  const groups = groupsFor(rows)
  for (let i = 0; i < rows; i++) {
    const day = Math.floor((i / rows) * workingDays)
    const week = Math.floor(day / 5)
    const startedAt =
      firstDay + (week * 7 + (day % 5)) * dayMs + Math.floor((((i / rows) * workingDays) % 1) * hoursMs)
    const group = Math.floor(random() * groups)
    const agent = group * 10 + Math.floor(random() * 10)
    const number = `+8210${String(Math.floor(random() * 2_000_000)).padStart(8, '0')}`
    const tail = i.toString(16).padStart(20, '0')
    const time = startedAt.toString(16).padStart(12, '0')
    yield [
      `rec_${time}${tail}`,
      companyId,
      `call_${time}${tail}`,
      `dev_${agent.toString(16).padStart(32, '0')}`,
      unitOf(group),
      `agt_${agent.toString(16).padStart(32, '0')}`,
      `상담원 ${agent}`,
      'outbound',
      number,
      number.slice(-4),
      startedAt,
      'stored',
      'automatic',
      'amr',
      Math.floor(random() * 300_000),
      98_839,
      'ready',
      random() < 0.004 ? 1 : 0,
    ]
  }
}

function progress(done: number, rows: number): void {
  if (done % 500_000 === 0)
    process.stderr.write(`  ${done.toLocaleString('en')} of ${rows.toLocaleString('en')} rows\n`)
}

/** Fills an empty, migrated SQLite file: indexes are made after the rows. */
export function fillSqlite(file: string, rows: number): void {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = OFF')
  const indexes = db
    .prepare(
      "select name, sql from sqlite_master where type = 'index' and tbl_name = 'recordings' and sql is not null",
    )
    .all() as { name: string; sql: string }[]
  for (const { name } of indexes) db.exec(`drop index "${name}"`)
  const insert = db.prepare(
    `insert into recordings (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  )
  db.exec('begin')
  let done = 0
  for (const row of recordingRows(rows)) {
    insert.run(...row)
    progress(++done, rows)
  }
  db.exec('commit')
  for (const { sql } of indexes) db.exec(sql)
  db.exec('analyze')
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}

const rowsPerInsert = 1000

/** The same on MariaDB. */
export async function fillMariadb(url: string, rows: number): Promise<void> {
  const connection = await mysql.createConnection({ uri: url })
  await connection.query('set session unique_checks = 0')
  let batch: unknown[][] = []
  let done = 0
  const flush = async () => {
    if (batch.length > 0)
      await connection.query(`insert into recordings (${columns.join(', ')}) values ?`, [batch])
    batch = []
  }
  await connection.query('start transaction')
  for (const row of recordingRows(rows)) {
    batch.push(row)
    if (batch.length === rowsPerInsert) await flush()
    done += 1
    if (done % 50_000 === 0) await connection.query('commit')
    progress(done, rows)
  }
  await flush()
  await connection.query('commit')
  await connection.query('analyze table recordings')
  await connection.end()
}
