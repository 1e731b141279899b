/** The columns of the audit log that tests look at. */
export interface AuditTables {
  audit_entries: {
    id: string
    kind: string
    action: string
    actor_kind: string
    actor_id: string
    object_kind: string
    object_id: string
    device_id: string | null
    subject_reference: string | null
    detail: string
  }
}
