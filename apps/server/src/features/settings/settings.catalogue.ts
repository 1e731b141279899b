import {
  HandsetSettings,
  NotReadyReason,
  oneOf,
  recordingMedia,
  recordingModes,
  roles,
} from '@smartym/contract'
import { type Static, Type } from 'typebox'
import { accountSettings } from './account-settings.ts'
import { setting } from './setting-definition.ts'

const everywhere = ['company', 'org_unit', 'device'] as const
const ofUnits = ['company', 'org_unit'] as const
const ofCompany = ['company'] as const

const minute = 60_000
const milliseconds = Type.Integer({ minimum: 0, maximum: 24 * 60 * minute })

/** The two reasons that every company has; it may change their limits and add its own. */
const builtInReasons: NotReadyReason[] = [
  { code: 'break', name: { ko: '휴식', en: 'Break', ja: '休憩', zh: '休息' }, limitMs: 15 * minute },
  { code: 'training', name: { ko: '교육', en: 'Training', ja: '研修', zh: '培训' }, limitMs: null },
]

/** Everything that can be set, by key `<slice>.<name>`. */
export const settingsCatalogue = {
  ...accountSettings,
  'handset.recordingMode': setting({
    doc: 'Are calls recorded by themselves, or when the agent starts it (REC-1, REC-2)',
    schema: oneOf(recordingModes),
    default: 'automatic',
    levels: everywhere,
  }),
  'handset.recordingMedia': setting({
    doc: 'Sound format of recordings',
    schema: oneOf(recordingMedia),
    default: '3gp',
    levels: everywhere,
  }),
  'handset.isRecordingRequired': setting({
    doc: 'No recording, no call (REC-7)',
    schema: Type.Boolean(),
    default: true,
    levels: everywhere,
  }),
  'handset.wrapUpMs': setting({
    doc: 'Time for wrap-up after a call, milliseconds (CTC-3)',
    schema: milliseconds,
    default: 30_000,
    levels: ofUnits,
  }),
  'handset.isDispositionRequired': setting({
    doc: 'Wrap-up waits for a disposition (CTC-7)',
    schema: Type.Boolean(),
    default: false,
    levels: ofUnits,
  }),
  'handset.notReadyReasons': setting({
    doc: 'Reasons for not being ready, with their longest times in milliseconds (MON-5)',
    schema: Type.Array(NotReadyReason, { maxItems: 30 }),
    default: builtInReasons,
    levels: ofCompany,
  }),
  'handset.isLiveUploadOn': setting({
    doc: 'Recordings travel while the call runs (REC-9)',
    schema: Type.Boolean(),
    default: true,
    levels: everywhere,
  }),
  'handset.uploadNetwork': setting({
    doc: 'Networks over which recordings travel',
    schema: HandsetSettings.properties.uploadNetwork,
    default: 'any',
    levels: everywhere,
  }),
  'handset.lowSpaceBytes': setting({
    doc: 'Free storage under which a phone cannot record, bytes (REC-7)',
    schema: Type.Integer({ minimum: 0 }),
    default: 100 * 1024 * 1024,
    levels: everywhere,
  }),
  'handset.lowBatteryPercent': setting({
    doc: 'Charge under which a phone cannot record, percent (REC-7)',
    schema: Type.Integer({ minimum: 0, maximum: 100 }),
    default: 5,
    levels: everywhere,
  }),
  'handset.maxClockOffsetMs': setting({
    doc: 'How wrong a phone’s clock may be before it says so, milliseconds',
    schema: milliseconds,
    default: 5 * minute,
    levels: everywhere,
  }),
  'agents.longCallMs': setting({
    doc: 'A call of this length carries the flag long_call, milliseconds (MON-4)',
    schema: milliseconds,
    default: 10 * minute,
    levels: ofUnits,
  }),
  'agents.longWrapUpMs': setting({
    doc: 'Wrap-up of this length carries the flag long_wrap_up, milliseconds (MON-4)',
    schema: milliseconds,
    default: 3 * minute,
    levels: ofUnits,
  }),
  'dialing.isForeignAllowed': setting({
    doc: 'May numbers outside of Korea be called (CTC-1)',
    schema: Type.Boolean(),
    default: false,
    levels: ofCompany,
  }),
  'audit.retentionDays': setting({
    doc: 'Days for which the usage history is kept, a year at least; the longest of all companies counts (INT-4)',
    schema: Type.Integer({ minimum: 365, maximum: 3653 }),
    default: 730,
    levels: ofCompany,
  }),
  'exports.maxRows': setting({
    doc: 'Rows that one exported file may have (ADM-1)',
    schema: Type.Integer({ minimum: 1000, maximum: 1_000_000 }),
    default: 100_000,
    levels: ofCompany,
  }),
  'listening.rolesWithoutApproval': setting({
    doc: 'Roles that may listen within their scope without another’s approval (SEC-8)',
    schema: Type.Array(oneOf(roles), { maxItems: roles.length }),
    default: [],
    levels: ofCompany,
  }),
  'listening.requestLifeMs': setting({
    doc: 'How long a request to listen waits for a decision, milliseconds (SEC-8)',
    schema: milliseconds,
    default: 24 * 60 * minute,
    levels: ofCompany,
  }),
  'listening.approvalLifeMs': setting({
    doc: 'How long an approval holds, milliseconds (SEC-8)',
    schema: milliseconds,
    default: 60 * minute,
    levels: ofCompany,
  }),
  'listening.plays': setting({
    doc: 'How often an approved recording may be played (SEC-8)',
    schema: Type.Integer({ minimum: 1, maximum: 100 }),
    default: 3,
    levels: ofCompany,
  }),
  'listening.grantLifeMs': setting({
    doc: 'How long the keys of one playing are good for, milliseconds (SEC-7)',
    schema: milliseconds,
    default: 10 * minute,
    levels: ofCompany,
  }),
} as const

export type SettingKey = keyof typeof settingsCatalogue
export type SettingValue<K extends SettingKey> = Static<(typeof settingsCatalogue)[K]['schema']>
