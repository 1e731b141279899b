import { Type, type Static } from 'typebox'
import { defineExport } from '../exports/exports.ts'
import { Id } from '../ids.ts'
import { defineOperation } from '../operation.ts'
import { closed, Instant, named, nullable, oneOf, page, pageQuery, withTotal } from '../schema.ts'
import { auditFigures } from './audit.constants.ts'

export const auditKinds = ['login', 'view', 'listen', 'download', 'change', 'reveal', 'refusal'] as const
export type AuditKind = (typeof auditKinds)[number]

/** Who, when, from where, what, on what, whose data, why (ADM-5). */
export const AuditEntryResponse = named(
  'AuditEntry',
  Type.Object({
    auditEntryId: Id('auditEntry'),
    /** Place in the Merkle log; null for the second before it is appended. */
    position: nullable(Type.Integer()),
    at: Instant,
    kind: oneOf(auditKinds),
    action: Type.String(),
    actorKind: oneOf(['account', 'api_key', 'device', 'server']),
    actorId: Type.String(),
    actorName: nullable(Type.String()),
    address: nullable(Type.String()),
    deviceId: nullable(Type.String()),
    objectKind: Type.String(),
    objectId: nullable(Type.String()),
    subjectReference: nullable(Type.String()),
    reason: nullable(Type.String()),
    detail: Type.Record(Type.String(), Type.Unknown()),
  }),
)
export type AuditEntryResponse = Static<typeof AuditEntryResponse>
export const ListAuditEntriesQuery = closed({
  ...pageQuery,
  ...withTotal,
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  kind: Type.Optional(oneOf(auditKinds)),
  actorId: Type.Optional(Type.String({ maxLength: 40 })),
  action: Type.Optional(Type.String({ maxLength: 100 })),
  objectId: Type.Optional(Type.String({ maxLength: 40 })),
  /** One entry. */
  auditEntryId: Type.Optional(Id('auditEntry')),
  /** Whose data: a customer's reference, whole. */
  subjectReference: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  /** What a monthly review counts; entries are found by it within minutes of the act. */
  figure: Type.Optional(oneOf(auditFigures)),
  /** Network address, whole. */
  address: Type.Optional(Type.String({ minLength: 2, maxLength: 80 })),
})
const listAuditEntries = defineOperation({
  id: 'listAuditEntries',
  method: 'GET',
  path: '/api/v1/audit-entries',
  tag: 'audit',
  summary: 'Usage history (ADM-5)',
  permission: 'audit:list',
  auth: ['session'],
  query: ListAuditEntriesQuery,
  responses: { 200: page('AuditEntryPage', AuditEntryResponse) },
  errors: [],
})

export const auditOperations = {
  listAuditEntries,
  exportAuditEntries: defineExport(listAuditEntries, {
    id: 'exportAuditEntries',
    summary: 'Usage history as a file (ADM-5)',
    permission: 'audit:export',
  }),
}
