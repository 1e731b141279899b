import type {
  ListReviewsQuery,
  ReviewAddendum,
  ReviewDetail,
  ReviewFigures,
  ReviewSignature,
  ReviewSummary,
} from '@smartym/contract'
import type { Clock } from '../../platform/clock/index.ts'
import { decodeJson } from '../../platform/db/index.ts'
import { type Caller, hasPermission } from '../../platform/http/index.ts'
import type { AccountsSlice } from '../accounts/index.ts'
import type { AuditOrigin, AuditSlice } from '../audit/index.ts'
import { reviewNotFound } from './reviews.errors.ts'
import { digestOf, isOverdue, type ReviewDocument, reviewStateAfter } from './reviews.rules.ts'
import { findingOf, type ReviewActor } from './review-acts.ts'
import type { ReviewAddendumRow, ReviewRow, ReviewSignatureRow } from './reviews.table.ts'
import type { ReviewsView, WholeReview } from './reviews.view.ts'

export interface ReviewsDeskDeps {
  readonly clock: Pick<Clock, 'now'>
  readonly view: ReviewsView
  readonly audit: Pick<AuditSlice, 'listEntries'>
  readonly accounts: Pick<AccountsSlice, 'listAccountsOfPerson'>
}

const isoOf = (at: number): string => new Date(at).toISOString()

/** Who acts on a review. */
export function reviewActorOf(caller: Caller, by: AuditOrigin): ReviewActor {
  return { by, accountId: caller.accountId ?? '', name: caller.name ?? '' }
}

function summaryOf(row: ReviewRow, now: number): ReviewSummary {
  return {
    reviewId: row.id,
    month: row.month,
    from: isoOf(row.starts_at),
    to: isoOf(row.ends_at),
    dueAt: isoOf(row.due_at),
    state: row.state,
    isOverdue: isOverdue(row, now),
    reviewerName: row.reviewer_name,
    result: row.result,
    entries: row.entries,
    findings: row.findings,
    openFindings: row.open_findings,
    signedAt: row.signed_at === null ? null : isoOf(row.signed_at),
    revision: row.revision,
  }
}

function addendumOf(row: ReviewAddendumRow): ReviewAddendum {
  return {
    addendumId: row.id,
    text: row.body,
    findingId: row.finding_id,
    isFindingDone: row.is_finding_done === 1,
    authorName: row.author_name,
    at: isoOf(row.added_at),
    sha256: row.sha256,
    auditEntryId: row.audit_entry_id,
  }
}

/** Reviews as people see them (ADM-5). A signed one is shown as it was signed, whatever the tables say by now. */
export function createReviewsDesk({ clock, view, audit, accounts }: ReviewsDeskDeps) {
  /* What the usage history says that was signed, by the id of its entry. */
  async function sealedDigests(companyId: string, reviewId: string): Promise<ReadonlyMap<string, unknown>> {
    const { items } = await audit.listEntries(companyId, {
      objectId: reviewId,
      actions: ['reviews.signed', 'reviews.countersigned'],
      limit: 200,
    })
    return new Map(items.map((entry) => [entry.auditEntryId, entry.detail['sha256']]))
  }

  function signatureOf(row: ReviewSignatureRow, sealed: ReadonlyMap<string, unknown>): ReviewSignature {
    const isUnchanged = digestOf(row.document) === row.sha256
    const told = sealed.get(row.audit_entry_id)
    return {
      role: row.role,
      accountId: row.account_id,
      name: row.account_name,
      note: row.note,
      signedAt: isoOf(row.signed_at),
      sha256: row.sha256,
      auditEntryId: row.audit_entry_id,
      isIntact: told === undefined && isUnchanged ? null : isUnchanged && told === row.sha256,
    }
  }

  function contentOf({ row, findings, signatures }: WholeReview) {
    const first = signatures.find(({ role }) => role === 'reviewer')
    if (first === undefined)
      return {
        figures: decodeJson<ReviewFigures>(row.figures),
        findingList: findings.map(findingOf),
        conclusion: row.conclusion,
      }
    const document = decodeJson<ReviewDocument>(first.document)
    return {
      figures: document.figures,
      findingList: [...document.findings],
      conclusion: document.conclusion,
    }
  }

  async function rightsOf(caller: Caller, row: ReviewRow) {
    const mayConduct = hasPermission(caller, 'reviews:conduct')
    const mayCountersign =
      hasPermission(caller, 'reviews:countersign') &&
      reviewStateAfter(row.state, 'countersign') !== undefined &&
      row.reviewer_id !== null
    const isOwn = row.reviewer_id === caller.accountId
    const isSame =
      mayCountersign &&
      (await accounts.listAccountsOfPerson(row.company_id, row.reviewer_id ?? '')).includes(
        caller.accountId ?? '',
      )
    return {
      mayTake: mayConduct && reviewStateAfter(row.state, 'take') !== undefined,
      mayEdit: mayConduct && isOwn && reviewStateAfter(row.state, 'edit') !== undefined,
      mayCountersign: mayCountersign && !isSame,
      mayAddend: mayConduct && reviewStateAfter(row.state, 'addend') !== undefined,
    }
  }

  return {
    async listReviews(companyId: string, query: ListReviewsQuery) {
      const now = clock.now()
      const { rows, ...page } = await view.listReviews(companyId, query, now)
      return { items: rows.map((row) => summaryOf(row, now)), ...page }
    },

    countReviews: (companyId: string, filter: ListReviewsQuery, limit: number): Promise<number> =>
      view.countReviews(companyId, filter, clock.now(), limit),

    async getReview(caller: Caller, reviewId: string): Promise<ReviewDetail> {
      const whole = await view.findReview(caller.companyId, reviewId)
      if (whole === undefined) throw reviewNotFound()
      const { row, signatures, addenda } = whole
      const sealed =
        signatures.length === 0 ? new Map<string, unknown>() : await sealedDigests(row.company_id, reviewId)
      return {
        ...summaryOf(row, clock.now()),
        reviewerId: row.reviewer_id,
        ...contentOf(whole),
        reviewerActs: row.reviewer_acts,
        returnReason: row.return_reason,
        signatures: signatures.map((signature) => signatureOf(signature, sealed)),
        addenda: addenda.map(addendumOf),
        ...(await rightsOf(caller, row)),
      }
    },
  }
}
export type ReviewsDesk = ReturnType<typeof createReviewsDesk>
