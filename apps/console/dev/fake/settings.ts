import type {
  SettingChangePreview,
  SettingChangeResponse,
  SettingDefinitionResponse,
  SettingReceiptResponse,
  SettingsAtTargetResponse,
} from '@smartym/contract'
import { phrase, type PhraseKey, phraseLanguages } from '@smartym/phrases'
import { orgUnits } from './people.ts'
import { idOf, iso } from './random.ts'
import { devices } from './devices.ts'
import { listenReasons } from './requests.ts'

function texts(key: PhraseKey): SettingDefinitionResponse['name'] {
  const each = phraseLanguages.map((language) => [language, phrase(language, key)])
  return Object.fromEntries(each) as SettingDefinitionResponse['name']
}

type Key = Extract<PhraseKey, `setting.${string}`> extends `setting.${infer K}` ? K : never

function definition(key: Key, more: Partial<SettingDefinitionResponse>): SettingDefinitionResponse {
  return {
    key,
    group: key.slice(0, key.indexOf('.')),
    name: texts(`setting.${key}`),
    help: texts(`setting_help.${key}`),
    featureIds: ['MON-2'],
    kind: 'integer',
    unit: null,
    isNullable: false,
    minimum: 0,
    maximum: null,
    maxItems: null,
    maxLength: null,
    pattern: null,
    options: [],
    default: null,
    levels: ['company'],
    isOnHandset: false,
    isSecurity: false,
    ...more,
  }
}

function options(...values: readonly string[]) {
  return values.map((value) => ({ value, name: texts(`setting_option.${value}` as PhraseKey) }))
}

const everywhere = ['company', 'org_unit', 'device'] as const
const ofPhones = { levels: [...everywhere], isOnHandset: true }
const policies = options('kr-financial-2018', 'asvs-2025')
const reasons = [
  { code: 'break', name: { ko: '휴식', en: 'Break', ja: '休憩', zh: '休息' }, limitMs: 900_000 },
  { code: 'training', name: { ko: '교육', en: 'Training', ja: '研修', zh: '培训' }, limitMs: null },
]
const listenRules = [
  { role: 'team_manager', condition: 'other_teams', days: null, approvers: 1 },
  { role: 'manager', condition: 'older', days: 90, approvers: 2 },
]
const networks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']

export const settingDefinitions: readonly SettingDefinitionResponse[] = [
  definition('handset.recordingMode', {
    ...ofPhones,
    kind: 'choice',
    options: options('automatic', 'manual'),
    default: 'automatic',
  }),
  definition('handset.isRecordingRequired', {
    ...ofPhones,
    kind: 'boolean',
    default: true,
    isSecurity: true,
  }),
  definition('handset.wrapUpMs', {
    unit: 'ms',
    default: 30_000,
    levels: ['company', 'org_unit'],
    isOnHandset: true,
  }),
  definition('handset.notReadyReasons', {
    kind: 'not_ready_reasons',
    default: reasons,
    isOnHandset: true,
  }),
  definition('handset.lowSpaceBytes', { ...ofPhones, unit: 'bytes', default: 104_857_600 }),
  definition('handset.lowBatteryPercent', { ...ofPhones, unit: 'percent', maximum: 100, default: 5 }),
  definition('accounts.passwordPolicy', {
    kind: 'choice',
    options: policies,
    default: 'kr-financial-2018',
    isSecurity: true,
  }),
  definition('accounts.passwordMaxAgeDays', { unit: 'days', isNullable: true, isSecurity: true }),
  definition('accounts.allowedNetworks', { kind: 'texts', default: networks, isSecurity: true }),
  definition('accounts.secondFactorRoles', {
    kind: 'choices',
    options: options('agent', 'team_manager', 'manager', 'administrator', 'auditor', 'integrator'),
    default: ['administrator'],
    isSecurity: true,
  }),
  definition('listening.rules', {
    kind: 'listen_rules',
    default: listenRules,
    levels: ['company', 'org_unit'],
    isSecurity: true,
  }),
  definition('listening.reasons', { kind: 'listen_reasons', default: listenReasons, isSecurity: true }),
  definition('listening.requestLifeMs', { unit: 'ms', default: 86_400_000, isSecurity: true }),
]

const setByCompany: Readonly<Record<string, unknown>> = { 'handset.wrapUpMs': 60_000 }

export function settingsAt(unit: string | undefined): SettingsAtTargetResponse {
  const level = unit === undefined ? 'company' : 'org_unit'
  return {
    level,
    ...(unit !== undefined && { targetId: unit }),
    name: orgUnits.find(({ orgUnitId }) => orgUnitId === unit)?.name ?? '한빛카드',
    version: 7,
    items: settingDefinitions.map(({ key, default: byDefault }) => ({
      key,
      value: setByCompany[key] ?? byDefault,
      origin: { level: key in setByCompany ? 'company' : 'default', targetId: null, name: null },
      inherited: byDefault,
      overriddenBelow: unit === undefined && key === 'handset.lowBatteryPercent' ? 2 : 0,
    })),
  }
}

export const settingPreview: SettingChangePreview = {
  version: 7,
  orgUnits: 6,
  devices: 214,
  agents: 198,
  changes: [
    {
      key: 'handset.lowBatteryPercent',
      before: 5,
      after: 20,
      orgUnits: 6,
      devices: 214,
      agents: 198,
      overriddenBelow: 2,
      overrides: [
        { level: 'org_unit', targetId: idOf('org', 8), name: '연체관리팀', value: 30 },
        { level: 'device', targetId: idOf('dev', 4), name: 'SM-A156N (010-****-1204)', value: 15 },
      ],
    },
  ],
}

function change(number: number, more: Partial<SettingChangeResponse>): SettingChangeResponse {
  return {
    settingChangeId: idOf('sch', number),
    level: 'company',
    targetId: idOf('com', 1),
    targetName: '한빛카드',
    version: number,
    changedAt: iso(Date.now() - (8 - number) * 5_400_000),
    actorName: '이도윤',
    reason: '상담 결과 입력 시간이 모자람',
    values: [{ key: 'handset.wrapUpMs', before: 30_000, after: 60_000 }],
    undoesId: null,
    undoneById: null,
    ...more,
  }
}

export const settingChanges: readonly SettingChangeResponse[] = [
  change(7, {}),
  change(6, {
    level: 'org_unit',
    targetName: '연체관리팀',
    reason: '충전기 교체 전까지',
    values: [
      { key: 'handset.lowBatteryPercent', after: 30 },
      { key: 'handset.recordingMode', before: 'manual' },
    ],
  }),
  change(5, { undoesId: idOf('sch', 4), reason: '잘못 바꿈' }),
  change(4, { undoneById: idOf('sch', 5), reason: null }),
]

const receiptStates = ['applied', 'waiting', 'offline', 'applied', 'not_possible', 'applied'] as const

export const settingReceipts: readonly SettingReceiptResponse[] = devices.map((device, at) => {
  const state = receiptStates[at % receiptStates.length] ?? 'applied'
  const isBehind = state === 'waiting' || state === 'offline'
  return {
    deviceId: device.deviceId,
    model: device.model,
    lineNumber: device.lineNumber,
    orgUnitId: idOf('org', 3),
    agentName: device.agentName,
    state,
    wantedVersion: 7,
    appliedVersion: isBehind ? 5 : 7,
    appliedAt: iso(Date.now() - 600_000 - at * 7_000),
    lastHeartbeatAt: device.lastHeartbeatAt,
    unapplied: state === 'not_possible' ? ['recordingMedia'] : [],
  }
})
