import type { AddAddendumRequest, ReviewFigures, SignReviewRequest } from '@smartym/contract'
import { decodeJson, encodeJson, type Tx } from '../../platform/db/index.ts'
import {
  createReviewActs,
  findingOf,
  type ReviewActor,
  type ReviewsDeps,
  type SeenReview,
} from './review-acts.ts'
import { findingNotFound, ownReviewActs, reviewResultConflict } from './reviews.errors.ts'
import { isResultFit, type ReviewDocument, sealDocument } from './reviews.rules.ts'
import type { ReviewFindingRow, ReviewRow, ReviewSignatureRow } from './reviews.table.ts'

const isoOf = (at: number): string => new Date(at).toISOString()

function documentOf(
  row: ReviewRow,
  { accountId, name }: ReviewActor,
  signed: SignReviewRequest & {
    readonly acts: number
    readonly counted: ReviewFigures
    readonly findings: readonly ReviewFindingRow[]
    readonly at: number
  },
): ReviewDocument {
  return {
    format: 'smartym-review/1',
    reviewId: row.id,
    companyId: row.company_id,
    month: row.month,
    from: isoOf(row.starts_at),
    to: isoOf(row.ends_at),
    dueAt: isoOf(row.due_at),
    reviewer: { accountId, name, acts: signed.acts },
    figures: signed.counted,
    findings: signed.findings.map(findingOf),
    result: signed.result,
    conclusion: signed.conclusion.trim(),
    signedAt: isoOf(signed.at),
  }
}

/** Signatures under monthly reviews (ADM-5): one, or two where the reviewer acted; afterwards there are addenda only. */
export function createReviewSigning(deps: ReviewsDeps) {
  const { db, clock, ids, store, accounts, figures } = deps
  const { getReview, getSeen, getEdited, stateAfter, change, trace, readReview } = createReviewActs(deps)

  /* The second person is somebody else, whatever account is used. */
  async function ensureSomebodyElse({ by, accountId }: ReviewActor, reviewId: string): Promise<void> {
    const { reviewer_id: reviewerId } = await readReview(by.companyId, reviewId)
    if (reviewerId === null) return
    const same = await accounts.listAccountsOfPerson(by.companyId, reviewerId)
    if (same.includes(accountId)) throw ownReviewActs()
  }

  async function getSignature(tx: Tx, row: ReviewRow): Promise<ReviewSignatureRow> {
    const signature = await store.findSignature(tx, row.id)
    if (signature === undefined) throw new Error(`the review ${row.id} has lost its signature`)
    return signature
  }

  return {
    /** Throws `reviews.result_conflict` besides. The figures are counted anew and are then for ever those. */
    async signReview(actor: ReviewActor, reviewId: string, request: SignReviewRequest): Promise<void> {
      const { by, accountId, name } = actor
      const { month } = await readReview(by.companyId, reviewId)
      const counted = await figures.countMonth(by.companyId, month)
      const acts = await figures.countOwnActs(by.companyId, month, accountId)
      const act = acts > 0 ? 'hand_on' : 'sign'
      await db.transaction(async (tx) => {
        const { row, state } = await getEdited(tx, actor, { reviewId, revision: request.revision }, act)
        const findings = await store.listFindings(tx, row.id)
        if (!isResultFit(request.result, findings.length)) throw reviewResultConflict()
        const at = clock.now()
        const document = documentOf(row, actor, { ...request, acts, counted, findings, at })
        const { text, sha256 } = sealDocument(document)
        await change(tx, row, {
          state,
          reviewer_acts: acts,
          figures: encodeJson(counted),
          entries: counted.entries,
          result: request.result,
          conclusion: document.conclusion,
          return_reason: null,
          signed_at: state === 'signed' ? at : null,
        })
        const entryId = await trace(tx, actor, 'reviews.signed', row, { sha256, result: request.result })
        await store.insertSignature(tx, {
          review_id: row.id,
          role: 'reviewer',
          account_id: accountId,
          account_name: name,
          note: null,
          signed_at: at,
          document: text,
          sha256,
          audit_entry_id: entryId,
        })
      })
    },

    /** Throws `reviews.own_acts` besides. */
    async countersignReview(actor: ReviewActor, seen: SeenReview, note: string | null): Promise<void> {
      const { accountId, name } = actor
      await ensureSomebodyElse(actor, seen.reviewId)
      await db.transaction(async (tx) => {
        const row = await getSeen(tx, actor, seen)
        const state = stateAfter(row, 'countersign')
        const first = await getSignature(tx, row)
        const at = clock.now()
        const { text, sha256 } = sealDocument({
          format: 'smartym-review-countersignature/1',
          reviewId: row.id,
          sha256: first.sha256,
          countersigner: { accountId, name },
          note,
          signedAt: isoOf(at),
        })
        await change(tx, row, { state, signed_at: at })
        const entryId = await trace(tx, actor, 'reviews.countersigned', row, { sha256, reason: note })
        await store.insertSignature(tx, {
          review_id: row.id,
          role: 'countersigner',
          account_id: accountId,
          account_name: name,
          note,
          signed_at: at,
          document: text,
          sha256,
          audit_entry_id: entryId,
        })
      })
    },

    /** Throws `reviews.own_acts` besides. */
    async returnReview(actor: ReviewActor, seen: SeenReview, reason: string): Promise<void> {
      await ensureSomebodyElse(actor, seen.reviewId)
      await db.transaction(async (tx) => {
        const row = await getSeen(tx, actor, seen)
        const state = stateAfter(row, 'return')
        await store.deleteSignature(tx, row.id)
        await change(tx, row, { state, return_reason: reason.trim(), result: null })
        await trace(tx, actor, 'reviews.returned', row, { reason: reason.trim() })
      })
    },

    /** Throws `reviews.finding_not_found` besides. */
    async addAddendum(actor: ReviewActor, reviewId: string, request: AddAddendumRequest): Promise<void> {
      const { by, accountId, name } = actor
      const { findingId = null, isFindingDone = false } = request
      await db.transaction(async (tx) => {
        const row = await getReview(tx, by.companyId, reviewId)
        stateAfter(row, 'addend')
        const first = await getSignature(tx, row)
        const { findings } = decodeJson<ReviewDocument>(first.document)
        if (findingId !== null && !findings.some((finding) => finding.findingId === findingId))
          throw findingNotFound()
        const id = ids.next('reviewAddendum')
        const at = clock.now()
        const text = request.text.trim()
        const isDone = findingId !== null && isFindingDone
        const { sha256 } = sealDocument({
          format: 'smartym-review-addendum/1',
          addendumId: id,
          reviewId,
          sha256: first.sha256,
          text,
          findingId,
          isFindingDone: isDone,
          author: { accountId, name },
          at: isoOf(at),
        })
        const entryId = await trace(tx, actor, 'reviews.addendum_added', row, { sha256, findingId })
        await store.insertAddendum(tx, {
          id,
          review_id: row.id,
          body: text,
          finding_id: findingId,
          is_finding_done: isDone ? 1 : 0,
          author_id: accountId,
          author_name: name,
          added_at: at,
          sha256,
          audit_entry_id: entryId,
        })
        const addenda = await store.listAddenda(tx, row.id)
        const done = new Set(
          addenda.filter((each) => each.is_finding_done === 1).map((each) => each.finding_id),
        )
        const open = findings.filter((finding) => finding.state === 'open' && !done.has(finding.findingId))
        await change(tx, row, { open_findings: open.length })
      })
    },
  }
}
export type ReviewSigning = ReturnType<typeof createReviewSigning>
