import { beforeEach, expect, test } from 'vitest'
import type { OpenDb } from '../../platform/db/index.ts'
import { describeOnBothDialects } from '../../platform/db/test/describe-on-both-dialects.ts'
import { testCaller } from '../../platform/http/test/create-test-app.ts'
import type { AuditTables } from './audit.table.ts'
import { type AuditLogFixture, createAuditLogFixture } from './test/audit-log-fixture.ts'
import { createViewTrace, type ViewTrace } from './view-trace.service.ts'

describeOnBothDialects('ADM-5: what people look at', (makeDb) => {
  let db: OpenDb
  let fixture: AuditLogFixture
  let trace: ViewTrace
  beforeEach(async () => {
    db = await makeDb()
    fixture = createAuditLogFixture(db)
    trace = createViewTrace({ db, clock: fixture.clock, audit: fixture.recorder })
  })
  const by = (changes: Parameters<typeof testCaller>[0] = {}, address = '10.1.2.3') => ({
    caller: testCaller(changes),
    origin: { requestId: 'req', address, userAgent: null },
  })
  const look = {
    action: 'calls.viewed',
    object: { kind: 'call', id: 'call_1' },
    subjectReference: 'C-1',
  } as const
  const entries = () => db.read<AuditTables>().selectFrom('audit_entries').selectAll().orderBy('id').execute()

  test('ADM-5: a look is kept with who, from where, on what and whose data, once in ten minutes', async () => {
    await Promise.all([trace.recordView(by(), look), trace.recordView(by(), look)])
    await fixture.clock.advance(9 * 60_000)
    await trace.recordView(by(), look)
    expect(await entries()).toMatchObject([
      {
        kind: 'view',
        action: 'calls.viewed',
        address: '10.1.2.3',
        object_id: 'call_1',
        subject_reference: 'C-1',
        actor_kind: 'account',
      },
    ])
    await fixture.clock.advance(2 * 60_000)
    await trace.recordView(by(), look)
    expect(await entries()).toHaveLength(2)
  })

  test('ADM-5: another person, address, object or filter is another look; a program’s reading is none', async () => {
    const search = { action: 'calls.searched', object: { kind: 'call', id: null } } as const
    await trace.recordView(by(), look)
    await trace.recordView(by({ id: 'ses_2' }), look)
    await trace.recordView(by({}, '10.1.2.4'), look)
    await trace.recordView(by(), { ...look, object: { kind: 'call', id: 'call_2' } })
    await trace.recordView(by(), { ...search, filter: { outcome: 'busy' } })
    await trace.recordView(by(), { ...search, filter: {} })
    await trace.recordView(by({ kind: 'api_key' }), look)
    expect(await entries()).toHaveLength(6)
  })

  test('ADM-5: what cannot be kept is not shown, and is tried again', async () => {
    const broken = createViewTrace({
      db: { transaction: () => Promise.reject(new Error('disk full')) },
      clock: fixture.clock,
      audit: fixture.recorder,
    })
    await expect(broken.recordView(by(), look)).rejects.toThrow('disk full')
    await expect(broken.recordView(by(), look)).rejects.toThrow('disk full')
  })
})
