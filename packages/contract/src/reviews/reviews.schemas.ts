import { type Static, Type } from 'typebox'
import { auditKinds } from '../audit/audit.ts'
import { auditFigures } from '../audit/audit.constants.ts'
import { Id } from '../ids.ts'
import { closed, Instant, named, nullable, oneOf, page, pageQuery, withTotal } from '../schema.ts'
import {
  findingSeverities,
  findingStates,
  maxFindingEntries,
  reviewResults,
  reviewStates,
} from './reviews.constants.ts'

const count = Type.Integer({ minimum: 0 })

/** One person's part in a figure. */
const PersonCount = Type.Object({
  accountId: Type.String(),
  name: nullable(Type.String()),
  entries: count,
})

/** What the usage history of a month comes to, as it was counted; a signed review keeps its own for ever. */
export const ReviewFigures = named(
  'ReviewFigures',
  Type.Object({
    countedAt: Instant,
    entries: count,
    /** People who acted. */
    people: count,
    kinds: Type.Array(Type.Object({ kind: oneOf(auditKinds), entries: count })),
    actions: Type.Array(Type.Object({ action: Type.String(), kind: oneOf(auditKinds), entries: count })),
    figures: Type.Array(Type.Object({ figure: oneOf(auditFigures), entries: count })),
    /** Who looked at, heard, took out or revealed most, and whoever did far more than usual. */
    lookers: Type.Array(
      Type.Object({
        ...PersonCount.properties,
        /** A month, over those earlier months in which the person had any; null without one. */
        earlierAverage: nullable(Type.Number()),
        isUnusual: Type.Boolean(),
      }),
    ),
    /** The months that the averages are of: three at most. */
    earlierMonths: Type.Array(Type.String()),
    outsideHours: Type.Array(PersonCount),
    administrators: Type.Array(PersonCount),
  }),
)
export type ReviewFigures = Static<typeof ReviewFigures>

const month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' })
const text = Type.String({ minLength: 5, maxLength: 2000 })

const Finding = {
  severity: oneOf(findingSeverities),
  text,
  /** What was done about it, or will be. */
  measure: nullable(Type.String({ maxLength: 2000 })),
  state: oneOf(findingStates),
  /** Entries of the usage history that it points at. */
  auditEntryIds: Type.Array(Id('auditEntry'), { maxItems: maxFindingEntries, uniqueItems: true }),
}
export const ReviewFinding = named(
  'ReviewFinding',
  Type.Object({ findingId: Id('reviewFinding'), ...Finding }),
)
export type ReviewFinding = Static<typeof ReviewFinding>

/** Who signed, and the SHA-256 (hex) over the canonical JSON (RFC 8785) of what was signed; the usage history seals it. */
export const ReviewSignature = named(
  'ReviewSignature',
  Type.Object({
    role: oneOf(['reviewer', 'countersigner']),
    accountId: Id('account'),
    name: Type.String(),
    note: nullable(Type.String()),
    signedAt: Instant,
    sha256: Type.String(),
    auditEntryId: Id('auditEntry'),
    /** What is kept still has this hash, and the usage history says the same; null once the history is past its retention. */
    isIntact: nullable(Type.Boolean()),
  }),
)
export type ReviewSignature = Static<typeof ReviewSignature>

/** What was added to a signed review. */
export const ReviewAddendum = named(
  'ReviewAddendum',
  Type.Object({
    addendumId: Id('reviewAddendum'),
    text: Type.String(),
    /** The finding that it is about. */
    findingId: nullable(Id('reviewFinding')),
    /** The finding's measure has been taken since. */
    isFindingDone: Type.Boolean(),
    authorName: Type.String(),
    at: Instant,
    sha256: Type.String(),
    auditEntryId: Id('auditEntry'),
  }),
)
export type ReviewAddendum = Static<typeof ReviewAddendum>

const Summary = {
  reviewId: Id('review'),
  /** Calendar month in the company's time zone: `2026-10`. */
  month,
  from: Instant,
  /** Exclusive. */
  to: Instant,
  dueAt: Instant,
  state: oneOf(reviewStates),
  /** Not signed, and its time is over. */
  isOverdue: Type.Boolean(),
  reviewerName: nullable(Type.String()),
  result: nullable(oneOf(reviewResults)),
  entries: count,
  findings: count,
  /** Findings whose measure has not been taken. */
  openFindings: count,
  signedAt: nullable(Instant),
  /** Goes with each act, which is refused when somebody else was quicker. */
  revision: Type.Integer({ minimum: 1 }),
}
export const ReviewSummary = named('ReviewSummary', Type.Object(Summary))
export type ReviewSummary = Static<typeof ReviewSummary>
export const ReviewDetail = named(
  'ReviewDetail',
  Type.Object({
    ...Summary,
    reviewerId: nullable(Id('account')),
    figures: ReviewFigures,
    findingList: Type.Array(ReviewFinding),
    conclusion: nullable(Type.String()),
    /** Changes, listens and reveals of the reviewer in that month: with any, a second person signs, too. */
    reviewerActs: count,
    /** Why a second person gave it back. */
    returnReason: nullable(Type.String()),
    signatures: Type.Array(ReviewSignature),
    addenda: Type.Array(ReviewAddendum),
    /** What the caller may do to it now. */
    mayTake: Type.Boolean(),
    mayEdit: Type.Boolean(),
    mayCountersign: Type.Boolean(),
    mayAddend: Type.Boolean(),
  }),
)
export type ReviewDetail = Static<typeof ReviewDetail>
export const ReviewPage = page('ReviewPage', ReviewSummary)

export const ListReviewsQuery = closed({
  ...pageQuery,
  ...withTotal,
  state: Type.Optional(oneOf(reviewStates)),
  /** Only those that are not signed though their time is over. */
  isOverdue: Type.Optional(Type.Boolean()),
})
export type ListReviewsQuery = Static<typeof ListReviewsQuery>
export const ReviewParams = closed({ reviewId: Id('review') })
export const FindingParams = closed({ reviewId: Id('review'), findingId: Id('reviewFinding') })
const revision = Type.Integer({ minimum: 1 })
export const ReviewRevision = closed({ revision })
export const WriteFindingRequest = closed({ revision, ...Finding })
export type WriteFindingRequest = Static<typeof WriteFindingRequest>
export const SignReviewRequest = closed({ revision, result: oneOf(reviewResults), conclusion: text })
export type SignReviewRequest = Static<typeof SignReviewRequest>
export const CountersignReviewRequest = closed({
  revision,
  note: Type.Optional(Type.String({ maxLength: 2000 })),
})
export const ReturnReviewRequest = closed({ revision, reason: text })
export const AddAddendumRequest = closed({
  text,
  findingId: Type.Optional(Id('reviewFinding')),
  isFindingDone: Type.Optional(Type.Boolean()),
})
export type AddAddendumRequest = Static<typeof AddAddendumRequest>
export const DownloadReviewRequest = closed({ reason: Type.String({ minLength: 5, maxLength: 500 }) })
