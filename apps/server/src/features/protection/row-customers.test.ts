import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { FakeClock } from '../../platform/clock/index.ts'
import type { OpenDb } from '../../platform/db/index.ts'
import { describeOnBothDialects } from '../../platform/db/test/describe-on-both-dialects.ts'
import { decodeSealed, type SealedSet } from '../../platform/keys/index.ts'
import { createTestProtection } from '../../test/protection.ts'
import { createRecordedAudit } from '../../test/recorded-audit.ts'
import { serverOrigin } from '../audit/index.ts'
import type { ProtectionSlice } from './index.ts'
import { numberIndexes, type RowCustomers, type SealedRowCustomer } from './row-customers.ts'

const companyId = 'com_1'
const rowCount = 250
const idOf = (index: number): string => `call_${String(index).padStart(6, '0')}`
const known = {
  customer_number: '+821012345678',
  customer_name: '홍길동',
  customer_reference: 'C-77',
} as const
const nobody = { customer_number: null, customer_name: null, customer_reference: null } as const

type Stored = { id: string; company_id: string } & SealedRowCustomer

describeOnBothDialects('SEC-6: what a row knows of its customer', (makeDb) => {
  let db: OpenDb
  let clock: FakeClock
  let protection: ProtectionSlice
  let customers: RowCustomers
  beforeAll(async () => {
    db = await makeDb({ migrated: true })
    clock = new FakeClock()
    const { audit } = createRecordedAudit()
    protection = createTestProtection({ db, clock, audit })
    customers = protection.customersIn({ table: 'calls', at: 'started_at', indexes: numberIndexes })
    await customers.ready(companyId)
  })

  async function insertAll(): Promise<void> {
    const needed = {
      device_id: 'dev_1',
      direction: 'outbound',
      phase: 'ended',
      started_at: clock.now(),
      received_at: clock.now(),
      is_clock_synchronised: 1,
      coverage: 'missing',
      recording_mode: 'automatic',
      is_recording_partial: 0,
    }
    const all = Array.from({ length: rowCount }, (_none, index) => ({
      ...customers.seal({ id: idOf(index), company_id: companyId, ...known }),
      ...needed,
    }))
    const columns = sql.join(Object.keys(all[0] ?? {}).map((name) => sql.ref(name)))
    const values = sql.join(all.map((row) => sql`(${sql.join(Object.values(row))})`))
    await sql`insert into calls (${columns}) values ${values}`.execute(db.forMigrations)
  }
  const rows = async (): Promise<Stored[]> =>
    (await sql<Stored>`select * from calls order by id`.execute(db.forMigrations)).rows
  async function rotate(set: SealedSet): Promise<number> {
    let rewrapped = 0
    for (let after: string | null = ''; after !== null;) {
      const page = await set.rotatePage(after)
      rewrapped += page.rewrapped
      after = page.next
    }
    return rewrapped
  }

  test('lies as one value that opens in its own row alone, and is nothing when nothing is known', () => {
    const row = { id: idOf(1), company_id: companyId }
    const sealed = customers.seal({ ...row, ...known })
    expect(customers.openRow(sealed)).toEqual({ ...row, ...known })
    expect(Buffer.from(sealed.customer ?? []).includes('홍길동')).toBe(false)
    expect(() => customers.open({ ...sealed, id: idOf(2) })).toThrow('authenticate data')
    const others = protection.customersIn({ table: 'recordings', at: 'started_at', indexes: numberIndexes })
    expect(() => others.open(sealed)).toThrow('authenticate data')
    const empty = { customer: null, number_index: null, last8_index: null, last4_index: null }
    expect(customers.seal({ ...row, ...nobody })).toEqual({ ...row, ...empty })
    expect(customers.openRow({ ...row, ...empty })).toEqual({ ...row, ...nobody })
    for (const partly of [
      { ...nobody, customer_number: '+82212345678' },
      { ...nobody, customer_name: '"] 따옴표\\' },
      { ...nobody, customer_reference: 'C-1' },
    ])
      expect(customers.openRow(customers.seal({ ...row, ...partly }))).toEqual({ ...row, ...partly })
  })

  test('is found by the same indexes whatever row it stands in', () => {
    const [one, two] = [1, 2].map((index) =>
      customers.seal({ id: idOf(index), company_id: companyId, ...known }),
    )
    expect(one?.number_index).toEqual(two?.number_index)
    expect(one?.number_index).toEqual(customers.indexOf(companyId, 'number_index', '+821012345678'))
    expect(one?.last8_index).toEqual(customers.indexOf(companyId, 'last8_index', '12345678'))
    expect(one?.last4_index).toEqual(customers.indexOf(companyId, 'last4_index', '5678'))
    expect(one?.customer).not.toEqual(two?.customer)
  })

  test('is put under a company’s new key page by page, and the old one is then destroyed', async () => {
    await insertAll()
    const by = serverOrigin(companyId)
    await protection.columnKeys.renew(by)
    await clock.advance(121_000)
    await customers.ready(companyId)
    expect(await customers.sealedSet.count()).toMatchObject([{ rows: rowCount, isPending: true }])
    const first = await customers.sealedSet.rotatePage('')
    expect(first).toMatchObject({ seen: 200, rewrapped: 200, next: idOf(199) })
    expect(
      (await customers.sealedSet.count()).map(({ rows: count, isPending }) => [count, isPending]),
    ).toEqual([
      [200, false],
      [50, true],
    ])
    expect(await rotate(customers.sealedSet)).toBe(50)
    expect(await rotate(customers.sealedSet)).toBe(0)
    await clock.advance(120_000)
    expect(await protection.columnKeys.retire(by)).toEqual({ retired: 1, waiting: 0 })
    await clock.advance(61_000)
    await customers.ready(companyId)
    const all = await rows()
    expect(new Set(all.map(({ customer }) => decodeSealed(customer ?? Buffer.alloc(0))?.keyId)).size).toBe(1)
    expect(all.map(customers.open)).toEqual(Array.from({ length: rowCount }, () => known))
  })
})
