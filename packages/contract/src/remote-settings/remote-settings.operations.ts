import { defineExport } from '../exports/exports.ts'
import { Id } from '../ids.ts'
import { defineOperation } from '../operation.ts'
import { closed } from '../schema.ts'
import {
  ChangeSettingsRequest,
  CountSettingReceiptsQuery,
  ListSettingChangesQuery,
  ListSettingReceiptsQuery,
  PreviewSettingChangeRequest,
  SettingCatalogueResponse,
  SettingChangePage,
  SettingChangePreview,
  SettingChangeResponse,
  SettingReceiptCounts,
  SettingReceiptPage,
  SettingsAtTargetResponse,
  SettingTarget,
  UndoSettingChangeRequest,
} from './remote-settings.schemas.ts'

const read = { tag: 'settings', permission: 'settings:read', auth: ['session', 'api_key'] } as const
const change = { tag: 'settings', permission: 'settings:change', auth: ['session', 'api_key'] } as const
/* A list of networks and one of reasons, in four languages. */
const changeLimitBytes = 256 * 1024

export const remoteSettingsErrors = {
  'settings.target_not_found': 404,
  'settings.change_not_found': 404,
  'settings.version_changed': 409,
  'settings.changed_since': 409,
  'settings.nothing_changed': 409,
} as const

const listSettingChanges = defineOperation({
  ...read,
  id: 'listSettingChanges',
  method: 'GET',
  path: '/api/v1/settings/changes',
  summary: 'Who changed what, when and why, newest first (MON-2)',
  query: ListSettingChangesQuery,
  responses: { 200: SettingChangePage },
  errors: [],
})

const listSettingReceipts = defineOperation({
  ...read,
  id: 'listSettingReceipts',
  method: 'GET',
  path: '/api/v1/settings/receipts',
  summary: 'What each phone should have, what it has, since when, and why not (MON-2)',
  query: ListSettingReceiptsQuery,
  responses: { 200: SettingReceiptPage },
  errors: [],
})

export const remoteSettingsOperations = {
  listSettingDefinitions: defineOperation({
    ...read,
    id: 'listSettingDefinitions',
    method: 'GET',
    path: '/api/v1/settings/catalogue',
    summary: 'Everything that can be set: form, range, default, where, and words in four languages (MON-2)',
    responses: { 200: SettingCatalogueResponse },
    errors: [],
  }),
  getSettings: defineOperation({
    ...read,
    id: 'getSettings',
    method: 'GET',
    path: '/api/v1/settings',
    summary: 'The values that count for the company, a unit or a phone, and where each comes from (MON-2)',
    query: closed(SettingTarget),
    responses: { 200: SettingsAtTargetResponse },
    errors: ['settings.target_not_found'],
  }),
  previewSettingChange: defineOperation({
    ...change,
    id: 'previewSettingChange',
    method: 'POST',
    path: '/api/v1/settings/previews',
    summary: 'Who would be affected by a change, from what to what; changes nothing (MON-2)',
    body: PreviewSettingChangeRequest,
    bodyLimitBytes: changeLimitBytes,
    responses: { 200: SettingChangePreview },
    errors: ['settings.target_not_found'],
  }),
  changeSettings: defineOperation({
    ...change,
    id: 'changeSettings',
    method: 'POST',
    path: '/api/v1/settings/changes',
    summary: 'Sets or takes away several values at once, when nobody was quicker (MON-2)',
    body: ChangeSettingsRequest,
    bodyLimitBytes: changeLimitBytes,
    responses: { 201: SettingChangeResponse },
    errors: ['settings.target_not_found', 'settings.version_changed', 'settings.nothing_changed'],
    idempotency: 'required',
  }),
  listSettingChanges,
  exportSettingChanges: defineOperation(
    defineExport(listSettingChanges, {
      id: 'exportSettingChanges',
      summary: 'The history of settings as a file (MON-2)',
      permission: 'settings:read',
    }),
  ),
  undoSettingChange: defineOperation({
    ...change,
    id: 'undoSettingChange',
    method: 'POST',
    path: '/api/v1/settings/changes/:settingChangeId/undo',
    summary: 'Takes a change back by a new one; refused when one of its values was changed since (MON-2)',
    params: closed({ settingChangeId: Id('settingChange') }),
    body: UndoSettingChangeRequest,
    responses: { 201: SettingChangeResponse },
    errors: ['settings.change_not_found', 'settings.changed_since', 'settings.nothing_changed'],
    idempotency: 'required',
  }),
  listSettingReceipts,
  exportSettingReceipts: defineOperation(
    defineExport(listSettingReceipts, {
      id: 'exportSettingReceipts',
      summary: 'What each phone should have and has, as a file (MON-2)',
      permission: 'settings:read',
    }),
  ),
  countSettingReceipts: defineOperation({
    ...read,
    id: 'countSettingReceipts',
    method: 'GET',
    path: '/api/v1/settings/receipt-counts',
    summary: 'How many phones have what they should have (MON-2)',
    query: CountSettingReceiptsQuery,
    responses: { 200: SettingReceiptCounts },
    errors: [],
  }),
}
