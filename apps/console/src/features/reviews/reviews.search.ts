import { type ReviewState, reviewStates } from '@smartym/contract/constants'
import { compact, type RawSearch, read } from '../../platform/search-params.ts'

export interface ReviewsSearch {
  readonly state?: ReviewState | undefined
  readonly overdue?: true | undefined
  readonly cursor?: string | undefined
  readonly row?: string | undefined
}

export function parseReviewsSearch(raw: RawSearch): ReviewsSearch {
  return compact<ReviewsSearch>({
    state: read.oneOf(raw, 'state', reviewStates),
    overdue: read.flag(raw, 'overdue'),
    cursor: read.text(raw, 'cursor', 500),
    row: read.matching(raw, 'row', /^rvw_[0-9a-f]{32}$/),
  })
}

/** What the list of reviews is asked for. */
export function reviewsQuery({ state, overdue }: ReviewsSearch) {
  return { ...(state !== undefined && { state }), ...(overdue === true && { isOverdue: true }) }
}
