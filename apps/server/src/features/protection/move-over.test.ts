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
import type { SealedRowCustomer } from './row-customers.ts'

/** The last step of the schema in which these tables held customers in clear. */
const before = '0770-devices-push'
const rowCount = 450
const companies = ['com_1', 'com_2'] as const
const idOf = (index: number): string => `row_${String(index).padStart(6, '0')}`
const companyOf = (index: number): string => companies[index % 2] ?? ''
const customerOf = (index: number) => ({
  customer_number: index % 7 === 3 ? null : `+82109911${String(index).padStart(4, '0')}`,
  customer_name: index % 5 === 0 ? null : `남궁${index}`,
  customer_reference: index % 3 === 0 ? null : `REFERENCE-${index}`,
})
const seeded = ['+82109911', '99110004', '남궁', 'REFERENCE-']

/* What each table needs besides. */
const needed: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
  calls: {
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
  recordings: {
    call_id: 'call_1',
    device_id: 'dev_1',
    direction: 'outbound',
    started_at: 7,
    state: 'stored',
    mode: 'automatic',
    rendition_state: 'ready',
    is_marked: 1,
  },
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

describe.each<DialectName>(['sqlite', 'mariadb'])(
  'SEC-6: customers of an earlier version (%s)',
  (dialect) => {
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

    test.each(Object.keys(needed))(
      'in the table %s are encrypted when the server starts, and stand in no byte from then on',
      async (table) => {
        const migrator = createMigrator(db, migrations)
        expect((await migrator.migrateTo(before)).error).toBeUndefined()
        for (let index = 0; index < rowCount; index += 1) {
          const row = {
            id: idOf(index),
            company_id: companyOf(index),
            ...needed[table],
            ...customerOf(index),
          }
          const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)))
          await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(row))})`.execute(
            db.forMigrations,
          )
        }
        expect((await bytesOf(db, url)).includes('남궁4')).toBe(true)
        expect((await migrator.migrateToLatest()).error).toBeUndefined()

        const { audit } = createRecordedAudit()
        const protection = createTestProtection({ db, clock: new FakeClock(), audit })
        const customers = protection.customersIn({ table, at: 'started_at' })
        await protection.start()

        const { rows } = await sql<
          { id: string; company_id: string; device_id: string } & SealedRowCustomer
        >`select * from ${sql.table(table)} order by id`.execute(db.forMigrations)
        expect(rows.map(({ id, device_id }) => [id, device_id])).toEqual(
          Array.from({ length: rowCount }, (_none, index) => [idOf(index), 'dev_1']),
        )
        expect(rows.map(customers.open)).toEqual(
          Array.from({ length: rowCount }, (_none, index) => customerOf(index)),
        )
        const index = customers.indexOf('com_1', 'last8', '99110004')
        expect(rows.filter((row) => Buffer.from(row.last8_index ?? []).equals(index))).toHaveLength(1)
        const bytes = await bytesOf(db, url)
        for (const text of seeded) expect(bytes.includes(text), `${text} is in the database`).toBe(false)
      },
      60_000,
    )

    test('that were moved in part are moved on by the next start', async () => {
      const migrator = createMigrator(db, migrations)
      expect((await migrator.migrateTo(before)).error).toBeUndefined()
      for (let index = 0; index < 3; index += 1) {
        const row = { id: idOf(index), company_id: 'com_1', ...needed['calls'], ...customerOf(4) }
        const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)))
        await sql`insert into calls (${columns}) values (${sql.join(Object.values(row))})`.execute(
          db.forMigrations,
        )
      }
      expect((await migrator.migrateToLatest()).error).toBeUndefined()
      const { audit } = createRecordedAudit()
      const protection = createTestProtection({ db, clock: new FakeClock(), audit })
      const customers = protection.customersIn({ table: 'calls', at: 'started_at' })
      const sealedIds = async (): Promise<string[]> => {
        const { rows } = await sql<{
          id: string
        }>`select id from calls where customer is not null order by id`.execute(db.forMigrations)
        return rows.map(({ id }) => id)
      }
      const takeAside = sql`create table kept_aside as select * from calls_in_clear where id > ${idOf(0)}`
      await takeAside.execute(db.forMigrations)
      await sql`delete from calls_in_clear where id > ${idOf(0)}`.execute(db.forMigrations)
      expect(await customers.moveOver()).toBe(1)
      expect(await sealedIds()).toEqual([idOf(0)])
      await sql`insert into calls_in_clear select * from kept_aside`.execute(db.forMigrations)
      expect(await customers.moveOver()).toBe(2)
      expect(await sealedIds()).toEqual([0, 1, 2].map(idOf))
      expect(await customers.moveOver()).toBe(0)
    })
  },
)
