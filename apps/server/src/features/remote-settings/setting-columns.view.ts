import type {
  ListSettingReceiptsQuery,
  SettingChangeResponse,
  SettingReceiptResponse,
} from '@smartym/contract'
import {
  type ExportColumn,
  type ExportNote,
  type Say,
  type TimeText,
  wordOf,
} from '../../platform/exports/index.ts'

type ChangedValue = SettingChangeResponse['values'][number]

/* What is not there is inherited. */
function valueText(say: Say, change: ChangedValue, one: 'before' | 'after'): string {
  const value = change[one]
  if (!(one in change)) return say('console.settings.inherited')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The columns of the history of settings as a file: a row a change, each value in a line of its own. */
export function settingChangeColumns(
  say: Say,
  timeText: TimeText,
): readonly ExportColumn<SettingChangeResponse>[] {
  const each = (row: SettingChangeResponse, text: (change: ChangedValue) => string) =>
    row.values.map(text).join('\n')
  return [
    { title: say('console.field.at'), width: 20, cell: (row) => timeText(row.changedAt) },
    { title: say('console.field.actor'), width: 14, cell: (row) => row.actorName },
    {
      title: say('console.settings.field.target'),
      width: 20,
      cell: (row) => (row.level === 'company' ? say('console.settings.whole_company') : row.targetName),
    },
    {
      title: say('console.settings.field.setting'),
      width: 30,
      cell: (row) => each(row, ({ key }) => wordOf(say, `setting.${key}`, key)),
    },
    {
      title: say('console.audit_detail.before'),
      width: 30,
      cell: (row) => each(row, (change) => valueText(say, change, 'before')),
    },
    {
      title: say('console.audit_detail.after'),
      width: 30,
      cell: (row) => each(row, (change) => valueText(say, change, 'after')),
    },
    { title: say('console.field.reason'), width: 40, cell: (row) => row.reason },
    {
      title: say('console.settings.undo'),
      width: 14,
      cell: ({ undoneById, undoesId }) =>
        undoneById !== null
          ? say('console.settings.was_undone')
          : undoesId === null
            ? null
            : say('console.settings.is_undo'),
    },
  ]
}

/** The columns of what phones have of their settings as a file; `unitNames` by id. */
export function settingReceiptColumns(
  say: Say,
  timeText: TimeText,
  unitNames: ReadonlyMap<string, string>,
): readonly ExportColumn<SettingReceiptResponse>[] {
  return [
    { title: say('console.field.device'), width: 24, cell: (row) => row.model },
    { title: say('console.field.line'), width: 18, cell: (row) => row.lineNumber },
    { title: say('console.field.agent'), width: 14, cell: (row) => row.agentName },
    {
      title: say('console.field.org_unit'),
      width: 18,
      cell: (row) => unitNames.get(row.orgUnitId ?? '') ?? null,
    },
    {
      title: say('console.field.state'),
      width: 16,
      cell: (row) => say(`console.settings.receipt.${row.state}`),
    },
    { title: say('console.settings.field.wanted'), width: 10, cell: (row) => row.wantedVersion },
    { title: say('console.settings.field.applied'), width: 10, cell: (row) => row.appliedVersion },
    { title: say('console.settings.field.applied_at'), width: 20, cell: (row) => timeText(row.appliedAt) },
    { title: say('console.field.last_heartbeat'), width: 20, cell: (row) => timeText(row.lastHeartbeatAt) },
    {
      title: say('console.settings.field.unapplied'),
      width: 40,
      cell: ({ unapplied }) =>
        unapplied.map((name) => wordOf(say, `setting.handset.${name}`, name)).join('\n'),
    },
  ]
}

/** The filter of the list of receipts in words. */
export function settingReceiptNotes(
  say: Say,
  { state, orgUnitId }: ListSettingReceiptsQuery,
  unitNames: ReadonlyMap<string, string>,
): readonly ExportNote[] {
  const notes: readonly (ExportNote | false)[] = [
    orgUnitId !== undefined && [say('console.field.org_unit'), unitNames.get(orgUnitId) ?? ''],
    state !== undefined && [say('console.field.state'), say(`console.settings.receipt.${state}`)],
  ]
  return notes.filter((note) => note !== false)
}
