import { hash } from 'node:crypto'
import type { AuditFigure, ReviewFigures, ReviewFinding, ReviewResult, ReviewState } from '@smartym/contract'
import { canonicalize } from 'json-canonicalize'
import type { ReviewRow } from './reviews.table.ts'

/** What is done to a review. `hand_on` is the first of two signatures. */
export type ReviewAct = 'take' | 'edit' | 'sign' | 'hand_on' | 'countersign' | 'return' | 'addend'

/* Every way from one state to another; what is not here does not happen. `reviews.states.md` draws it. */
const transitions: Readonly<Record<ReviewState, Partial<Record<ReviewAct, ReviewState>>>> = {
  open: { take: 'in_review' },
  in_review: { take: 'in_review', edit: 'in_review', sign: 'signed', hand_on: 'countersigning' },
  countersigning: { countersign: 'signed', return: 'in_review' },
  signed: { addend: 'signed' },
}

/** The state after an act; undefined when it cannot be done to a review in this state. */
export function reviewStateAfter(state: ReviewState, act: ReviewAct): ReviewState | undefined {
  return transitions[state][act]
}

/** Whoever did any of these in the month does not review it alone. */
export const judgedFigures: readonly AuditFigure[] = [
  'reveals',
  'listens',
  'permission_changes',
  'administrator_changes',
]

const dayMs = 24 * 3_600_000

/* Who works on no day at all waits no longer. */
const longestRestDays = 31

/**
 * Until when a review is to be signed: so many days after its month, and to the end of the next day of work when nobody works on
 * the last of them. `isWorkdayAt` answers for the day of an instant.
 */
export function dueAtOf(endsAt: number, dueDays: number, isWorkdayAt: (at: number) => boolean): number {
  const dueAt = endsAt + dueDays * dayMs
  for (let rest = 0; rest < longestRestDays; rest += 1)
    if (isWorkdayAt(dueAt + rest * dayMs - 1)) return dueAt + rest * dayMs
  return dueAt
}

export function isOverdue({ state, due_at }: Pick<ReviewRow, 'state' | 'due_at'>, now: number): boolean {
  return state !== 'signed' && due_at <= now
}

/** A result speaks of findings when there are any, and only then. */
export function isResultFit(result: ReviewResult, findings: number): boolean {
  return (result === 'clean') === (findings === 0)
}

/** What a reviewer signs: the whole review, so that nobody needs the database to check it. */
export interface ReviewDocument {
  readonly format: 'smartym-review/1'
  readonly reviewId: string
  readonly companyId: string
  readonly month: string
  readonly from: string
  readonly to: string
  readonly dueAt: string
  readonly reviewer: { readonly accountId: string; readonly name: string; readonly acts: number }
  readonly figures: ReviewFigures
  readonly findings: readonly ReviewFinding[]
  readonly result: ReviewResult
  readonly conclusion: string
  readonly signedAt: string
}

/** What a second person signs: the first signature. */
export interface CountersignatureDocument {
  readonly format: 'smartym-review-countersignature/1'
  readonly reviewId: string
  /** Of the reviewer’s document. */
  readonly sha256: string
  readonly countersigner: { readonly accountId: string; readonly name: string }
  readonly note: string | null
  readonly signedAt: string
}

/** What is added to a signed review. */
export interface AddendumDocument {
  readonly format: 'smartym-review-addendum/1'
  readonly addendumId: string
  readonly reviewId: string
  /** Of the reviewer’s document. */
  readonly sha256: string
  readonly text: string
  readonly findingId: string | null
  readonly isFindingDone: boolean
  readonly author: { readonly accountId: string; readonly name: string }
  readonly at: string
}

/** A document as it is kept, in canonical JSON (RFC 8785), and the SHA-256 over it in hex. */
export function sealDocument(document: ReviewDocument | CountersignatureDocument | AddendumDocument): {
  readonly text: string
  readonly sha256: string
} {
  const text = canonicalize(document).toWellFormed()
  return { text, sha256: digestOf(text) }
}

export function digestOf(text: string): string {
  return hash('sha256', text, 'hex')
}
