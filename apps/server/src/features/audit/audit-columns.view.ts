import type { AuditEntryResponse } from '@smartym/contract'
import {
  type ExportColumn,
  type ExportNote,
  periodNotes,
  type Say,
  type TimeText,
  wordOf,
} from '../../platform/exports/index.ts'
import type { AuditFilter } from './audit.view.ts'

/** The columns of the usage history as a file: all that an entry holds. */
export function auditColumns(say: Say, timeText: TimeText): readonly ExportColumn<AuditEntryResponse>[] {
  return [
    { title: say('console.field.at'), width: 20, cell: (entry) => timeText(entry.at) },
    {
      title: say('console.field.actor'),
      cell: (entry) => entry.actorName ?? say(`console.actor.${entry.actorKind}`),
    },
    { title: say('console.field.kind'), width: 12, cell: (entry) => say(`console.audit_kind.${entry.kind}`) },
    {
      title: say('console.field.action'),
      width: 26,
      cell: (entry) => wordOf(say, `console.audit_action.${entry.action}`, entry.action),
    },
    {
      title: say('console.field.object'),
      cell: (entry) => wordOf(say, `console.object.${entry.objectKind}`, entry.objectKind),
    },
    { title: say('console.field.subject'), width: 20, cell: (entry) => entry.subjectReference },
    {
      title: say('console.field.reason'),
      width: 40,
      cell: ({ reason }) => reason && wordOf(say, `console.listen_reason.${reason}`, reason),
    },
    { title: say('console.field.address'), cell: (entry) => entry.address },
    {
      title: say('console.audit.details'),
      width: 40,
      cell: ({ detail }) => (Object.keys(detail).length === 0 ? null : JSON.stringify(detail)),
    },
    { title: say('console.field.position'), width: 12, cell: (entry) => entry.position },
    {
      title: `${say('console.field.action')} (${say('console.audit.codes')})`,
      width: 28,
      cell: (entry) => entry.action,
    },
    {
      title: `${say('console.field.actor')} (${say('console.audit.codes')})`,
      width: 38,
      cell: (entry) => entry.actorId,
    },
    {
      title: `${say('console.field.object')} (${say('console.audit.codes')})`,
      width: 38,
      cell: (entry) => entry.objectId,
    },
    {
      title: `${say('console.field.device')} (${say('console.audit.codes')})`,
      width: 38,
      cell: (entry) => entry.deviceId,
    },
    { title: say('console.audit.codes'), width: 38, cell: (entry) => entry.auditEntryId },
  ]
}

/** The filter of the usage history in words. */
export function auditFilterNotes(say: Say, timeText: TimeText, filter: AuditFilter): readonly ExportNote[] {
  const { kind, figure, action, actorId, objectId, auditEntryId, subjectReference, address } = filter
  const notes: readonly (ExportNote | false)[] = [
    kind !== undefined && [say('console.field.kind'), say(`console.audit_kind.${kind}`)],
    figure !== undefined && [say('console.audit.figure'), say(`console.audit_figure.${figure}`)],
    action !== undefined && [
      say('console.field.action'),
      wordOf(say, `console.audit_action.${action}`, action),
    ],
    actorId !== undefined && [say('console.field.actor'), actorId],
    objectId !== undefined && [say('console.field.object'), objectId],
    auditEntryId !== undefined && [say('console.audit.one_entry'), auditEntryId],
    subjectReference !== undefined && [say('console.field.subject'), subjectReference],
    address !== undefined && [say('console.field.address'), address],
  ]
  return [...periodNotes(say, timeText, filter), ...notes.filter((note) => note !== false)]
}
