import { expect, test } from 'vitest'
import { FakeClock } from '../../../platform/clock/index.ts'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import { testCaller } from '../../../platform/http/test/create-test-app.ts'
import { createIdSource } from '../../../platform/ids/index.ts'
import { type NewAuditEntry, serverOrigin } from '../../audit/index.ts'
import { createSettingsSlice } from '../../settings/index.ts'
import { createTestProtection } from '../../../test/protection.ts'
import { createCustomersSlice, type UnusualLooks } from '../index.ts'
import type { CustomersTables } from '../customers.table.ts'
import { createCustomerLooksStore } from './customer-looks.store.ts'
import { runForgetOldLooks } from './jobs/forget-old-looks.job.ts'

const minuteMs = 60_000

describeOnBothDialects('looks behind the mask', (makeDb) => {
  async function world() {
    const db = await makeDb()
    const clock = new FakeClock()
    const ids = createIdSource(clock)
    const entries: NewAuditEntry[] = []
    const unusual: UnusualLooks[] = []
    const audit = {
      record: async (_tx: unknown, entry: NewAuditEntry) => {
        entries.push(entry)
        return ids.next('auditEntry')
      },
    }
    const settings = createSettingsSlice({ db, clock, ids, audit })
    const organization = {
      getCompany: async (companyId: string) => ({ companyId, name: '한빛카드', timeZone: 'Asia/Seoul' }),
    }
    const customers = createCustomersSlice({
      db,
      clock,
      ids,
      audit,
      settings,
      organization,
      protection: createTestProtection({ db, clock, audit }),
    })
    customers.provideUnusualLooks(async (_tx, looks) => void unusual.push(looks))
    const caller = testCaller()
    const entry: NewAuditEntry = {
      ...serverOrigin(caller.companyId),
      kind: 'reveal',
      action: 'calls.number_revealed',
      object: { kind: 'call', id: null },
    }
    /* The default allows sixty an hour. */
    const reveal = (who = caller) =>
      customers.reveal(who, entry).then(
        () => 'shown',
        (error: { code: string; retryAfterSeconds: number }) => `${error.code} ${error.retryAfterSeconds}`,
      )
    return { db, clock, caller, reveal, entries, unusual }
  }

  test('SEC-12: sixty an hour are shown, each with its entry; more wait until the oldest is an hour old', async () => {
    const { clock, caller, reveal, entries, unusual } = await world()
    for (let index = 0; index < 60; index += 1) expect(await reveal()).toBe('shown')
    await clock.advance(20 * minuteMs)
    expect(await reveal()).toBe(`customers.too_many_reveals ${40 * 60}`)
    expect(entries).toHaveLength(60)
    expect(unusual).toMatchObject([{ accountId: caller.accountId, limit: 60 }])
    expect(await reveal({ ...caller, accountId: 'acc_00000000000070008000000000000002' })).toBe('shown')
    await clock.advance(40 * minuteMs)
    expect(await reveal()).toBe('shown')
  })

  test('SEC-12: looks are forgotten when nobody asks how an alert came about any more', async () => {
    const { db, clock, reveal } = await world()
    await reveal()
    await clock.advance(91 * 24 * 60 * minuteMs)
    await reveal()
    const count = async () =>
      (await db.read<CustomersTables>().selectFrom('customer_looks').select('id').execute()).length
    const deps = { db, clock, store: createCustomerLooksStore(db) }
    await runForgetOldLooks(deps)
    expect(await count()).toBe(2)
    await clock.advance(2 * 24 * 60 * minuteMs)
    await runForgetOldLooks(deps)
    expect(await count()).toBe(1)
  })
})
