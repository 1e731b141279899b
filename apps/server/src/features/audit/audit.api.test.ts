import { beforeAll, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { describeOnBothDialects } from '../../platform/db/test/describe-on-both-dialects.ts'
import { createTestApp, testCaller } from '../../platform/http/test/create-test-app.ts'
import type { Exporter } from '../../platform/exports/index.ts'
import { createTestExporter } from '../../platform/exports/test/create-test-exporter.ts'
import { registerAuditRoutes } from './audit.routes.ts'
import { createExportTrace } from './export-trace.service.ts'
import { createAuditView } from './audit.view.ts'
import { type AuditLogFixture, createAuditLogFixture, testCompany } from './test/audit-log-fixture.ts'

describeOnBothDialects('ADM-5: the audit page', (makeDb) => {
  let app: FastifyInstance
  let fixture: AuditLogFixture
  let exporter: Exporter
  beforeAll(async () => {
    const db = await makeDb()
    fixture = createAuditLogFixture(db)
    app = await createTestApp({
      db,
      callers: {
        auditor: testCaller({ companyId: testCompany }),
        agent: testCaller({ permissions: ['self'] }),
      },
    })
    const trace = createExportTrace({ db, audit: fixture.recorder })
    exporter = createTestExporter({ clock: fixture.clock, trace }).exporter
    registerAuditRoutes(app, createAuditView(db), exporter)
    for (let i = 0; i < 30; i += 1) {
      await fixture.record(1, {
        kind: i % 3 === 0 ? 'listen' : 'change',
        action: i % 3 === 0 ? 'recordings.listened' : 'settings.changed',
        actor: { kind: 'account', id: `acc_${i % 2}`, name: '김하늘' },
        object: { kind: 'recording', id: `rec_${i % 5}` },
        subjectReference: `C-${i % 5}`,
        address: `10.1.0.${i % 2}`,
      })
      await fixture.clock.advance(1000)
    }
    await fixture.record(1, { companyId: 'com_other' })
  })
  const list = async (query: string, caller = 'auditor') => {
    const answer = await app.inject({
      url: `/api/v1/audit-entries?${query}`,
      headers: { 'x-test-caller': caller },
    })
    return { status: answer.statusCode, page: answer.json() }
  }

  test('shows the own company’s entries, newest first, page by page', async () => {
    const first = await list('limit=20&withTotal=true')
    expect(first.status).toBe(200)
    expect(first.page.items).toHaveLength(20)
    expect(first.page).toMatchObject({ total: 30, isTotalCapped: false })
    const second = await list(`limit=20&cursor=${first.page.nextCursor}`)
    expect(second.page.items).toHaveLength(10)
    expect(second.page.nextCursor).toBeNull()
    const times = [...first.page.items, ...second.page.items].map((item) => item.at)
    expect(times).toEqual(times.toSorted().toReversed())
    expect(first.page.items[0]).toMatchObject({
      actorKind: 'account',
      actorName: '김하늘',
      position: null,
      detail: { after: [1.5e-7, null, '가'] },
    })
  })

  test.each([
    ['kind=listen', 10],
    ['action=settings.changed', 20],
    ['actorId=acc_1', 15],
    ['objectId=rec_3', 6],
    ['kind=listen&actorId=acc_0', 5],
    ['from=2026-11-02T00:00:10.000Z&to=2026-11-02T00:00:20.000Z', 10],
    ['actorId=nobody', 0],
    ['subjectReference=C-3&kind=listen', 2],
    ['subjectReference=C-', 0],
    ['address=10.1.0.1', 15],
    ['objectId=rec_3&address=10.1.0.1', 3],
  ])('can be narrowed by %s', async (query, count) => {
    expect((await list(query)).page.items).toHaveLength(count)
  })

  test('is not for everybody, and refuses what it does not know', async () => {
    expect((await list('', 'agent')).status).toBe(403)
    expect((await list('sort=name')).status).toBe(400)
    expect((await list('cursor=xyz')).page.code).toBe('request.cursor_invalid')
  })

  const take = async (body: object, caller = 'auditor') =>
    app.inject({
      method: 'POST',
      url: '/api/v1/audit-entries/exports',
      headers: { 'x-test-caller': caller, 'accept-language': 'ko' },
      body,
    })

  test('ADM-5: is taken away as a file of exactly the filtered list, and the file leaves its own two entries', async () => {
    const filter = { kind: 'listen', actorId: 'acc_0' }
    const answer = await take({ format: 'csv', reason: '월간 점검 보고', filter })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': expect.stringMatching(
        /filename="usage-history-\d{8}-\d{4}\.csv"; filename\*=UTF-8''%EC/,
      ),
      'cache-control': 'no-store',
      'smartym-export-rows': '5',
    })
    const lines = answer.body.split('\r\n')
    expect(lines.filter((line) => line.includes(',녹취 청취,'))).toHaveLength(5)
    expect(lines.filter((line) => line.includes(',설정 변경,'))).toEqual([])
    await exporter.stop()
    const { page } = await list('kind=download')
    expect(page.items).toMatchObject([
      { action: 'exports.ended', detail: { outcome: 'completed', rows: 5 } },
      {
        action: 'audit.exported',
        reason: '월간 점검 보고',
        detail: { filter: { kind: 'listen', actorId: 'acc_0' }, format: 'csv', rows: 5 },
      },
    ])
    expect(page.items[0].objectId).toBe(page.items[1].objectId)
  })

  test('ADM-5: nothing leaves without a reason, without the permission, or beyond the own company', async () => {
    const wanted = { format: 'csv', reason: '월간 점검 보고', filter: {} }
    expect((await take({ ...wanted, reason: '점검' })).statusCode).toBe(400)
    expect((await take({ ...wanted, filter: { limit: 5 } })).statusCode).toBe(400)
    expect((await take(wanted, 'agent')).statusCode).toBe(403)
    expect((await take(wanted)).body).not.toContain('com_other')
  })
})
