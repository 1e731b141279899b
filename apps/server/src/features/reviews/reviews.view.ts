import type { ListReviewsQuery } from '@smartym/contract'
import { countCapped, countUpTo, type Db, keysetPage, toPage } from '../../platform/db/index.ts'
import type {
  ReviewAddendumRow,
  ReviewFindingRow,
  ReviewRow,
  ReviewSignatureRow,
  ReviewsTables,
} from './reviews.table.ts'

type ReviewsFilter = Pick<ListReviewsQuery, 'state' | 'isOverdue'>

/** A review with all that belongs to it. */
export interface WholeReview {
  readonly row: ReviewRow
  readonly findings: readonly ReviewFindingRow[]
  readonly signatures: readonly ReviewSignatureRow[]
  readonly addenda: readonly ReviewAddendumRow[]
}

const byEnd = { at: 'ends_at', id: 'id' } as const

/** Reviews on screens, newest month first (ADM-5). */
export function createReviewsView(db: Pick<Db, 'read'>) {
  const read = () => db.read<ReviewsTables>()

  function filtered(companyId: string, { state, isOverdue }: ReviewsFilter, now: number) {
    let reviews = read().selectFrom('reviews').where('company_id', '=', companyId)
    if (state !== undefined) reviews = reviews.where('state', '=', state)
    if (isOverdue === true) reviews = reviews.where('state', '!=', 'signed').where('due_at', '<=', now)
    if (isOverdue === false)
      reviews = reviews.where((eb) => eb.or([eb('state', '=', 'signed'), eb('due_at', '>', now)]))
    return reviews
  }

  return {
    async listReviews(companyId: string, query: ListReviewsQuery, now: number) {
      const page = { list: 'reviews', ...byEnd, cursor: query.cursor, limit: query.limit ?? 50 }
      const reviews = filtered(companyId, query, now)
      const found = await keysetPage(reviews.selectAll(), page).execute()
      const { rows, nextCursor } = toPage(found, page, (row) => ({ at: row.ends_at, id: row.id }))
      const count = query.withTotal === true ? await countCapped(read(), reviews) : {}
      return { rows, nextCursor, ...count }
    },

    countReviews(companyId: string, filter: ReviewsFilter, now: number, limit: number): Promise<number> {
      return countUpTo(filtered(companyId, filter, now).select(['ends_at as at', 'id']), byEnd, limit)
    },

    async findReview(companyId: string, reviewId: string): Promise<WholeReview | undefined> {
      const row = await read()
        .selectFrom('reviews')
        .selectAll()
        .where('id', '=', reviewId)
        .where('company_id', '=', companyId)
        .executeTakeFirst()
      if (row === undefined) return undefined
      const [findings, signatures, addenda] = await Promise.all([
        read()
          .selectFrom('review_findings')
          .selectAll()
          .where('review_id', '=', reviewId)
          .orderBy('created_at')
          .orderBy('id')
          .execute(),
        read()
          .selectFrom('review_signatures')
          .selectAll()
          .where('review_id', '=', reviewId)
          .orderBy('signed_at')
          .orderBy('role', 'desc')
          .execute(),
        read()
          .selectFrom('review_addenda')
          .selectAll()
          .where('review_id', '=', reviewId)
          .orderBy('added_at')
          .orderBy('id')
          .execute(),
      ])
      return { row, findings, signatures, addenda }
    },

    /** Months of a company that have a review. */
    async listMonths(companyId: string): Promise<ReadonlySet<string>> {
      const rows = await read()
        .selectFrom('reviews')
        .select('month')
        .where('company_id', '=', companyId)
        .execute()
      return new Set(rows.map(({ month }) => month))
    },

    /** Those whose time is over and that nobody was told of. */
    listLate(now: number): Promise<ReviewRow[]> {
      return read()
        .selectFrom('reviews')
        .selectAll()
        .where('state', 'in', ['open', 'in_review', 'countersigning'])
        .where('due_at', '<=', now)
        .where('overdue_told_at', 'is', null)
        .limit(200)
        .execute()
    },
  }
}
export type ReviewsView = ReturnType<typeof createReviewsView>
