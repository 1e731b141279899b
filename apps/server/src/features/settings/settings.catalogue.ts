import {
  formApprovers,
  HandsetSettings,
  NotReadyReason,
  nullable,
  oneOf,
  recordingMedia,
  recordingModes,
  UploadAddress,
  UploadWindow,
} from '@smartym/contract'
import { type Static, Type } from 'typebox'
import { accountSettings } from './account-settings.ts'
import { customerSettings } from './customer-settings.ts'
import { inboundSettings } from './inbound-settings.ts'
import { listeningSettings } from './listening-settings.ts'
import { reviewSettings } from './review-settings.ts'
import { protectionSettings } from './protection-settings.ts'
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
  ...customerSettings,
  ...listeningSettings,
  ...reviewSettings,
  'consents.formApprovalSteps': setting({
    features: ['DIS-5'],
    schema: Type.Array(oneOf(formApprovers), { maxItems: formApprovers.length, uniqueItems: true }),
    default: ['team_manager', 'administrator'],
    levels: ofCompany,
    isSecurity: true,
  }),
  'handset.recordingMode': setting({
    features: ['REC-1', 'REC-2'],
    schema: oneOf(recordingModes),
    default: 'automatic',
    levels: everywhere,
    isOnHandset: true,
  }),
  'handset.recordingMedia': setting({
    features: ['REC-1'],
    schema: oneOf(recordingMedia),
    default: '3gp',
    levels: everywhere,
    isOnHandset: true,
  }),
  'handset.isRecordingRequired': setting({
    features: ['REC-7'],
    schema: Type.Boolean(),
    default: true,
    levels: everywhere,
    isSecurity: true,
    isOnHandset: true,
  }),
  'handset.wrapUpMs': setting({
    features: ['CTC-3'],
    schema: milliseconds,
    default: 30_000,
    levels: ofUnits,
    unit: 'ms',
    isOnHandset: true,
  }),
  'handset.isDispositionRequired': setting({
    features: ['CTC-7'],
    schema: Type.Boolean(),
    default: false,
    levels: ofUnits,
    isOnHandset: true,
  }),
  'handset.isNumberMasked': setting({
    features: ['SEC-12'],
    schema: Type.Boolean(),
    default: true,
    levels: everywhere,
    isSecurity: true,
    isOnHandset: true,
  }),
  'handset.isNameMasked': setting({
    features: ['SEC-12'],
    schema: Type.Boolean(),
    default: false,
    levels: ofUnits,
    isSecurity: true,
  }),
  'handset.notReadyReasons': setting({
    features: ['MON-5'],
    schema: Type.Array(NotReadyReason, { maxItems: 30 }),
    default: builtInReasons,
    levels: ofCompany,
    isOnHandset: true,
  }),
  'handset.isLiveUploadOn': setting({
    features: ['REC-9'],
    schema: Type.Boolean(),
    default: true,
    levels: everywhere,
    isOnHandset: true,
  }),
  'handset.uploadAddress': setting({
    features: ['UPL-3'],
    schema: nullable(UploadAddress),
    default: null,
    levels: ofCompany,
    isOnHandset: true,
    isSecurity: true,
  }),
  'handset.uploadNetwork': setting({
    features: ['UPL-1'],
    schema: HandsetSettings.properties.uploadNetwork,
    default: 'any',
    levels: everywhere,
    isOnHandset: true,
  }),
  'handset.uploadWindows': setting({
    features: ['UPL-1'],
    schema: Type.Array(UploadWindow, { maxItems: 12, uniqueItems: true }),
    default: [],
    levels: everywhere,
    isOnHandset: true,
  }),
  'handset.uploadSpreadMs': setting({
    features: ['UPL-1'],
    schema: Type.Integer({ minimum: 0, maximum: 4 * 60 * minute }),
    default: 20 * minute,
    levels: everywhere,
    unit: 'ms',
    isOnHandset: true,
  }),
  'handset.isSendNowAllowed': setting({
    features: ['UPL-1'],
    schema: Type.Boolean(),
    default: true,
    levels: everywhere,
    isOnHandset: true,
  }),
  'handset.lowSpaceBytes': setting({
    features: ['REC-7'],
    schema: Type.Integer({ minimum: 0 }),
    default: 100 * 1024 * 1024,
    levels: everywhere,
    unit: 'bytes',
    isOnHandset: true,
  }),
  'handset.lowBatteryPercent': setting({
    features: ['REC-7'],
    schema: Type.Integer({ minimum: 0, maximum: 100 }),
    default: 5,
    levels: everywhere,
    unit: 'percent',
    isOnHandset: true,
  }),
  'handset.maxClockOffsetMs': setting({
    features: ['MON-1'],
    schema: milliseconds,
    default: 5 * minute,
    levels: everywhere,
    unit: 'ms',
    isOnHandset: true,
  }),
  ...protectionSettings,
  ...inboundSettings,
  'agents.longCallMs': setting({
    features: ['MON-4'],
    schema: milliseconds,
    default: 10 * minute,
    levels: ofUnits,
    unit: 'ms',
  }),
  'agents.longWrapUpMs': setting({
    features: ['MON-4'],
    schema: milliseconds,
    default: 3 * minute,
    levels: ofUnits,
    unit: 'ms',
  }),
  'dialing.isForeignAllowed': setting({
    features: ['CTC-1'],
    schema: Type.Boolean(),
    default: false,
    levels: ofCompany,
    isSecurity: true,
  }),
  'devices.approval': setting({
    features: ['DIS-2'],
    schema: oneOf(['manual', 'listed']),
    default: 'manual',
    levels: ofCompany,
    isSecurity: true,
  }),
  'devices.isAssignmentBinding': setting({
    features: ['SEC-1'],
    schema: Type.Boolean(),
    default: false,
    levels: ofCompany,
    isSecurity: true,
  }),
  'devices.areEarlierRecordingsKept': setting({
    features: ['MON-3'],
    schema: Type.Boolean(),
    default: true,
    levels: ofCompany,
    isSecurity: true,
  }),
  'audit.retentionDays': setting({
    features: ['INT-4'],
    schema: Type.Integer({ minimum: 365, maximum: 3653 }),
    default: 730,
    levels: ofCompany,
    unit: 'days',
    isSecurity: true,
  }),
  'exports.maxRows': setting({
    features: ['ADM-1'],
    schema: Type.Integer({ minimum: 1000, maximum: 1_000_000 }),
    default: 100_000,
    levels: ofCompany,
    isSecurity: true,
  }),
} as const

export type SettingKey = keyof typeof settingsCatalogue
export type SettingValue<K extends SettingKey> = Static<(typeof settingsCatalogue)[K]['schema']>
