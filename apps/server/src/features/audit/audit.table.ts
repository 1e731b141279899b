import type { AuditFigure, AuditKind } from '@smartym/contract'

export interface AuditEntryRow {
  id: string
  company_id: string
  at: number
  kind: AuditKind
  actor_kind: AuditActorKind
  actor_id: string
  actor_name: string | null
  address: string | null
  device_id: string | null
  action: string
  object_kind: string
  object_id: string | null
  subject_reference: string | null
  reason: string | null
  /** Canonical JSON of an object. */
  detail: string
  leaf_hash: Uint8Array
  /** Place in the Merkle log, counted from 0; null until it is appended. */
  position: number | null
}

export type AuditActorKind = 'account' | 'api_key' | 'device' | 'server'

/** Part of a company's entries of a calendar month in its zone. */
interface MonthSum {
  company_id: string
  /** `2026-10`. */
  month: string
  entries: number
}

/** All entries of a month, and those among them that are acts of anybody but the server itself. */
export interface AuditMonthRow extends MonthSum {
  acts: number
}

/** Entries of one actor and action in a month. */
export interface AuditMonthActRow extends MonthSum {
  actor_id: string
  actor_kind: AuditActorKind
  kind: AuditKind
  action: string
}

/** Entries of one actor that a figure counts in a month. */
export interface AuditMonthFigureRow extends MonthSum {
  figure: AuditFigure
  actor_id: string
  actor_kind: AuditActorKind
}

/** An entry that a figure counts. */
export interface AuditFigureEntryRow {
  company_id: string
  figure: AuditFigure
  at: number
  entry_id: string
}

export interface AuditTables {
  audit_entries: AuditEntryRow
  audit_log_heads: { name: string; tree_size: number; subtree_roots: Uint8Array }
  /** What is left of entries that were purged, a thousand a block. */
  audit_purged_blocks: {
    first_position: number
    leaf_hashes: Uint8Array
    last_at: number
    purged_at: number
  }
  audit_sink_progress: {
    name: string
    tree_size: number | null
    sent_at: number | null
    fault: string | null
    failing_since: number | null
  }
  /** How far the figures have been counted. */
  audit_figure_progress: {
    name: string
    /** Position of the last entry that is counted; -1 before the first. */
    counted_to: number
    /** Every entry before this instant is counted. */
    complete_until: number
  }
  audit_months: AuditMonthRow
  audit_month_acts: AuditMonthActRow
  audit_month_figures: AuditMonthFigureRow
  audit_figure_entries: AuditFigureEntryRow
  audit_checkpoints: { tree_size: number; root_hash: Uint8Array; note: string; signed_at: number }
}
