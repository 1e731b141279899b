import type { AuditRecorder, NewAuditEntry } from '../features/audit/index.ts'

/** A recorder that keeps what it is told for a test to read. */
export function createRecordedAudit() {
  const entries: NewAuditEntry[] = []
  const audit: AuditRecorder = {
    async record(_tx, entry) {
      entries.push(entry)
      return 'aud_1'
    },
  }
  return { entries, audit }
}
