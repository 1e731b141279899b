import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { showPhoneNumber } from '../../apps/server/src/features/accounts/index.ts'
import type { CustomersTables } from '../../apps/server/src/features/customers/customers.table.ts'
import { createCustomersView } from '../../apps/server/src/features/customers/customers.view.ts'
import { lookupIndexOf, sealCustomer } from '../../apps/server/src/features/customers/sealed-customer.ts'
import { createProtectedTexts } from '../../apps/server/src/features/protection/protected-texts.ts'
import { migrations } from '../../apps/server/src/migrations/registry.ts'
import { migrateToLatest, type OpenDb, openDatabase } from '../../apps/server/src/platform/db/index.ts'
import { sightIn } from '../../apps/server/src/test/sights.ts'
import { type BenchOptions, type BenchTable, type Figure, timeRuns } from '../table.ts'

const companyId = 'com_bench'
const key = { id: 'a'.repeat(16), bytes: randomBytes(32) }
const texts = createProtectedTexts({ companyId, current: key, all: [key], index: randomBytes(32) })
const sight = sightIn(companyId)
const scope = { companyId, orgUnitIds: null, agentId: null }
const rowsAtOnce = 1000
const units = 100

interface InClear {
  readonly id: string
  readonly company_id: string
  readonly org_unit_id: string
  readonly reference: string
  readonly name: string
  readonly phone_number: string
  readonly last4: string
  readonly created_at: number
}

interface BenchTables extends CustomersTables {
  customers_as_before: InClear
}

function customerOf(n: number): InClear {
  const phoneNumber = `+8210${String((n * 7_919) % 100_000_000).padStart(8, '0')}`
  return {
    id: `cus_${String(n).padStart(32, '0')}`,
    company_id: companyId,
    org_unit_id: `org_${n % units}`,
    reference: `C-${n}`,
    name: `고객 ${n % 5000}`,
    phone_number: phoneNumber,
    last4: phoneNumber.slice(-4),
    created_at: n,
  }
}

function sealedOf({ last4: _last4, ...row }: InClear) {
  const customer = { reference: row.reference, name: row.name, phoneNumber: row.phone_number }
  const lookup_index = lookupIndexOf(texts, customer)
  return { ...row, agent_id: null, updated_at: 0, lookup_index, ...sealCustomer(texts, row.id, customer) }
}

/** The same customers twice: as the product keeps them, and as it would without encryption. */
async function fill(db: OpenDb, rows: number): Promise<number> {
  await sql`create table customers_as_before (id text primary key, company_id text, org_unit_id text, reference text,
    name text, phone_number text, last4 text, created_at integer) strict`.execute(db.forMigrations)
  for (const columns of ['company_id, created_at, id', 'last4, created_at, id'])
    await sql
      .raw(`create index as_before_${columns.slice(0, 5)} on customers_as_before (${columns})`)
      .execute(db.forMigrations)
  let sealingMs = 0
  for (let first = 0; first < rows; first += rowsAtOnce) {
    const inClear = Array.from({ length: rowsAtOnce }, (_, i) => customerOf(first + i))
    const began = performance.now()
    const sealed = inClear.map(sealedOf)
    sealingMs += performance.now() - began
    await db.transaction(async (tx) => {
      await tx.on<BenchTables>().insertInto('customers_as_before').values(inClear).execute()
      await tx.on<BenchTables>().insertInto('customers').values(sealed).execute()
    })
  }
  await sql`analyze`.execute(db.forMigrations)
  return sealingMs / rows
}

function pageAsBefore(db: OpenDb, last4?: string) {
  const all = db
    .read<BenchTables>()
    .selectFrom('customers_as_before')
    .selectAll()
    .where('company_id', '=', companyId)
  return (last4 === undefined ? all : all.where('last4', '=', last4))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(51)
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, number: showPhoneNumber(row.phone_number) })))
}

/** What encrypted columns cost: a page of 50 customers, and finding by the last four digits, against the same rows in clear. */
export async function benchColumns({ rows, seconds }: BenchOptions): Promise<BenchTable> {
  const dir = mkdtempSync(join(tmpdir(), 'smartym-bench-'))
  const db = openDatabase({ url: `sqlite:${join(dir, 'bench.db')}` })
  const figures: Figure[] = []
  try {
    await migrateToLatest(db, migrations)
    const sealMs = await fill(db, rows)
    const view = createCustomersView(db, { ready: async () => texts })
    const digits = () => String(Math.floor(Math.random() * 10_000)).padStart(4, '0')
    const compare = async (
      what: string,
      goal: string,
      ours: () => Promise<unknown>,
      theirs: () => Promise<unknown>,
    ) => {
      const [mine, other] = [await timeRuns(seconds, ours), await timeRuns(seconds, theirs)]
      figures.push({
        what: `${what}, ${rows.toLocaleString('en')} rows, median`,
        n: mine.n,
        value: mine.p50,
        unit: 'ms',
        rival: 'the same rows in clear',
        rivalValue: other.p50,
        ratio: mine.p50 / other.p50,
        goal,
      })
    }
    await compare(
      'a page of 50 customers',
      '≤ 8',
      () => view.listCustomers(scope, {}, sight),
      () => pageAsBefore(db),
    )
    await compare(
      '50 customers by the last four digits of their number',
      '≤ 8',
      () => view.listCustomers(scope, { trailingDigits: digits() }, sight),
      () => pageAsBefore(db, digits()),
    )
    return { name: 'columns', figures, details: { sealMsEachRow: sealMs } }
  } finally {
    await db.close()
    rmSync(dir, { recursive: true, force: true })
  }
}
