import type { ListReviewsQuery } from '@smartym/contract'
import type { Kysely } from 'kysely'
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

/** A company’s reviews of a kind. */
export function searchReviews(
  read: Kysely<ReviewsTables>,
  companyId: string,
  { state, isOverdue }: ReviewsFilter,
  now: number,
) {
  let reviews = read.selectFrom('reviews').where('company_id', '=', companyId)
  if (state !== undefined) reviews = reviews.where('state', '=', state)
  if (isOverdue === true) reviews = reviews.where('state', '!=', 'signed').where('due_at', '<=', now)
  if (isOverdue === false)
    reviews = reviews.where((eb) => eb.or([eb('state', '=', 'signed'), eb('due_at', '>', now)]))
  return reviews
}

/** A page of them, newest month first. */
export function pageReviews(
  reviews: ReturnType<typeof searchReviews>,
  page: { readonly cursor: string | undefined; readonly limit: number },
) {
  return keysetPage(reviews.selectAll(), { list: 'reviews', ...byEnd, ...page })
}

/** Those of every company whose time is over and that nobody was told of. */
export function searchLateReviews(read: Kysely<ReviewsTables>, now: number) {
  return read
    .selectFrom('reviews')
    .selectAll()
    .where('state', 'in', ['open', 'in_review', 'countersigning'])
    .where('due_at', '<=', now)
    .where('overdue_told_at', 'is', null)
    .limit(200)
}

/** Reviews on screens (ADM-5). */
export function createReviewsView(db: Pick<Db, 'read'>) {
  const read = () => db.read<ReviewsTables>()

  return {
    async listReviews(companyId: string, query: ListReviewsQuery, now: number) {
      const page = { cursor: query.cursor, limit: query.limit ?? 50 }
      const reviews = searchReviews(read(), companyId, query, now)
      const found = await pageReviews(reviews, page).execute()
      const { rows, nextCursor } = toPage(found, { list: 'reviews', ...page }, (row) => ({
        at: row.ends_at,
        id: row.id,
      }))
      const count = query.withTotal === true ? await countCapped(read(), reviews) : {}
      return { rows, nextCursor, ...count }
    },

    countReviews(companyId: string, filter: ReviewsFilter, now: number, limit: number): Promise<number> {
      return countUpTo(
        searchReviews(read(), companyId, filter, now).select(['ends_at as at', 'id']),
        byEnd,
        limit,
      )
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

    /** Months of a company that have a review, each with its review’s id. */
    async listMonths(companyId: string): Promise<ReadonlyMap<string, string>> {
      const rows = await read()
        .selectFrom('reviews')
        .select(['month', 'id'])
        .where('company_id', '=', companyId)
        .execute()
      return new Map(rows.map(({ month, id }) => [month, id]))
    },

    listLate: (now: number): Promise<ReviewRow[]> => searchLateReviews(read(), now).execute(),
  }
}
export type ReviewsView = ReturnType<typeof createReviewsView>
