import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FakeClock } from '../../platform/clock/index.ts'
import { type DialectName, type OpenDb, openDatabase } from '../../platform/db/index.ts'
import { createMigratedDatabase } from '../../platform/db/test/describe-on-both-dialects.ts'
import { createTestIdSource } from '../../platform/ids/index.ts'
import { createRecordedAudit } from '../../test/recorded-audit.ts'
import { createTestProtection } from '../../test/protection.ts'
import { createSettingsSlice } from '../settings/index.ts'
import type { CustomersTables } from './customers.table.ts'
import { createCustomersSlice } from './index.ts'

const seeded = ['REF-777', '독고탁', '+821098765432', 'REF-778', 'Hwang Bo', '+821087654321']
const [reference = '', name = '', phoneNumber = '', otherReference = '', otherName = '', otherNumber = ''] =
  seeded

/* Every value of every table, as a dump has them. */
async function dumpOf(db: OpenDb): Promise<Buffer> {
  const tables = await db.forMigrations.introspection.getTables()
  const rows = []
  for (const table of tables)
    rows.push(...(await sql<object>`select * from ${sql.table(table.name)}`.execute(db.forMigrations)).rows)
  const values = rows.flatMap((row) => Object.values(row) as unknown[])
  return Buffer.concat(
    values.map((value) => (value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value)))),
  )
}

/* The database's file and what lies beside it: journal, shared memory. */
function filesOf(url: string): Buffer {
  const file = url.slice('sqlite:'.length)
  const names = readdirSync(dirname(file)).filter((each) => each.startsWith(basename(file)))
  return Buffer.concat(names.map((each) => readFileSync(join(dirname(file), each))))
}

describe.each<DialectName>(['sqlite', 'mariadb'])('SEC-6: customers at rest (%s)', (dialect) => {
  let url: string
  let drop: () => Promise<void>
  let db: OpenDb
  beforeEach(async () => {
    ;({ url, drop } = await createMigratedDatabase(dialect))
    db = openDatabase({ url })
  })
  afterEach(async () => {
    await db.close()
    await drop()
  })

  test('stand in no byte, those from before neither', async () => {
    const clock = new FakeClock()
    const ids = createTestIdSource(clock)
    const place = {
      company_id: 'com_1',
      org_unit_id: 'org_1',
      agent_id: 'agt_1',
      created_at: 1,
      updated_at: 1,
    }
    await db.transaction((tx) =>
      tx
        .on<CustomersTables>()
        .insertInto('customers_in_clear')
        .values({
          ...place,
          id: 'cus_1',
          lookup_key: `r:${reference}`,
          reference,
          name,
          phone_number: phoneNumber,
        })
        .execute(),
    )
    const bytes = async (): Promise<Buffer> =>
      dialect === 'sqlite' ? Buffer.concat([await dumpOf(db), filesOf(url)]) : dumpOf(db)
    expect((await bytes()).includes(name)).toBe(true)

    const { audit } = createRecordedAudit()
    const customers = createCustomersSlice({
      db,
      clock,
      ids,
      audit,
      settings: createSettingsSlice({ db, clock, ids, audit }),
      organization: {
        getCompany: async (companyId) => ({ companyId, name: '한빛카드', timeZone: 'Asia/Seoul' }),
      },
      protection: createTestProtection({ db, clock, audit }),
    })
    await customers.start()
    await db.transaction((tx) =>
      customers.recordCustomer(tx, {
        companyId: 'com_1',
        orgUnitId: 'org_1',
        agentId: 'agt_1',
        reference: otherReference,
        name: otherName,
        phoneNumber: otherNumber,
      }),
    )
    const all = await bytes()
    for (const text of seeded) {
      for (const form of [text, text.replace('+82', '0'), text.slice(-8)])
        expect(all.includes(form), `${form} is in the database`).toBe(false)
    }
    const rows = await db.read<CustomersTables>().selectFrom('customers').select('id').execute()
    expect(rows).toHaveLength(2)
  })
})
