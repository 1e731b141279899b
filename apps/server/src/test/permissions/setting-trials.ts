import type { Things } from './permission-world.ts'
import { exported, exportOf, get, list, listOf, post, reason, thing, type Trial } from './trial.ts'

const unitSettings = ({ orgUnitId }: Things) => get(`settings?level=org_unit&targetId=${orgUnitId}`)

/** Settings with their history, and what phones have of them. */
export const settingTrials = {
  getSettings: thing(unitSettings, unitSettings),
  previewSettingChange: thing(
    ({ orgUnitId }) =>
      post('settings/previews', {
        level: 'org_unit',
        targetId: orgUnitId,
        edits: [{ key: 'handset.wrapUpMs', value: 31_000 }],
      }),
    unitSettings,
  ),
  changeSettings: thing(
    ({ orgUnitId }) =>
      post('settings/changes', {
        level: 'org_unit',
        targetId: orgUnitId,
        version: 0,
        reason,
        edits: [{ key: 'handset.wrapUpMs', value: 32_000 }],
      }),
    unitSettings,
  ),
  listSettingChanges: listOf(
    ({ orgUnitId }) => `settings/changes?level=org_unit&targetId=${orgUnitId}`,
    ({ settingChangeId }) => settingChangeId,
  ),
  exportSettingChanges: {
    kind: 'list',
    probe: ({ orgUnitId }) => exported('settings/changes', { level: 'org_unit', targetId: orgUnitId }),
    /* Its last line is the heading, or a change with its time. */
    has: (answer) => /^\d{4}-/.test(answer.trimEnd().split('\n').at(-1) ?? ''),
  },
  undoSettingChange: thing(
    ({ settingChangeId }) => post(`settings/changes/${settingChangeId}/undo`, { reason }),
    unitSettings,
  ),
  exportSettingReceipts: exportOf('settings/receipts', ({ employeeNumber }) => employeeNumber),
  listSettingReceipts: list('settings/receipts?limit=200', ({ deviceId }) => deviceId),
  countSettingReceipts: {
    kind: 'list',
    probe: ({ orgUnitId }) => get(`settings/receipt-counts?orgUnitId=${orgUnitId}`),
    has: (answer) => Object.values(JSON.parse(answer) as Record<string, number>).some((count) => count > 0),
  },
} satisfies Readonly<Record<string, Trial>>
