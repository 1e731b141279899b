import { CompiledQuery, type Compilable, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnBothDialects } from '../../platform/db/test/describe-on-both-dialects.ts'
import { testCaller } from '../../platform/http/test/create-test-app.ts'
import type { ReviewRow, ReviewsTables } from './reviews.table.ts'
import { createReviewsView, pageReviews, searchLateReviews, searchReviews } from './reviews.view.ts'

const { companyId } = testCaller()
const others = Array.from({ length: 30 }, (_, k) => `com_${String(k).padStart(32, '0')}`)
const monthsKept = 60
const monthMs = 30 * 24 * 3_600_000
const now = (monthsKept + 1) * monthMs

/* Of each month, but the last two, the review is signed. */
function rowOf(company: string, month: number): ReviewRow {
  const endsAt = (month + 1) * monthMs
  return {
    id: `rvw_${company.slice(-16)}${month.toString(16).padStart(16, '0')}`,
    company_id: company,
    month: `${2000 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
    starts_at: month * monthMs,
    ends_at: endsAt,
    due_at: endsAt + monthMs / 3,
    state: month < monthsKept - 2 ? 'signed' : 'open',
    reviewer_id: null,
    reviewer_name: null,
    reviewer_acts: 0,
    figures: '{}',
    result: null,
    conclusion: null,
    return_reason: null,
    findings: 0,
    open_findings: 0,
    entries: 0,
    signed_at: null,
    revision: 1,
    created_at: endsAt,
    overdue_told_at: null,
  }
}

describeOnBothDialects('lists of reviews', (makeDb, dialect) => {
  let db: Awaited<ReturnType<typeof makeDb>>
  beforeAll(async () => {
    db = await makeDb()
    const months = Array.from({ length: monthsKept }, (_, month) => month)
    const rows = [companyId, ...others].flatMap((company) => months.map((month) => rowOf(company, month)))
    for (let at = 0; at < rows.length; at += 300)
      await db.transaction(async (tx) => {
        await tx
          .on<ReviewsTables>()
          .insertInto('reviews')
          .values(rows.slice(at, at + 300))
          .execute()
      })
    if (dialect === 'mariadb') await sql`analyze table reviews`.execute(db.read())
  })
  afterAll(() => db.drain())

  async function planOf(query: Compilable): Promise<string> {
    const { sql: text, parameters } = query.compile()
    const explained = CompiledQuery.raw(
      `${dialect === 'sqlite' ? 'explain query plan' : 'explain'} ${text}`,
      [...parameters],
    )
    const { rows } = await db.read().executeQuery<Partial<Record<string, string>>>(explained)
    return rows.map((row) => row['detail'] ?? `${row['type']} ${row['key']} ${row['Extra']}`).join('; ')
  }

  const page = { cursor: undefined, limit: 50 }
  const pageOf = (filter: Parameters<typeof searchReviews>[2]) =>
    pageReviews(searchReviews(db.read<ReviewsTables>(), companyId, filter, now), page)

  test.each([
    ['all', {}],
    ['those that are signed', { state: 'signed' }],
    ['those that are late', { isOverdue: true }],
    ['those that are not', { isOverdue: false }],
  ] as const)('ADM-5: %s of a company stand in the index in their order', async (_what, filter) => {
    const plan = await planOf(pageOf(filter))
    expect(plan).toContain('reviews_ends')
    expect(plan).not.toMatch(/SCAN reviews|TEMP B-TREE|^ALL|filesort/)
  })

  test('ADM-5: late ones that nobody was told of are found among those of every company by state and day', async () => {
    const plan = await planOf(searchLateReviews(db.read<ReviewsTables>(), now))
    expect(plan).toContain('reviews_state_due')
    expect(plan).not.toMatch(/SCAN reviews|^ALL/)
    expect(await createReviewsView(db).listLate(now)).toHaveLength(2 * (1 + others.length))
  })
})
