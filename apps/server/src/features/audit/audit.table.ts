import type { AuditKind } from '@smartym/contract'

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
  audit_checkpoints: { tree_size: number; root_hash: Uint8Array; note: string; signed_at: number }
}
