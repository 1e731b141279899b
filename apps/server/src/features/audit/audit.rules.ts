import { hash } from 'node:crypto'
import type { AuditEntryRow } from './audit.table.ts'

/** The values of an entry, as the log covers them. */
export type AuditEntryValues = Omit<AuditEntryRow, 'leaf_hash' | 'position'>

/**
 * Canonical JSON (RFC 8785) of an entry: members in order, no spaces. `detail` is stored in canonical form and stands
 * here as it is, so that a change of its bytes is a change of the leaf.
 */
export function canonicalEntry(entry: AuditEntryValues): string {
  const s = JSON.stringify
  return (
    `{"action":${s(entry.action)},"actor":{"id":${s(entry.actor_id)},"kind":${s(entry.actor_kind)},"name":${s(entry.actor_name)}},` +
    `"address":${s(entry.address)},"at":${entry.at},"companyId":${s(entry.company_id)},"detail":${entry.detail},` +
    `"deviceId":${s(entry.device_id)},"id":${s(entry.id)},"kind":${s(entry.kind)},` +
    `"object":{"id":${s(entry.object_id)},"kind":${s(entry.object_kind)}},` +
    `"reason":${s(entry.reason)},"subjectReference":${s(entry.subject_reference)}}`
  )
}

/** RFC 6962 leaf hash: SHA-256(00 ‖ entry). */
export function leafHashOf(entry: AuditEntryValues): Buffer {
  return hash('sha256', `\0${canonicalEntry(entry)}`, 'buffer')
}

/** Text that both databases give back as it was: whole characters, at most `length` of them. */
export function fitText(text: string, length: number): string {
  return (text.length > length ? text.slice(0, length) : text).toWellFormed()
}
