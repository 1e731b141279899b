import { type Clock, dayIn, monthAfter, monthIn, startOfMonth } from '../../../platform/clock/index.ts'
import { type Db, encodeJson, isDuplicateKey } from '../../../platform/db/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { Outbox } from '../../../platform/outbox/index.ts'
import { type AuditSlice, type FiguresSurroundings, isWorkday, serverOrigin } from '../../audit/index.ts'
import type { Company, OrganizationSlice } from '../../organization/index.ts'
import type { SettingsSlice } from '../../settings/index.ts'
import type { ReviewFiguresService } from '../review-figures.service.ts'
import { reviewEvent } from '../reviews.events.ts'
import { dueAtOf, isOverdue } from '../reviews.rules.ts'
import type { ReviewsStore } from '../reviews.store.ts'
import type { ReviewRow } from '../reviews.table.ts'
import type { ReviewsView } from '../reviews.view.ts'

export const openReviews = 'open-reviews'

export interface OpenReviewsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly store: ReviewsStore
  readonly view: Pick<ReviewsView, 'listMonths'>
  readonly audit: Pick<AuditSlice, 'record' | 'figures'>
  readonly settings: Pick<SettingsSlice, 'get'>
  readonly organization: Pick<OrganizationSlice, 'listCompanies'>
  readonly figures: ReviewFiguresService
  readonly surroundings: Pick<FiguresSurroundings, 'workingHoursOf'>
  readonly outbox: Pick<Outbox, 'append'>
}

/** An act whose transaction began before the month's end may be committed so much later. */
const settledAfterMs = 10 * 60_000

/**
 * Makes the review of each month that is over and counted, and in which anybody did anything: also of the months before the
 * first run, and none of a month that the installation did not live through (ADM-5). Returns how many.
 */
export async function runOpenReviews(deps: OpenReviewsDeps): Promise<number> {
  const { db, clock, ids, store, view, audit, settings, organization, figures, surroundings, outbox } = deps
  const countedUntil = await audit.figures.completeUntil()

  async function openReview({ companyId, timeZone }: Company, month: string): Promise<boolean> {
    const endsAt = startOfMonth(timeZone, monthAfter(month))
    if (countedUntil < endsAt + settledAfterMs) return false
    const counted = await figures.countMonth(companyId, month)
    const dueDays = await settings.get(companyId, 'reviews.dueDays')
    const hours = await surroundings.workingHoursOf(companyId)
    const now = clock.now()
    const row: ReviewRow = {
      id: ids.next('review'),
      company_id: companyId,
      month,
      starts_at: startOfMonth(timeZone, month),
      ends_at: endsAt,
      due_at: dueAtOf(endsAt, dueDays, (at) => isWorkday(dayIn(timeZone, at), hours)),
      state: 'open',
      reviewer_id: null,
      reviewer_name: null,
      reviewer_acts: 0,
      figures: encodeJson(counted),
      result: null,
      conclusion: null,
      return_reason: null,
      findings: 0,
      open_findings: 0,
      entries: counted.entries,
      signed_at: null,
      revision: 1,
      created_at: now,
      overdue_told_at: null,
    }
    try {
      await db.transaction(async (tx) => {
        await store.insertReview(tx, row)
        await audit.record(tx, {
          ...serverOrigin(companyId),
          kind: 'change',
          action: 'reviews.opened',
          object: { kind: 'review', id: row.id },
          detail: { month },
        })
        await outbox.append(tx, reviewEvent(row, isOverdue(row, now)))
      })
      return true
    } catch (error) {
      if (isDuplicateKey(error)) return false
      throw error
    }
  }

  let opened = 0
  for (const company of await organization.listCompanies()) {
    const existing = await view.listMonths(company.companyId)
    const present = monthIn(company.timeZone, clock.now())
    const months = await audit.figures.listMonths(company.companyId)
    for (const { month, acts } of months)
      if (acts > 0 && month < present && !existing.has(month) && (await openReview(company, month)))
        opened += 1
  }
  return opened
}
