import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { FakeClock } from '../../platform/clock/index.ts'
import type { OpenDb } from '../../platform/db/index.ts'
import { describeOnBothDialects } from '../../platform/db/test/describe-on-both-dialects.ts'
import { createTestApp, testCaller } from '../../platform/http/test/create-test-app.ts'
import { createIdSource } from '../../platform/ids/index.ts'
import { createSecrets } from '../../platform/secrets/index.ts'
import { decodeSealed } from '../../platform/keys/index.ts'
import { noKms } from '../../platform/keys/test/no-kms.ts'
import { serverOrigin } from '../audit/index.ts'
import { createProtectionSlice } from '../protection/index.ts'
import { createSettingsSlice } from '../settings/index.ts'
import { createCustomersStore } from './customers.store.ts'
import { moveCustomersOver } from './move-over.service.ts'
import type { CustomerInClearRow, CustomersTables } from './customers.table.ts'
import { createCustomersSlice, type KnownCustomer } from './index.ts'

describeOnBothDialects('customers', (makeDb) => {
  let shared: Promise<OpenDb> | undefined
  const dir = mkdtempSync(join(tmpdir(), 'smartym-customers-'))
  const secrets = createSecrets({ dir, environment: {}, mayMake: true })
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  async function world() {
    const db = await (shared ??= makeDb())
    const clock = new FakeClock()
    const ids = createIdSource(clock)
    const audit = { record: async () => ids.next('auditEntry') }
    const settings = createSettingsSlice({ db, clock, ids, audit })
    const organization = {
      getCompany: async (companyId: string) => ({ companyId, name: '한빛카드', timeZone: 'Asia/Seoul' }),
    }
    const protection = createProtectionSlice({ db, clock, audit, secrets, kms: noKms })
    const customers = createCustomersSlice({
      db,
      clock,
      ids,
      audit,
      settings,
      organization,
      protection,
    })
    const companyId = ids.next('company')
    await customers.prepare(companyId)
    const [unit, otherUnit] = [ids.next('orgUnit'), ids.next('orgUnit')]
    const agentId = ids.next('agent')
    const callers = {
      all: testCaller({ companyId }),
      team: testCaller({ companyId, scope: 'subtree', orgUnitIds: [unit] }),
      agent: testCaller({ companyId, scope: 'own', agentId }),
      stranger: testCaller({ companyId: ids.next('company') }),
    }
    const app = await createTestApp({ db, clock, callers })
    customers.routes(app)
    const known = (changes: Partial<KnownCustomer>): Promise<void> =>
      db.transaction((tx) =>
        customers.recordCustomer(tx, {
          companyId,
          orgUnitId: unit,
          agentId,
          reference: 'C-1',
          name: '홍길동',
          phoneNumber: '+821000001234',
          ...changes,
        }),
      )
    const list = async (caller: keyof typeof callers, query = '') => {
      const url = `/api/v1/customers?${query}`
      return (await app.inject({ url, headers: { 'x-test-caller': caller } })).json()
    }
    const rows = () =>
      db
        .read<CustomersTables>()
        .selectFrom('customers')
        .selectAll()
        .where('company_id', '=', companyId)
        .execute()
    const inClear = (
      customers: readonly Pick<CustomerInClearRow, 'reference' | 'name' | 'phone_number'>[],
    ): Promise<void> => {
      const at = { created_at: clock.now(), updated_at: clock.now() }
      const place = { company_id: companyId, org_unit_id: unit, agent_id: agentId }
      return db.transaction(async (tx) => {
        for (const customer of customers) {
          const lookup_key =
            customer.reference === null ? `n:${customer.phone_number}` : `r:${customer.reference}`
          const row = { ...place, ...at, ...customer, id: ids.next('customer'), lookup_key }
          await tx.on<CustomersTables>().insertInto('customers_in_clear').values(row).execute()
        }
      })
    }
    return { db, clock, customers, protection, companyId, known, list, rows, inClear, otherUnit, ids }
  }

  test('CTC-1: what requests say of a customer is kept once by reference, the last word stands, a missing name erases none', async () => {
    const { known, list } = await world()
    await known({})
    await known({ phoneNumber: '+821000005678', name: null })
    const { items } = await list('all')
    expect(items).toMatchObject([
      { reference: 'C-1', name: '홍길동', number: { text: '010-****-5678', isMasked: true } },
    ])
  })

  test('without a reference the number is the customer', async () => {
    const { known, list } = await world()
    await known({ reference: null })
    await known({ reference: null, name: '홍길순' })
    await known({ reference: null, phoneNumber: '+821000009999', name: null })
    expect((await list('all')).items.map((item: { name: string | null }) => item.name)).toEqual([
      null,
      '홍길순',
    ])
  })

  test('two requests at once make one customer', async () => {
    const { known, list } = await world()
    await Promise.all(Array.from({ length: 8 }, (_none, index) => known({ name: `이름${index}` })))
    expect((await list('all')).items).toHaveLength(1)
  })

  test('SEC-6: customers are those of the caller’s units, or the agent’s own', async () => {
    const { known, list, otherUnit, ids } = await world()
    await known({ reference: 'mine' })
    await known({ reference: 'other', orgUnitId: otherUnit, agentId: ids.next('agent') })
    const references = async (caller: 'all' | 'team' | 'agent' | 'stranger') =>
      (await list(caller)).items.map((item: { reference: string }) => item.reference)
    expect(await references('all')).toEqual(['other', 'mine'])
    expect(await references('team')).toEqual(['mine'])
    expect(await references('agent')).toEqual(['mine'])
    expect(await references('stranger')).toEqual([])
  })

  test('the list is paged, counted, and found by reference', async () => {
    const { known, list, clock } = await world()
    for (let index = 0; index < 5; index += 1) {
      await known({ reference: `C-${index}` })
      await clock.advance(10)
    }
    const first = await list('all', 'limit=3&withTotal=true')
    expect([first.items.length, first.total]).toEqual([3, 5])
    const rest = await list('all', `limit=3&cursor=${first.nextCursor}`)
    expect([rest.items.length, rest.nextCursor]).toEqual([2, null])
    expect((await list('all', 'reference=C-3')).items).toMatchObject([{ reference: 'C-3' }])
  })

  test('SEC-6: names, references and numbers are encrypted, and found by whole values and ends of numbers', async () => {
    const { known, list, rows } = await world()
    await known({ reference: 'C-77', name: '홍길동', phoneNumber: '+821012345678' })
    await known({ reference: null, name: 'Lee 도윤', phoneNumber: '+82212345678' })
    await known({ reference: 'C-78', name: null, phoneNumber: '+821099990000' })
    const bytes = Buffer.concat(
      (await rows()).flatMap((row) =>
        [row.reference, row.name, row.phone_number].map((each) => Buffer.from(each ?? [])),
      ),
    )
    for (const secret of ['C-77', '홍길동', '1012345678', 'Lee', '9990000'])
      expect(bytes.includes(secret)).toBe(false)

    const found = async (query: string) =>
      (await list('all', query)).items.map((item: { number: { last4: string }; name: string | null }) => [
        item.name,
        item.number.last4,
      ])
    expect(await found('number=010-1234-5678')).toEqual([['홍길동', '5678']])
    expect(await found('number=%2B821012345678')).toEqual([['홍길동', '5678']])
    expect(await found('trailingDigits=12345678')).toEqual([
      ['Lee 도윤', '5678'],
      ['홍길동', '5678'],
    ])
    expect(await found('trailingDigits=0000')).toEqual([[null, '0000']])
    expect(await found('reference=C-78')).toEqual([[null, '0000']])
    for (const none of ['number=010-1234-567', 'reference=C-7', 'trailingDigits=1234'])
      expect(await found(none)).toEqual([])
    expect((await list('all', 'trailingDigits=45678')).code).toBe('request.invalid')
    expect((await list('stranger', 'number=010-1234-5678')).items).toEqual([])
  })

  test('SEC-6: customers from before are encrypted at the next start, none twice, and go on where it was cut off', async () => {
    const { db, customers, protection, inClear, known, list, rows } = await world()
    await inClear(
      Array.from({ length: 250 }, (_none, n) => ({
        reference: n % 2 === 0 ? `C-${n}` : null,
        name: `이름 ${n}`,
        phone_number: `+82100000${1000 + n}`,
      })),
    )
    await known({ reference: 'C-0', name: '새 이름', phoneNumber: '+821000009999' })
    let transactions = 0
    const cutOff = createCutOffDb(db, () => (transactions += 1) > 1)
    await expect(
      moveCustomersOver({ db: cutOff, store: createCustomersStore(db), protection }),
    ).rejects.toThrow('the machine stopped')
    expect(await rows()).toHaveLength(200)
    await customers.start()
    expect(await rows()).toHaveLength(250)
    expect(await db.read<CustomersTables>().selectFrom('customers_in_clear').selectAll().execute()).toEqual(
      [],
    )
    expect((await list('all', 'reference=C-0')).items).toMatchObject([{ name: '새 이름' }])
    expect((await list('all', 'trailingDigits=1249')).items).toMatchObject([{ name: '이름 249' }])
    await customers.start()
    expect(await rows()).toHaveLength(250)
  })

  test('SEC-6: a new key for a company’s columns is used when every server knows it, and takes everything over', async () => {
    const { clock, customers, protection, companyId, known, list, rows } = await world()
    await known({ reference: 'C-1' })
    const before = new Set((await rows()).map(keyIdOfName))
    const by = serverOrigin(companyId)
    await protection.columnKeys.renew(by)
    expect(await protection.columnKeys.isNewestUsed(companyId)).toBe(false)
    await clock.advance(61_000)
    await customers.prepare(companyId)
    await known({ reference: 'C-2' })
    expect(new Set((await rows()).map(keyIdOfName))).toEqual(before)
    await clock.advance(120_000)
    await customers.prepare(companyId)
    expect(await protection.columnKeys.isNewestUsed(companyId)).toBe(true)
    const pending = async () =>
      (await Promise.all(customers.sealedSets.map((set) => set.count())))
        .flat()
        .filter(({ keyId, isPending }) => isPending && before.has(keyId ?? ''))
    expect((await pending()).map(({ rows: count }) => count)).toEqual([2, 2, 2])
    for (const set of customers.sealedSets)
      for (let after: string | null = ''; after !== null;) after = (await set.rotatePage(after)).next
    expect(await pending()).toEqual([])
    expect(new Set((await rows()).map(keyIdOfName))).not.toEqual(before)
    await clock.advance(120_000)
    expect(await protection.columnKeys.retire(by)).toEqual({ retired: 1, waiting: 0 })
    await clock.advance(61_000)
    expect((await list('all', 'trailingDigits=1234')).items).toHaveLength(2)
  })
})

function keyIdOfName(row: { readonly name: Uint8Array | null }): string {
  return decodeSealed(row.name ?? Buffer.alloc(0))?.keyId ?? ''
}

/** Fails from the transaction on for which `isCut` says so. */
function createCutOffDb(db: OpenDb, isCut: () => boolean): Pick<OpenDb, 'transaction'> {
  return {
    async transaction(work) {
      if (isCut()) throw new Error('the machine stopped')
      return db.transaction(work)
    },
  }
}
