import { expect, test } from 'vitest'
import { FakeClock } from '../../platform/clock/index.ts'
import type { OpenDb } from '../../platform/db/index.ts'
import { describeOnBothDialects } from '../../platform/db/test/describe-on-both-dialects.ts'
import { createTestApp, testCaller } from '../../platform/http/test/create-test-app.ts'
import { createIdSource } from '../../platform/ids/index.ts'
import { createSettingsSlice } from '../settings/index.ts'
import { createCustomersSlice, type KnownCustomer } from './index.ts'

describeOnBothDialects('customers', (makeDb) => {
  let shared: Promise<OpenDb> | undefined

  async function world() {
    const db = await (shared ??= makeDb())
    const clock = new FakeClock()
    const ids = createIdSource(clock)
    const audit = { record: async () => ids.next('auditEntry') }
    const settings = createSettingsSlice({ db, clock, ids, audit })
    const organization = {
      getCompany: async (companyId: string) => ({ companyId, name: '한빛카드', timeZone: 'Asia/Seoul' }),
    }
    const customers = createCustomersSlice({ db, clock, ids, audit, settings, organization })
    const companyId = ids.next('company')
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
    return { clock, known, list, otherUnit, ids }
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
})
