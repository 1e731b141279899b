import type { ReviewFinding, ReviewState } from '@smartym/contract'
import type { Clock } from '../../platform/clock/index.ts'
import { type Db, decodeJson, type Tx } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { Outbox } from '../../platform/outbox/index.ts'
import type { AccountsSlice } from '../accounts/index.ts'
import type { AuditAction, AuditOrigin, AuditSlice } from '../audit/index.ts'
import type { ReviewFiguresService } from './review-figures.service.ts'
import {
  notTheReviewer,
  reviewChangedMeanwhile,
  reviewNotFound,
  reviewStateConflict,
} from './reviews.errors.ts'
import { reviewEvent } from './reviews.events.ts'
import { isOverdue, type ReviewAct, reviewStateAfter } from './reviews.rules.ts'
import type { ReviewsStore } from './reviews.store.ts'
import type { ReviewFindingRow, ReviewRow } from './reviews.table.ts'

export interface ReviewsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly store: ReviewsStore
  readonly audit: Pick<AuditSlice, 'record' | 'listEntriesOfPeriod'>
  readonly accounts: Pick<AccountsSlice, 'listAccountsOfPerson'>
  readonly figures: ReviewFiguresService
  readonly outbox: Pick<Outbox, 'append'>
}

/** Somebody who acts on a review. */
export interface ReviewActor {
  readonly by: AuditOrigin
  readonly accountId: string
  readonly name: string
}

/** A review as it was seen. */
export interface SeenReview {
  readonly reviewId: string
  readonly revision: number
}

export function findingOf(row: ReviewFindingRow): ReviewFinding {
  return {
    findingId: row.id,
    severity: row.severity,
    text: row.body,
    measure: row.measure,
    state: row.state,
    auditEntryIds: decodeJson<string[]>(row.entry_ids),
  }
}

/** What every act on a review begins and ends with. */
export function createReviewActs({ db, clock, store, audit, outbox }: ReviewsDeps) {
  async function getReview(tx: Tx, companyId: string, reviewId: string): Promise<ReviewRow> {
    const row = await store.findReview(tx, companyId, reviewId)
    if (row === undefined) throw reviewNotFound()
    return row
  }

  async function getSeen(
    tx: Tx,
    { by }: ReviewActor,
    { reviewId, revision }: SeenReview,
  ): Promise<ReviewRow> {
    const row = await getReview(tx, by.companyId, reviewId)
    if (row.revision !== revision) throw reviewChangedMeanwhile()
    return row
  }

  function stateAfter(row: ReviewRow, act: ReviewAct): ReviewState {
    const state = reviewStateAfter(row.state, act)
    if (state === undefined) throw reviewStateConflict({ state: row.state })
    return state
  }

  async function change(tx: Tx, row: ReviewRow, columns: Partial<ReviewRow>): Promise<void> {
    if (!(await store.changeReview(tx, row, columns))) throw reviewChangedMeanwhile()
    const now = { ...row, ...columns }
    await outbox.append(tx, reviewEvent(now, isOverdue(now, clock.now())))
  }

  function trace(
    tx: Tx,
    { by }: Pick<ReviewActor, 'by'>,
    action: AuditAction,
    row: Pick<ReviewRow, 'id' | 'month'>,
    {
      reason = null,
      ...detail
    }: Readonly<Record<string, unknown>> & { readonly reason?: string | null } = {},
  ): Promise<string> {
    const object = { kind: 'review', id: row.id } as const
    return audit.record(tx, {
      ...by,
      kind: 'change',
      action,
      object,
      reason,
      detail: { month: row.month, ...detail },
    })
  }

  /* What is counted stands outside of the act's transaction; months that are over do not change any more. */
  async function readReview(companyId: string, reviewId: string): Promise<ReviewRow> {
    return db.transaction((tx) => getReview(tx, companyId, reviewId))
  }

  async function getEdited(tx: Tx, actor: ReviewActor, seen: SeenReview, act: ReviewAct = 'edit') {
    const row = await getSeen(tx, actor, seen)
    const state = stateAfter(row, act)
    if (row.reviewer_id !== actor.accountId) throw notTheReviewer()
    return { row, state }
  }

  return { getReview, getSeen, getEdited, stateAfter, change, trace, readReview }
}
