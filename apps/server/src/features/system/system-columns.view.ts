import type { SystemChangeResponse, SystemErrorResponse } from '@smartym/contract'
import { type ExportColumn, type Say, type TimeText, wordOf } from '../../platform/exports/index.ts'

function valueText(value: unknown): string {
  return value === undefined || value === null
    ? '-'
    : typeof value === 'string'
      ? value
      : JSON.stringify(value)
}

/** The columns of the list of errors as a file. */
export function errorColumns(say: Say, timeText: TimeText): readonly ExportColumn<SystemErrorResponse>[] {
  return [
    { title: say('console.field.at'), width: 20, cell: (row) => timeText(row.at) },
    { title: say('console.system.node'), cell: (row) => row.node },
    { title: say('console.system.what_failed'), width: 50, cell: (row) => row.message },
    { title: say('console.system.error_type'), width: 24, cell: (row) => row.errorType },
    { title: say('console.system.error_code'), width: 24, cell: (row) => row.errorCode },
    { title: say('console.system.places'), width: 60, cell: (row) => row.places.join(' < ') },
    { title: say('console.system.request_id'), width: 38, cell: (row) => row.requestId },
  ]
}

/** The columns of the changes as a file: one row an act, each value in a line of its own. */
export function changeColumns(say: Say, timeText: TimeText): readonly ExportColumn<SystemChangeResponse>[] {
  const each = (row: SystemChangeResponse, text: (value: SystemChangeResponse['values'][number]) => string) =>
    row.values.map(text).join('\n')
  return [
    { title: say('console.field.at'), width: 20, cell: (row) => timeText(row.at) },
    {
      title: say('console.field.actor'),
      cell: (row) => row.actorName ?? wordOf(say, `console.actor.${row.actorKind}`, row.actorKind),
    },
    {
      title: say('console.field.action'),
      width: 24,
      cell: (row) => wordOf(say, `console.audit_action.${row.action}`, row.action),
    },
    {
      title: say('console.field.object'),
      cell: (row) => wordOf(say, `console.object.${row.objectKind}`, row.objectKind),
    },
    {
      title: say('console.audit_detail.key'),
      width: 30,
      cell: (row) => each(row, ({ key }) => wordOf(say, `setting.${key}`, key)),
    },
    {
      title: say('console.audit_detail.before'),
      width: 24,
      cell: (row) => each(row, ({ before }) => valueText(before)),
    },
    {
      title: say('console.audit_detail.after'),
      width: 24,
      cell: (row) => each(row, ({ after }) => valueText(after)),
    },
    { title: say('console.field.reason'), width: 40, cell: (row) => row.reason },
  ]
}
