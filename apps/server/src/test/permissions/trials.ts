import type { operations } from '@smartym/contract'
import { formTrials } from './form-trials.ts'
import { keyTrials } from './key-trials.ts'
import type { Things } from './permission-world.ts'
import { lineTrials } from './line-trials.ts'
import { reviewTrials } from './review-trials.ts'
import { settingTrials } from './setting-trials.ts'
import { textTrials } from './text-trials.ts'
import {
  exportOf,
  exported,
  type Fresh,
  get,
  list,
  listOf,
  open,
  ownOnly,
  patch,
  phoneOnly,
  post,
  put,
  reason,
  remove,
  type TextOf,
  thing,
  type Trial,
  whole,
} from './trial.ts'

const device: TextOf = ({ deviceId }) => `devices/${deviceId}`
const call: TextOf = ({ callId }) => `calls/${callId}`
const recording: TextOf = ({ recordingId }) => `recordings/${recordingId}`
const agent: TextOf = ({ agentId }) => `agents/${agentId}`
const dialRequest: TextOf = ({ dialRequestId }) => `dial-requests/${dialRequestId}`
const consentText: TextOf = ({ consentTextId }) => `consent-texts/${consentTextId}`
const inFourLanguages = { ko: '동의', en: 'Consent', ja: '同意', zh: '同意' }
const read = (url: TextOf) => (things: Things) => get(url(things))

const accounts = () => get('accounts?limit=200')
const units = () => get('org-units')
const showsUnit = { shows: ({ orgUnitId }: Things) => orgUnitId }
const showsAccount = { shows: ({ accountId }: Things) => accountId }
const showsSpare = { shows: ({ spareAccountId }: Things) => spareAccountId }
const showsRole = { shows: ({ ownRoleId }: Things) => ownRoleId }
const roles = () => get('roles')
let made = 0
const newName = (): string => `${(made += 1)}`
const freshRole: Fresh = {
  probe: () => post('roles', { role: 'agent', name: `새 역할 ${newName()}`, grants: {} }),
  take: ({ ownRoleId }) => ({ ownRoleId: String(ownRoleId) }),
}
const freshAccount: Fresh = {
  probe: ({ orgUnitId }) =>
    post('accounts', { loginId: `spare-${newName()}`, name: '새 사람', role: 'agent', orgUnitId }),
  take: ({ account }) => ({ spareAccountId: (account as { accountId: string }).accountId }),
}
const freshMark: Fresh = {
  probe: (things) => post(`${recording(things)}/marks`, { atMs: 0, text: '확인' }),
  take: ({ markId }) => ({ markId: String(markId) }),
}
const freshAsset: Fresh = {
  probe: ({ assetNumber }) => post('listed-devices', { devices: [{ assetNumber }] }),
  take: () => ({}),
}
/** Refused for what it holds, by one who may send it. */
const emptyFile = Buffer.from('x\n').toString('base64')
const forManager = { witnessRole: 'manager' } as const

/** Every operation of the contract; one that is missing does not compile. */
export const trials: Readonly<Record<keyof typeof operations, Trial>> = {
  listAuditEntries: listOf(
    ({ accountId }) => `audit-entries?objectId=${accountId}`,
    ({ accountId }) => accountId,
  ),
  exportAuditEntries: exportOf('audit-entries', ({ deviceId }) => deviceId),
  listNotReadyReasons: whole(get('not-ready-reasons')),
  listSettingDefinitions: whole(get('settings/catalogue')),
  ...settingTrials,
  ...textTrials,
  listOrgUnits: list('org-units', ({ orgUnitId }) => orgUnitId),
  exportOrgUnits: exportOf('org-units', ({ orgUnitId }) => orgUnitId),
  countOrgUnitMembers: list('org-units/counts', ({ orgUnitId }) => orgUnitId),
  createOrgUnit: thing(
    ({ orgUnitId }) => post('org-units', { parentId: orgUnitId, kind: 'team', name: `새 팀 ${newName()}` }),
    units,
    showsUnit,
  ),
  changeOrgUnit: thing(
    ({ orgUnitId }) => patch(`org-units/${orgUnitId}`, { name: `팀 ${newName()}` }),
    units,
    showsUnit,
  ),
  listSignInOptions: open,
  signIn: open,
  getPendingSignIn: open,
  continueSignIn: open,
  cancelSignIn: open,
  showSecondFactor: open,
  requestSignInPasskey: open,
  beginSignInTotp: open,
  confirmSignInTotp: open,
  addSignInPasskey: open,
  changePendingPassword: open,
  startProviderSignIn: open,
  finishProviderSignIn: open,
  reauthenticate: ownOnly,
  requestReauthenticationPasskey: ownOnly,
  getOwnAccount: ownOnly,
  changeOwnPassword: ownOnly,
  beginTotp: ownOnly,
  confirmTotp: ownOnly,
  removeTotp: ownOnly,
  requestPasskey: ownOnly,
  addPasskey: ownOnly,
  removePasskey: ownOnly,
  renewRecoveryCodes: ownOnly,
  listOwnSignIns: ownOnly,
  listOwnSessions: ownOnly,
  endOtherSessions: ownOnly,
  endOwnSession: ownOnly,
  getSession: ownOnly,
  signOut: ownOnly,
  resetPassword: thing(({ spareAccountId }) => post(`accounts/${spareAccountId}/password-reset`), accounts, {
    ...showsSpare,
    isLast: true,
  }),
  resetSecondFactors: thing(
    ({ spareAccountId }) => remove(`accounts/${spareAccountId}/second-factors`),
    accounts,
    {
      ...showsSpare,
      isLast: true,
    },
  ),
  listRoles: list('roles', ({ ownRoleId }) => ownRoleId),
  exportRoles: exportOf('roles', ({ ownRoleId }) => ownRoleId),
  createOwnRole: whole(post('roles', { role: 'agent', name: '상담원 2', grants: {} })),
  changeOwnRole: thing(
    ({ ownRoleId }) => put(`roles/${ownRoleId}`, { name: ownRoleId, grants: {}, version: 1 }),
    roles,
    showsRole,
  ),
  assignOwnRole: thing(
    ({ spareAccountId, ownRoleId }) => put(`accounts/${spareAccountId}/own-role`, { ownRoleId }),
    accounts,
    { ...showsSpare, isLast: true },
  ),
  deleteOwnRole: thing(({ ownRoleId }) => remove(`roles/${ownRoleId}`), roles, {
    ...showsRole,
    fresh: freshRole,
  }),
  listAccounts: list('accounts?limit=200', ({ accountId }) => accountId),
  exportAccounts: exportOf('accounts', ({ employeeNumber }) => employeeNumber),
  createAccount: thing(
    ({ orgUnitId }) =>
      post('accounts', { loginId: `new-${newName()}`, name: '새 사람', role: 'agent', orgUnitId }),
    units,
    showsUnit,
  ),
  changeAccounts: {
    kind: 'list',
    probe: ({ spareAccountId, orgUnitId }) =>
      post('account-changes', { act: 'move', accountIds: [spareAccountId], orgUnitId }),
    has: (answer) => !answer.includes('accounts.not_found'),
  },
  getAccountImportTemplate: whole(get('account-imports/template?format=csv')),
  previewAccountImport: whole(post('account-imports/previews', { file: emptyFile, createsUnits: false })),
  importAccounts: whole(post('account-imports', { file: emptyFile, createsUnits: false, mode: 'all' })),
  getAccount: thing(({ accountId }) => get(`accounts/${accountId}`), accounts, showsAccount),
  changeAccount: thing(
    ({ spareAccountId }) => patch(`accounts/${spareAccountId}`, { name: '새 이름' }),
    accounts,
    showsSpare,
  ),
  deactivateAccount: thing(
    ({ spareAccountId }) => post(`accounts/${spareAccountId}/deactivation`, { reason }),
    accounts,
    { ...showsSpare, fresh: freshAccount },
  ),
  reactivateAccount: thing(
    ({ spareAccountId }) => post(`accounts/${spareAccountId}/reactivation`),
    accounts,
    { ...showsSpare, fresh: freshAccount },
  ),
  ...keyTrials,
  createBrowserToken: thing(({ agentId }) => post('browser-tokens', { agent: { agentId } }), read(agent)),
  createRegistrationCode: thing(({ agentId }) => post('device-registration-codes', { agentId }), read(agent)),
  getRegistrationCode: thing(
    ({ registrationCodeId }) => get(`device-registration-codes/${registrationCodeId}`),
    ({ registrationCodeId }) => get(`device-registration-codes/${registrationCodeId}`),
  ),
  createRegistrationChallenge: open,
  registerDevice: open,
  listListedDevices: list('listed-devices?limit=200', ({ assetNumber }) => assetNumber),
  importListedDevices: whole(post('listed-devices', { devices: [{ assetNumber: 'ASSET-NEW' }] })),
  removeListedDevice: thing(
    ({ assetNumber }) => remove(`listed-devices/${assetNumber}`),
    () => get('listed-devices?limit=200'),
    { shows: ({ assetNumber }) => assetNumber, fresh: freshAsset },
  ),
  exportListedDevices: exportOf('listed-devices', ({ assetNumber }) => assetNumber),
  removeListedDevices: {
    kind: 'list',
    probe: ({ assetNumber }) => post('listed-devices/removals', { assetNumbers: [assetNumber] }),
    has: (answer) => !answer.includes('devices.not_listed'),
  },
  listDevices: list('devices?limit=200', ({ deviceId }) => deviceId),
  exportDevices: exportOf('devices', ({ employeeNumber }) => employeeNumber),
  getDevice: thing(read(device), read(device)),
  listDeviceChanges: thing((things) => get(`${device(things)}/changes`), read(device)),
  changeDevice: thing((things) => post(`${device(things)}/changes`, { act: 'approve' }), read(device)),
  changeDevices: {
    kind: 'list',
    probe: ({ deviceId }) => post('device-changes', { act: 'approve', deviceIds: [deviceId] }),
    has: (answer) => !answer.includes('devices.not_found'),
  },
  replaceDevice: thing((things) => post(`${device(things)}/replacement`, { reason }), read(device), {
    isLast: true,
  }),
  reportDeviceLost: thing((things) => post(`${device(things)}/loss`, { reason }), read(device), {
    isLast: true,
  }),
  resetAppLock: thing((things) => post(`${device(things)}/app-lock-reset`, { reason }), read(device)),
  listLossReports: list('loss-reports?limit=200', ({ lossReportId }) => lossReportId),
  downloadLossReport: thing(
    ({ lossReportId }) => post(`loss-reports/${lossReportId}/document`),
    read(device),
  ),
  reportWiped: open,
  listConsentTexts: list('consent-texts?limit=200', ({ consentTextId }) => consentTextId),
  exportConsentTexts: whole(exported('consent-texts')),
  exportConsentPeople: {
    kind: 'list',
    probe: ({ consentTextId }) => exported(`consent-texts/${consentTextId}/people`),
    has: (answer, { employeeNumber }) => answer.includes(employeeNumber),
  },
  getConsentText: thing(read(consentText), read(consentText)),
  draftConsentText: whole(
    post('consent-texts', {
      kind: 'terms_of_use',
      isRequired: false,
      title: inFourLanguages,
      body: inFourLanguages,
    }),
  ),
  changeConsentText: thing((things) => patch(consentText(things), { isRequired: false }), read(consentText)),
  deleteConsentText: thing((things) => remove(consentText(things)), read(consentText)),
  publishConsentText: thing((things) => post(`${consentText(things)}/publication`), read(consentText)),
  retireConsentText: thing((things) => post(`${consentText(things)}/retirement`), read(consentText), {
    isLast: true,
  }),
  listConsentPeople: listOf(
    ({ consentTextId }) => `consent-texts/${consentTextId}/people?limit=200`,
    ({ accountId }) => accountId,
  ),
  listConsentDecisions: list('consent-decisions?limit=200', ({ accountId }) => accountId),
  exportConsentDecisions: exportOf('consent-decisions', ({ employeeNumber }) => employeeNumber),
  listOwnConsents: ownOnly,
  withdrawOwnConsent: ownOnly,
  listHandsetConsentTexts: phoneOnly,
  ...formTrials,
  ...reviewTrials,
  ...lineTrials,
  listCustomers: list('customers?limit=200', ({ customerReference }) => `"${customerReference}"`),
  listDispositions: whole(get('dispositions')),
  recordDisposition: thing((things) => put(`${call(things)}/disposition`, { code: 'promise' }), read(call)),
  listCalls: list('calls?limit=200', ({ callId }) => callId),
  exportCalls: exportOf('calls', ({ employeeNumber }) => employeeNumber),
  getCall: thing(read(call), read(call)),
  revealCallNumber: thing((things) => post(`${call(things)}/number-reveals`, {}), read(call)),
  revealCallName: thing((things) => post(`${call(things)}/name-reveals`, {}), read(call)),
  listAgents: list('agents?limit=200', ({ agentId }) => agentId),
  getAgent: thing(read(agent), read(agent)),
  forceAgentState: thing((things) => post(`${agent(things)}/state`, { state: 'available' }), read(agent)),
  listRecordings: list('recordings?limit=200', ({ recordingId }) => recordingId),
  exportRecordings: exportOf('recordings', ({ employeeNumber }) => employeeNumber),
  getRecording: thing(read(recording), read(recording)),
  createListenRequest: thing(
    (things) => post(`${recording(things)}/listen-requests`, { reason: 'quality', text: reason }),
    read(recording),
    forManager,
  ),
  listListenRequests: list('listen-requests?limit=200&mine=false', ({ listenRequestId }) => listenRequestId),
  decideListenRequest: thing(
    ({ listenRequestId }) => post(`listen-requests/${listenRequestId}/approval`, { decision: 'rejected' }),
    read(recording),
    forManager,
  ),
  listListenReasons: whole(get('listen-reasons')),
  createListenRequestSet: thing(
    ({ recordingId }) =>
      post('listen-requests', { recordingIds: [recordingId], reason: 'quality', text: reason }),
    read(recording),
    forManager,
  ),
  listListenRequestRecordings: thing(
    ({ listenRequestId }) => get(`listen-requests/${listenRequestId}/recordings`),
    read(recording),
    forManager,
  ),
  withdrawListenRequest: thing(
    ({ listenRequestId }) => post(`listen-requests/${listenRequestId}/withdrawal`, {}),
    read(recording),
    forManager,
  ),
  exportListenRequests: exportOf('listen-requests', ({ listenRequestId }) => listenRequestId),
  exportOwnListens: { kind: 'not tried', why: 'about the caller’s own calls' },
  listOwnListens: { kind: 'not tried', why: 'about the caller’s own calls' },
  listListenAlerts: whole(get('listen-alerts')),
  exportListenAlerts: whole(exported('listen-alerts')),
  closeListenAlert: { kind: 'not tried', why: 'an alert comes of unusual listening: listening/*.test.ts' },
  createListenGrant: thing(
    (things) =>
      post(`${recording(things)}/listen-grants`, { publicKey: `04${'ab'.repeat(64)}`, purpose: 'play' }),
    read(recording),
    forManager,
  ),
  readListenContent: { kind: 'not tried', why: 'a grant is its owner’s alone: listening/*.test.ts' },
  downloadRecording: thing(
    (things) => post(`${recording(things)}/downloads`, { reason: 'quality', text: reason }),
    read(recording),
    forManager,
  ),
  listMarks: thing((things) => get(`${recording(things)}/marks`), read(recording), forManager),
  createMark: thing(
    (things) => post(`${recording(things)}/marks`, { atMs: 0, text: '확인' }),
    read(recording),
    forManager,
  ),
  deleteMark: thing(
    (things) => remove(`${recording(things)}/marks/${things.markId}`),
    (things) => get(`${recording(things)}/marks`),
    { ...forManager, shows: ({ markId }) => markId, fresh: freshMark },
  ),
  createDialRequest: thing(
    ({ agentId }) => post('dial-requests', { agent: { agentId }, phoneNumber: '010-0000-9999' }),
    read(agent),
  ),
  getDialRequest: thing(read(dialRequest), read(dialRequest)),
  listDialRequests: list('dial-requests?limit=200', ({ dialRequestId }) => dialRequestId),
  cancelDialRequest: thing((things) => post(`${dialRequest(things)}/cancellation`), read(dialRequest)),
  getCallTrace: thing((things) => get(`${call(things)}/trace`), read(call)),
  watchBoard: { kind: 'whole', probe: get('board/stream'), isStream: true },
  streamEvents: { kind: 'whole', probe: get('events'), isStream: true },
  getSystemStatus: whole(get('system/status')),
  listSystemErrors: whole(get('system/errors')),
  exportSystemErrors: whole(exported('system/errors')),
  listSystemChanges: whole(get('system/changes')),
  exportSystemChanges: whole(exported('system/changes')),
  sendReports: phoneOnly,
  handsetSignIn: phoneOnly,
  handsetChangePassword: phoneOnly,
  handsetReauthenticate: phoneOnly,
  handsetSignOut: phoneOnly,
  fetchCommands: phoneOnly,
  listOwnRecordings: phoneOnly,
  saveRecordingMemo: phoneOnly,
  createOwnListenGrant: phoneOnly,
  readOwnListenContent: phoneOnly,
}
