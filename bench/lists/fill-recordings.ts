import { randomBytes } from 'node:crypto'
import Database from 'better-sqlite3'
import mysql from 'mysql2/promise'
import { createProtectedTexts } from '../../apps/server/src/features/protection/protected-texts.ts'
import { createRowCustomers, numberIndexes } from '../../apps/server/src/features/protection/row-customers.ts'
import type { OpenDb } from '../../apps/server/src/platform/db/index.ts'

/** The shape of a business: groups of ten agents, working hours of thirteen weeks, two million customers. */
export const companyId = `com_${'0'.repeat(32)}`
export const firstDay = Date.UTC(2026, 7, 24)
const dayMs = 86_400_000

const key = { id: 'a'.repeat(16), bytes: randomBytes(32) }
const texts = createProtectedTexts({ companyId, current: key, all: [key], index: randomBytes(32) })

/** What recordings know of customers, under keys of this run. */
export const customersIn = (db: Pick<OpenDb, 'read' | 'transaction'>) =>
  createRowCustomers(
    { db, keys: { ready: async () => texts, of: () => texts } },
    { table: 'recordings', at: 'started_at', indexes: numberIndexes },
  )

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
  'customer',
  'number_index',
  'last8_index',
  'last4_index',
  'customer_number',
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

const { seal } = customersIn({
  read: () => {
    throw new Error('nothing is read for sealing')
  },
  transaction: async () => {
    throw new Error('nothing is written for sealing')
  },
})

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
    const id = `rec_${time}${tail}`
    const known = { customer_number: number, customer_name: null, customer_reference: null }
    const sealed = seal({ id, company_id: companyId, ...known })
    yield [
      id,
      companyId,
      `call_${time}${tail}`,
      `dev_${agent.toString(16).padStart(32, '0')}`,
      unitOf(group),
      `agt_${agent.toString(16).padStart(32, '0')}`,
      `상담원 ${agent}`,
      'outbound',
      sealed.customer,
      sealed.number_index,
      sealed.last8_index,
      sealed.last4_index,
      number,
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
  /* The number as it would lie without encryption: what rivals search. */
  db.exec('alter table recordings add column customer_number text')
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
  await connection.query('alter table recordings add column customer_number varchar(20)')
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
