import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { Outbox } from '../../../platform/outbox/index.ts'
import { type AuditSlice, serverOrigin } from '../../audit/index.ts'
import { reviewEvent } from '../reviews.events.ts'
import type { ReviewsStore } from '../reviews.store.ts'
import type { ReviewsView } from '../reviews.view.ts'

export const tellOverdueReviews = 'tell-overdue-reviews'

export interface TellOverdueReviewsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly store: Pick<ReviewsStore, 'markTold'>
  readonly view: Pick<ReviewsView, 'listLate'>
  readonly audit: Pick<AuditSlice, 'record'>
  readonly outbox: Pick<Outbox, 'append'>
}

/** Tells once of each review whose time is over without a signature (ADM-5). Returns how many. */
export async function runTellOverdueReviews(deps: TellOverdueReviewsDeps): Promise<number> {
  const { db, clock, store, view, audit, outbox } = deps
  const now = clock.now()
  let told = 0
  for (const row of await view.listLate(now)) {
    const isTold = await db.transaction(async (tx) => {
      if (!(await store.markTold(tx, row.id, now))) return false
      await audit.record(tx, {
        ...serverOrigin(row.company_id),
        kind: 'change',
        action: 'reviews.overdue',
        object: { kind: 'review', id: row.id },
        detail: { month: row.month },
      })
      await outbox.append(tx, reviewEvent(row, true))
      return true
    })
    if (isTold) told += 1
  }
  return told
}
