import type { EventResponse } from '@smartym/contract'
import type { NewEvent } from '../../platform/outbox/index.ts'
import type { ReviewRow } from './reviews.table.ts'

/** Tells that a review was made, moved on, or is late (ADM-5): id, month and state, nothing of what it found. */
export function reviewEvent(
  { id, company_id, month, state }: Pick<ReviewRow, 'id' | 'company_id' | 'month' | 'state'>,
  isOverdue: boolean,
): NewEvent {
  const payload: EventResponse['data'] = { reviewId: id, reviewState: state, month, isOverdue }
  return { kind: 'review.changed', companyId: company_id, payload }
}
