import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { migrations } from '../../migrations/registry.ts'
import { FakeClock } from '../../platform/clock/index.ts'
import { type DialectName, type OpenDb, openDatabase } from '../../platform/db/index.ts'
import { createMigrator } from '../../platform/db/migrate.ts'
import { createTestDatabase } from '../../platform/db/test/describe-on-both-dialects.ts'
import { createTestProtection } from '../../test/protection.ts'
import { createRecordedAudit } from '../../test/recorded-audit.ts'
import {
  createRowCustomers,
  type IndexColumn,
  numberIndexes,
  type SealedRowCustomer,
} from './row-customers.ts'

/** The last step of the schema in which these tables held customers in clear. */
const before = '0770-devices-push'
const rowCount = 450
const companies = ['com_1', 'com_2'] as const
const indexes = Array.from({ length: rowCount }, (_none, index) => index)
const idOf = (index: number): string => `row_${String(index).padStart(6, '0')}`
const companyOf = (index: number): string => companies[index % 2] ?? ''
const customerOf = (index: number, isNumberKnown = false) => ({
  customer_number: !isNumberKnown && index % 7 === 3 ? null : `+82109911${String(index).padStart(4, '0')}`,
  customer_name: index % 5 === 0 ? null : `남궁${index}`,
  customer_reference: index % 3 === 0 ? null : `REFERENCE-${index}`,
})
const seeded = ['+82109911', '99110004', '남궁', 'REFERENCE-']

interface Table {
  readonly at: string
  readonly indexes: readonly IndexColumn[]
  /** What a row needs besides. */
  readonly needed: Readonly<Record<string, string | number>>
  readonly isNumberKnown?: boolean
}

const tables: Readonly<Record<string, Table>> = {
  calls: {
    at: 'started_at',
    indexes: numberIndexes,
    needed: {
      device_id: 'dev_1',
      direction: 'outbound',
      phase: 'ended',
      started_at: 7,
      received_at: 7,
      is_clock_synchronised: 1,
      coverage: 'missing',
      recording_mode: 'automatic',
      is_recording_partial: 0,
    },
  },
  recordings: {
    at: 'started_at',
    indexes: numberIndexes,
    needed: {
      call_id: 'call_1',
      device_id: 'dev_1',
      direction: 'outbound',
      started_at: 7,
      state: 'stored',
      mode: 'automatic',
      rendition_state: 'ready',
      is_marked: 1,
    },
  },
  dial_requests: {
    at: 'created_at',
    indexes: ['reference_index'],
    isNumberKnown: true,
    needed: {
      org_unit_id: 'org_1',
      agent_id: 'agt_1',
      agent_name: '이수민',
      device_id: 'dev_1',
      state: 'completed',
      call_id: 'call_1',
      command_id: 'cmd_1',
      purpose: 'service',
      created_at: 7,
      not_after: 8,
    },
  },
}

const dialCommand = {
  id: 'cmd_1',
  company_id: 'com_1',
  device_id: 'dev_1',
  kind: 'dial',
  payload: JSON.stringify({
    dialRequestId: 'dial_1',
    phoneNumber: '+821099110004',
    customerName: '남궁4',
    customerReference: 'REFERENCE-4',
    purpose: 'service',
  }),
  state: 'sent',
  not_after: 9,
  created_at: 7,
}
const rejectedReport = {
  device_id: 'dev_1',
  seq: 1,
  company_id: 'com_1',
  kind: 'call.started',
  report: JSON.stringify({ seq: 1, kind: 'call.started', payload: { phoneNumber: '+821099110004' } }),
  code: 'calls.not_found',
  params: '{}',
  rejected_at: 7,
}

async function insert(db: OpenDb, table: string, rows: readonly object[]): Promise<void> {
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((column) => sql.ref(column)))
  const values = sql.join(rows.map((row) => sql`(${sql.join(Object.values(row))})`))
  await sql`insert into ${sql.table(table)} (${columns}) values ${values}`.execute(db.forMigrations)
}

/* Every value of every table, and SQLite's files as they lie on the disk. */
async function bytesOf(db: OpenDb, url: string): Promise<Buffer> {
  const all: Buffer[] = []
  for (const table of await db.forMigrations.introspection.getTables()) {
    const { rows } = await sql<object>`select * from ${sql.table(table.name)}`.execute(db.forMigrations)
    for (const value of rows.flatMap((row) => Object.values(row) as unknown[]))
      all.push(value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value)))
  }
  if (db.dialect === 'sqlite') {
    const file = url.slice('sqlite:'.length)
    for (const name of readdirSync(dirname(file)).filter((each) => each.startsWith(basename(file))))
      all.push(readFileSync(join(dirname(file), name)))
  }
  return Buffer.concat(all)
}

/** Fails from its second transaction on. */
function cutOff(db: OpenDb): Pick<OpenDb, 'read' | 'transaction'> {
  let transactions = 0
  return {
    read: db.read.bind(db),
    async transaction(work) {
      transactions += 1
      if (transactions > 1) throw new Error('the machine stopped')
      return db.transaction(work)
    },
  }
}

describe.each<DialectName>(['sqlite', 'mariadb'])('customers of an earlier version (%s)', (dialect) => {
  let url: string
  let drop: () => Promise<void>
  let db: OpenDb
  beforeEach(async () => {
    ;({ url, drop } = await createTestDatabase(dialect))
    db = openDatabase({ url })
  })
  afterEach(async () => {
    await db.close()
    await drop()
  })

  test('SEC-6: are encrypted when the server starts, also after a start that was cut off, and stand in no byte from then on', async () => {
    const migrator = createMigrator(db, migrations)
    expect((await migrator.migrateTo(before)).error).toBeUndefined()
    for (const [table, { needed, isNumberKnown }] of Object.entries(tables)) {
      const rows = indexes.map((index) => ({
        id: idOf(index),
        company_id: companyOf(index),
        ...needed,
        ...customerOf(index, isNumberKnown),
      }))
      await insert(db, table, rows)
    }
    await insert(db, 'commands', [dialCommand, { ...dialCommand, id: 'cmd_2', state: 'done' }])
    await insert(db, 'rejected_reports', [rejectedReport])
    expect((await bytesOf(db, url)).includes('남궁4')).toBe(true)
    expect((await migrator.migrateToLatest()).error).toBeUndefined()

    const { audit } = createRecordedAudit()
    const protection = createTestProtection({ db, clock: new FakeClock(), audit })
    for (const companyId of companies) await protection.ready(companyId)
    const stopped = createRowCustomers(
      { db: cutOff(db), keys: protection },
      { table: 'calls', at: 'started_at', indexes: numberIndexes },
    )
    await expect(stopped.moveOver()).rejects.toThrow('the machine stopped')
    const moved = await sql`select id from calls where customer is not null`.execute(db.forMigrations)
    expect(moved.rows.length).toBeGreaterThan(0)
    expect(moved.rows.length).toBeLessThan(rowCount / 2)

    const opened = Object.entries(tables).map(([table, place]) => ({
      table,
      ...place,
      customers: protection.customersIn({ table, at: place.at, indexes: place.indexes }),
    }))
    protection.customersIn({
      table: 'commands',
      at: 'created_at',
      indexes: [],
      cleared: ['commands', 'rejected_reports'],
    })
    await protection.start()
    const commands = await sql<{
      payload: string
      not_after: number
    }>`select * from commands order by id`.execute(db.forMigrations)
    expect(commands.rows.map(({ payload, not_after }) => [JSON.parse(payload), not_after])).toEqual([
      [{ dialRequestId: 'dial_1', purpose: 'service' }, 0],
      [{ dialRequestId: 'dial_1', purpose: 'service' }, 9],
    ])
    for (const { table, customers, isNumberKnown, indexes: columns } of opened) {
      const { rows } = await sql<
        { id: string; company_id: string; device_id: string } & SealedRowCustomer<IndexColumn>
      >`select * from ${sql.table(table)} order by id`.execute(db.forMigrations)
      expect(rows.map(({ id, device_id }) => [id, device_id])).toEqual(
        indexes.map((index) => [idOf(index), 'dev_1']),
      )
      expect(rows.map(customers.open)).toEqual(indexes.map((index) => customerOf(index, isNumberKnown)))
      for (const column of columns) {
        const text = column === 'reference_index' ? 'REFERENCE-4' : '+821099110004'
        const wanted = customers.indexOf('com_1', column, text)
        expect(rows.filter((row) => Buffer.from(row[column] ?? []).equals(wanted))).toHaveLength(1)
      }
      expect(await customers.moveOver()).toBe(0)
    }
    const bytes = await bytesOf(db, url)
    for (const text of seeded) expect(bytes.includes(text), `${text} is in the database`).toBe(false)
  }, 120_000)
})
