import { maxFindings, type WriteFindingRequest } from '@smartym/contract'
import { encodeJson, type Tx } from '../../platform/db/index.ts'
import { createReviewActs, type ReviewActor, type ReviewsDeps, type SeenReview } from './review-acts.ts'
import { entriesNotOfMonth, findingNotFound, tooManyFindings } from './reviews.errors.ts'
import type { ReviewRow } from './reviews.table.ts'

/** Monthly reviews (ADM-5) before they are signed: taken by somebody, filled with findings. */
export function createReviewsService(deps: ReviewsDeps) {
  const { db, clock, ids, store, audit, figures } = deps
  const { getSeen, getEdited, stateAfter, change, trace, readReview } = createReviewActs(deps)

  async function ensureEntries(
    companyId: string,
    reviewId: string,
    entryIds: readonly string[],
  ): Promise<void> {
    if (entryIds.length === 0) return
    const { starts_at: from, ends_at: to } = await readReview(companyId, reviewId)
    const found = await audit.listEntriesOfPeriod(companyId, { from, to }, entryIds)
    if (found.length !== entryIds.length) throw entriesNotOfMonth()
  }

  async function recount(tx: Tx, row: ReviewRow): Promise<void> {
    const findings = await store.listFindings(tx, row.id)
    const open = findings.filter((finding) => finding.state === 'open')
    await change(tx, row, { findings: findings.length, open_findings: open.length })
  }

  const columnsOf = ({ severity, text, measure, state, auditEntryIds }: WriteFindingRequest) => ({
    severity,
    body: text.trim(),
    measure: measure === null || measure.trim() === '' ? null : measure.trim(),
    state,
    entry_ids: encodeJson(auditEntryIds),
  })

  return {
    async takeReview(actor: ReviewActor, seen: SeenReview): Promise<void> {
      const { by, accountId, name } = actor
      const { month } = await readReview(by.companyId, seen.reviewId)
      const acts = await figures.countOwnActs(by.companyId, month, accountId)
      await db.transaction(async (tx) => {
        const row = await getSeen(tx, actor, seen)
        const state = stateAfter(row, 'take')
        const reviewer = { reviewer_id: accountId, reviewer_name: name, reviewer_acts: acts }
        await change(tx, row, { state, ...reviewer })
        await trace(tx, actor, 'reviews.taken', row, { before: row.reviewer_id })
      })
    },

    /** Throws `reviews.entries_not_of_month`, `reviews.too_many_findings` besides. */
    async addFinding(
      actor: ReviewActor,
      reviewId: string,
      { revision, ...finding }: WriteFindingRequest,
    ): Promise<void> {
      await ensureEntries(actor.by.companyId, reviewId, finding.auditEntryIds)
      await db.transaction(async (tx) => {
        const { row } = await getEdited(tx, actor, { reviewId, revision })
        if (row.findings >= maxFindings) throw tooManyFindings({ maxFindings })
        const id = ids.next('reviewFinding')
        const columns = columnsOf({ revision, ...finding })
        await store.insertFinding(tx, { id, review_id: row.id, created_at: clock.now(), ...columns })
        await recount(tx, row)
        await trace(tx, actor, 'reviews.finding_added', row, { findingId: id, severity: finding.severity })
      })
    },

    /** Throws `reviews.finding_not_found`, `reviews.entries_not_of_month` besides. */
    async changeFinding(
      actor: ReviewActor,
      { reviewId, findingId }: { readonly reviewId: string; readonly findingId: string },
      finding: WriteFindingRequest,
    ): Promise<void> {
      await ensureEntries(actor.by.companyId, reviewId, finding.auditEntryIds)
      await db.transaction(async (tx) => {
        const { row } = await getEdited(tx, actor, { reviewId, revision: finding.revision })
        const which = { id: findingId, review_id: row.id }
        if (!(await store.changeFinding(tx, which, columnsOf(finding)))) throw findingNotFound()
        await recount(tx, row)
        await trace(tx, actor, 'reviews.finding_changed', row, { findingId, severity: finding.severity })
      })
    },

    async deleteFinding(
      actor: ReviewActor,
      { findingId, ...seen }: SeenReview & { readonly findingId: string },
    ): Promise<void> {
      await db.transaction(async (tx) => {
        const { row } = await getEdited(tx, actor, seen)
        if (!(await store.deleteFinding(tx, row.id, findingId))) throw findingNotFound()
        await recount(tx, row)
        await trace(tx, actor, 'reviews.finding_deleted', row, { findingId })
      })
    },
  }
}
export type ReviewsService = ReturnType<typeof createReviewsService>
