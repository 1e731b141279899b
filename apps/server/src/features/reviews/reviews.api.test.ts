import { hash } from 'node:crypto'
import type { AuditEntryResponse, ReviewDetail } from '@smartym/contract'
import Excel from 'exceljs'
import { canonicalize } from 'json-canonicalize'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Requester } from '../../test/floor.ts'
import { byPerson, createReviewsWorld, type ReviewsWorld } from './test/reviews-world.ts'
import type { ReviewsTables } from './reviews.table.ts'

const looks = (count: number) =>
  Array.from({ length: count }, () => ({ kind: 'view', action: 'calls.viewed' }) as const)
const finding = {
  severity: 'high',
  text: '업무와 무관해 보이는 조회가 있습니다.',
  measure: null,
  state: 'open',
  auditEntryIds: [] as string[],
}

describe.each(['sqlite', 'mariadb'] as const)(
  'ADM-5: the monthly review of the usage history (%s)',
  (dialect) => {
    let world: ReviewsWorld
    let october: string
    let august: string
    let reveals: string[]

    beforeAll(async () => {
      world = await createReviewsWorld(dialect)
      const { manager, administrator, record, floor } = world
      const agent = await floor.addAgent()
      await record('2026-07-10T10:00:00+09:00', [{ kind: 'change', action: 'audit.entries_purged' }])
      await record('2026-08-10T10:00:00+09:00', looks(4), byPerson(manager))
      await record('2026-10-05T10:00:00+09:00', looks(30), byPerson(manager, '많이 본 사람'))
      await record('2026-10-05T22:30:00+09:00', looks(3), byPerson(manager))
      await record('2026-10-05T22:30:00+09:00', looks(5), byPerson(agent))
      reveals = await record(
        '2026-10-06T11:00:00+09:00',
        [{ kind: 'reveal', action: 'calls.number_revealed' }],
        byPerson(manager),
      )
      await record('2026-10-07T11:00:00+09:00', [
        { kind: 'refusal', action: 'accounts.sign_in_refused' },
        { kind: 'refusal', action: 'accounts.sign_in_refused' },
        { kind: 'change', action: 'accounts.locked' },
        { kind: 'change', action: 'recordings.unusual_listens' },
      ])
      await record(
        '2026-10-08T11:00:00+09:00',
        [
          { kind: 'download', action: 'calls.exported', reason: '월간 보고' },
          { kind: 'download', action: 'exports.ended' },
          { kind: 'download', action: 'forms.printed' },
          { kind: 'change', action: 'accounts.role_assigned' },
        ],
        byPerson(administrator),
      )
    })
    afterAll(() => world.floor.stop())

    const send = (requester: Requester, path: string, body: object, method: 'POST' | 'PUT' = 'POST') =>
      requester.request(method, `/api/v1/reviews/${path}`, body)
    const figureOf = ({ figures }: ReviewDetail, name: string) =>
      figures.figures.find((each) => each.figure === name)?.entries ?? 0

    test('ADM-5: one is made of each month that is over and in which anybody acted, and none of another', async () => {
      expect(await world.keepUp()).toMatchObject({ opened: 2 })
      expect(await world.keepUp()).toMatchObject({ opened: 0 })
      const reviews = await world.list(world.auditor)
      expect(reviews.map(({ month, state, revision }) => [month, state, revision])).toEqual([
        ['2026-10', 'open', 1],
        ['2026-08', 'open', 1],
      ])
      expect(reviews[0]).toMatchObject({
        from: '2026-09-30T15:00:00.000Z',
        to: '2026-10-31T15:00:00.000Z',
        dueAt: '2026-11-10T15:00:00.000Z',
        isOverdue: false,
        entries: 47,
      })
      october = reviews[0]?.reviewId ?? ''
      august = reviews[1]?.reviewId ?? ''
    })

    test('ADM-5: its figures are the month’s, people stand against their own earlier months', async () => {
      const review = await world.get(world.auditor, october)
      const expected = {
        sign_in_failures: 2,
        locks: 1,
        refusals: 0,
        reveals: 1,
        listens: 0,
        downloads: 2,
        unexplained_downloads: 1,
        outside_hours: 3,
        permission_changes: 1,
        administrator_changes: 1,
        alarms: 1,
      }
      const found = Object.fromEntries(Object.keys(expected).map((name) => [name, figureOf(review, name)]))
      expect(found).toEqual(expected)
      expect(review.figures).toMatchObject({ entries: 47, people: 3, earlierMonths: ['2026-08'] })
      expect(review.figures.kinds).toContainEqual({ kind: 'view', entries: 38 })
      expect(review.figures.lookers[0]).toMatchObject({
        accountId: world.manager.accountId,
        entries: 34,
        earlierAverage: 4,
        isUnusual: true,
      })
      expect(review.figures.outsideHours).toMatchObject([{ accountId: world.manager.accountId, entries: 3 }])
    })

    test('ADM-5: each figure leads to exactly its entries in the usage history, page by page', async () => {
      const { from, to } = await world.get(world.auditor, october)
      const entriesOf = async (query: string) =>
        (await world.auditor.request('GET', `/api/v1/audit-entries?from=${from}&to=${to}&${query}`)).json<{
          items: AuditEntryResponse[]
          nextCursor: string | null
          total: number
        }>()
      const revealed = await entriesOf('figure=reveals')
      expect(revealed.items.map(({ auditEntryId }) => auditEntryId)).toEqual(reveals)
      const first = await entriesOf('figure=outside_hours&limit=2&withTotal=true')
      expect(first).toMatchObject({ total: 3, items: [{}, {}] })
      const second = await entriesOf(`figure=outside_hours&limit=2&cursor=${first.nextCursor}`)
      expect(second).toMatchObject({ items: [{ action: 'calls.viewed' }], nextCursor: null })
      const failures = await entriesOf('figure=sign_in_failures&actorId=nobody')
      expect(failures.items).toEqual([])
    })

    test('ADM-5: only its reviewer writes findings, and only about entries of its month', async () => {
      const { auditor, administrator } = world
      const early = await send(auditor, `${october}/findings`, { revision: 1, ...finding })
      expect([early.statusCode, early.json().code]).toEqual([409, 'reviews.state_conflict'])
      const taken = await send(auditor, `${october}/reviewer`, { revision: 1 }, 'PUT')
      expect(taken.json()).toMatchObject({ state: 'in_review', revision: 2, mayEdit: true, reviewerActs: 0 })
      const stale = await send(auditor, `${october}/findings`, { revision: 1, ...finding })
      expect(stale.json().code).toBe('reviews.changed_meanwhile')
      const other = await send(administrator, `${october}/findings`, { revision: 2, ...finding })
      expect([other.statusCode, other.json().code]).toEqual([403, 'reviews.not_the_reviewer'])
      const [elsewhere] = await world.record('2026-11-01T10:00:00+09:00', looks(1))
      const wrong = { revision: 2, ...finding, auditEntryIds: [...reveals, elsewhere] }
      expect((await send(auditor, `${october}/findings`, wrong)).json().code).toBe(
        'reviews.entries_not_of_month',
      )
      const added = await send(auditor, `${october}/findings`, {
        revision: 2,
        ...finding,
        auditEntryIds: reveals,
      })
      expect(added.statusCode).toBe(201)
      expect(added.json()).toMatchObject({ findings: 1, openFindings: 1, revision: 3 })
      const second = await send(auditor, `${october}/findings`, { revision: 3, ...finding, state: 'done' })
      const [, extra] = second.json<ReviewDetail>().findingList
      const gone = await auditor.request(
        'DELETE',
        `/api/v1/reviews/${october}/findings/${extra?.findingId}?revision=4`,
      )
      expect(gone.json()).toMatchObject({ findings: 1, revision: 5 })
    })

    test('ADM-5, SEC-3: a signature is the hash of the whole review, and the usage history seals it', async () => {
      const { auditor } = world
      const request = { revision: 5, conclusion: '지적 사항을 조치하도록 하였습니다.' }
      const unfit = await send(auditor, `${october}/signature`, { ...request, result: 'clean' })
      expect(unfit.json().code).toBe('reviews.result_conflict')
      const signed = await send(auditor, `${october}/signature`, { ...request, result: 'findings' })
      expect(signed.statusCode).toBe(200)
      const review = signed.json<ReviewDetail>()
      expect(review).toMatchObject({
        state: 'signed',
        mayEdit: false,
        mayTake: false,
        mayAddend: true,
        signatures: [{ role: 'reviewer', accountId: auditor.accountId, isIntact: true }],
      })
      const [signature] = review.signatures
      const document = {
        format: 'smartym-review/1',
        reviewId: october,
        companyId: world.floor.companyId,
        month: '2026-10',
        from: review.from,
        to: review.to,
        dueAt: review.dueAt,
        reviewer: { accountId: auditor.accountId, name: signature?.name, acts: 0 },
        figures: review.figures,
        findings: review.findingList,
        result: 'findings',
        conclusion: request.conclusion,
        signedAt: signature?.signedAt,
      }
      expect(hash('sha256', canonicalize(document), 'hex')).toBe(signature?.sha256)
      const sealed = await auditor.request(
        'GET',
        `/api/v1/audit-entries?objectId=${october}&action=reviews.signed`,
      )
      expect(sealed.json<{ items: AuditEntryResponse[] }>().items).toMatchObject([
        { auditEntryId: signature?.auditEntryId, detail: { sha256: signature?.sha256, month: '2026-10' } },
      ])
    })

    test('ADM-5: a signed review never changes; what comes later is added', async () => {
      const { auditor, administrator } = world
      const before = await world.get(auditor, october)
      const tries = [
        send(auditor, `${october}/reviewer`, { revision: before.revision }, 'PUT'),
        send(auditor, `${october}/findings`, { revision: before.revision, ...finding }),
        send(auditor, `${october}/signature`, {
          revision: before.revision,
          result: 'findings',
          conclusion: '다시 서명합니다.',
        }),
      ]
      for (const answer of await Promise.all(tries))
        expect([answer.statusCode, answer.json().code]).toEqual([409, 'reviews.state_conflict'])
      const [first] = before.findingList
      const done = { text: '해당 직원을 교육하였습니다.', findingId: first?.findingId, isFindingDone: true }
      const added = await send(administrator, `${october}/addenda`, done)
      expect(added.statusCode).toBe(201)
      expect(added.json()).toMatchObject({
        openFindings: 0,
        addenda: [{ text: done.text, findingId: first?.findingId, isFindingDone: true }],
      })
      const after = await world.get(auditor, october)
      expect(after.findingList).toEqual(before.findingList)
      expect(after.signatures).toEqual(before.signatures)
    })

    test('ADM-5: whoever acted in the month does not review it alone, through another account neither', async () => {
      const { administrator, auditor, record, floor, keepUp } = world
      const { db } = floor.container
      await record(
        '2026-08-11T10:00:00+09:00',
        [{ kind: 'change', action: 'settings.changed' }],
        byPerson(administrator),
      )
      await keepUp()
      const twin = await floor.addPerson('auditor', floor.units.seoul)
      interface Accounts {
        accounts: { id: string; name: string; birth_on: string }
      }
      for (const { accountId } of [administrator, twin])
        await db.transaction((tx) =>
          tx
            .on<Accounts>()
            .updateTable('accounts')
            .set({ name: '김관리', birth_on: '1980-01-02' })
            .where('id', '=', accountId)
            .execute(),
        )
      await send(administrator, `${august}/reviewer`, { revision: 1 }, 'PUT')
      const request = { result: 'clean', conclusion: '이상이 없습니다.' }
      const signed = await send(administrator, `${august}/signature`, { revision: 2, ...request })
      expect(signed.json()).toMatchObject({ state: 'countersigning', signedAt: null, reviewerActs: 1 })
      const alone = await send(administrator, `${august}/countersignature`, { revision: 3 })
      expect([alone.statusCode, alone.json().code]).toEqual([403, 'auth.forbidden'])
      const same = await send(twin, `${august}/countersignature`, { revision: 3 })
      expect([same.statusCode, same.json().code]).toEqual([403, 'reviews.own_acts'])
      expect(await world.get(twin, august)).toMatchObject({ mayCountersign: false })
      const reason = '설정 변경의 사유를 확인해 주십시오.'
      const returned = await send(auditor, `${august}/return`, { revision: 3, reason })
      expect(returned.json()).toMatchObject({ state: 'in_review', returnReason: reason, signatures: [] })
      await send(administrator, `${august}/signature`, { revision: 4, ...request })
      const countersigned = await send(auditor, `${august}/countersignature`, { revision: 5, note: '확인함' })
      expect(countersigned.json()).toMatchObject({
        state: 'signed',
        signatures: [
          { role: 'reviewer', accountId: administrator.accountId, isIntact: true },
          { role: 'countersigner', accountId: auditor.accountId, note: '확인함', isIntact: true },
        ],
      })
    })

    test('SEC-3: a changed row of a signed review is seen against the usage history', async () => {
      const { db } = world.floor.container
      const tamper = (column: 'document' | 'sha256', value: string) =>
        db.transaction((tx) =>
          tx
            .on<ReviewsTables>()
            .updateTable('review_signatures')
            .set({ [column]: value })
            .where('review_id', '=', october)
            .execute(),
        )
      const kept = await db
        .read<ReviewsTables>()
        .selectFrom('review_signatures')
        .selectAll()
        .where('review_id', '=', october)
        .executeTakeFirstOrThrow()
      const forged = kept.document.replace('"severity":"high"', '"severity":"low"')
      const isIntact = async () => (await world.get(world.auditor, october)).signatures[0]?.isIntact
      await tamper('document', forged)
      expect(await isIntact()).toBe(false)
      await tamper('sha256', hash('sha256', forged, 'hex'))
      expect(await isIntact()).toBe(false)
      await tamper('document', kept.document)
      await tamper('sha256', kept.sha256)
      expect(await isIntact()).toBe(true)
    })

    test('ADM-5: is taken away as a workbook with figures, findings and entries, and as paper', async () => {
      const { auditor } = world
      const answer = await send(auditor, `${october}/workbook`, { reason: '감사 보고서 첨부' })
      expect(answer.statusCode).toBe(200)
      const workbook = new Excel.Workbook()
      await workbook.xlsx.load(answer.rawPayload as never)
      const textOf = (sheet: number) => JSON.stringify(workbook.worksheets[sheet]?.getSheetValues())
      expect(workbook.worksheets).toHaveLength(6)
      expect(textOf(4)).toContain(finding.text)
      expect(textOf(4)).toContain(reveals[0])
      const figures = await world.get(auditor, october)
      const counted = figures.figures.figures.reduce((sum, { entries }) => sum + entries, 0)
      expect(workbook.worksheets[5]?.rowCount).toBe(counted + 1)
      const paper = await auditor.request('GET', `/api/v1/reviews/${october}/print`)
      expect(paper.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
      const trace = await auditor.request('GET', `/api/v1/audit-entries?action=reviews.printed`)
      expect(trace.json<{ items: unknown[] }>().items).toHaveLength(1)
    })

    test('ADM-5: whoever is not at the screen any more does not sign', async () => {
      await world.set('accounts.reauthenticationGraceMs', 10_000)
      await world.floor.pass(11_000)
      const body = { text: '나중에 덧붙입니다.' }
      const late = await send(world.auditor, `${october}/addenda`, body)
      expect([late.statusCode, late.json().code]).toEqual([403, 'accounts.reauthentication_required'])
    })

    test('ADM-5: one that is not signed in time is overdue, and told of once', async () => {
      const { auditor, record, keepUp, set, floor } = world
      await set('reviews.dueDays', 1)
      await record('2026-09-09T10:00:00+09:00', looks(1), byPerson(auditor))
      const since = await floor.container.outbox.lastPosition()
      expect(await keepUp()).toEqual({ opened: 1, told: 1 })
      expect(await keepUp()).toEqual({ opened: 0, told: 0 })
      await floor.container.outbox.flush()
      const events = await floor.container.outbox.listSince(since, {}, 50)
      const told = events.filter(({ kind }) => kind === 'review.changed').map(({ payload }) => payload)
      expect(told).toMatchObject([
        { reviewState: 'open', month: '2026-09', isOverdue: true },
        { reviewState: 'open', month: '2026-09', isOverdue: true },
      ])
      expect(await world.list(auditor, 'isOverdue=true')).toMatchObject([
        { month: '2026-09', isOverdue: true },
      ])
      expect(await world.list(auditor, 'isOverdue=false')).toHaveLength(2)
    })

    test('ADM-5: another company has none of it', async () => {
      const other = await world.floor.addCompany()
      const stranger = await other.addPerson('auditor', other.units.seoul)
      expect(await world.list(stranger)).toEqual([])
      const found = await stranger.request('GET', `/api/v1/reviews/${october}`)
      expect([found.statusCode, found.json().code]).toEqual([404, 'reviews.not_found'])
    })
  },
)
