import type { FindingSeverity, FindingState, ReviewResult, ReviewState } from '@smartym/contract'

export interface ReviewRow {
  id: string
  company_id: string
  /** Calendar month in the company’s zone: `2026-10`. */
  month: string
  starts_at: number
  ends_at: number
  due_at: number
  state: ReviewState
  reviewer_id: string | null
  reviewer_name: string | null
  /** Acts of the reviewer in that month which somebody else must look at. */
  reviewer_acts: number
  /** JSON: `ReviewFigures`. */
  figures: string
  result: ReviewResult | null
  conclusion: string | null
  /** Why a second person gave it back. */
  return_reason: string | null
  findings: number
  open_findings: number
  /** Entries of the usage history in that month. */
  entries: number
  signed_at: number | null
  /** Counts up with each act. */
  revision: number
  created_at: number
  overdue_told_at: number | null
}

export interface ReviewFindingRow {
  id: string
  review_id: string
  severity: FindingSeverity
  body: string
  measure: string | null
  state: FindingState
  /** JSON list of ids of entries. */
  entry_ids: string
  created_at: number
}

export interface ReviewSignatureRow {
  review_id: string
  role: 'reviewer' | 'countersigner'
  account_id: string
  account_name: string
  note: string | null
  signed_at: number
  /** Canonical JSON of what was signed. */
  document: string
  /** Of the document, hex. */
  sha256: string
  /** The entry of the usage history that seals it. */
  audit_entry_id: string
}

export interface ReviewAddendumRow {
  id: string
  review_id: string
  body: string
  finding_id: string | null
  is_finding_done: number
  author_id: string
  author_name: string
  added_at: number
  sha256: string
  audit_entry_id: string
}

export interface ReviewsTables {
  reviews: ReviewRow
  review_findings: ReviewFindingRow
  review_signatures: ReviewSignatureRow
  review_addenda: ReviewAddendumRow
}
