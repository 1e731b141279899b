import {
  AppLockPolicy,
  IntegrityPolicy,
  type IntegritySignKind,
  nullable,
  OwnRecordingsPolicy,
  ReauthenticationPolicy,
} from '@smartym/contract'
import { Type } from 'typebox'
import { setting } from './setting-definition.ts'

const everywhere = ['company', 'org_unit', 'device'] as const
const minute = 60_000
const hour = 60 * minute
const { mode, minLength, complexity, maxFailures } = AppLockPolicy.properties

/* What nobody meets on a phone that the company handed out. The rest is found on honest phones too. */
const blocking: IntegritySignKind[] = [
  'su_binary',
  'root_manager',
  'test_keys',
  'writable_system',
  'foreign_signature',
  'changed_code',
  'hooking_framework',
  'debugger_attached',
  'emulator',
]

/** How phones protect what is on them (SEC-4, SEC-5, SEC-10). */
export const protectionSettings = {
  'handset.appLockMode': setting({
    features: ['SEC-4'],
    schema: mode,
    default: 'off',
    levels: everywhere,
    isSecurity: true,
    isOnHandset: true,
  }),
  'handset.appLockIdleMs': setting({
    features: ['SEC-4'],
    schema: nullable(Type.Integer({ minimum: minute / 4, maximum: hour })),
    default: 3 * minute,
    levels: everywhere,
    unit: 'ms',
    isSecurity: true,
    isOnHandset: true,
  }),
  'handset.pinMinLength': setting({
    features: ['SEC-4'],
    schema: minLength,
    default: 6,
    levels: everywhere,
    unit: 'characters',
    isSecurity: true,
    isOnHandset: true,
  }),
  'handset.pinComplexity': setting({
    features: ['SEC-4'],
    schema: complexity,
    default: 'digits',
    levels: everywhere,
    isSecurity: true,
    isOnHandset: true,
  }),
  'handset.pinMaxFailures': setting({
    features: ['SEC-4'],
    schema: maxFailures,
    default: 5,
    levels: everywhere,
    isSecurity: true,
    isOnHandset: true,
  }),
  'handset.areBiometricsAllowed': setting({
    features: ['SEC-4'],
    schema: Type.Boolean(),
    default: true,
    levels: everywhere,
    isSecurity: true,
    isOnHandset: true,
  }),
  'handset.isDialingWhileLocked': setting({
    features: ['SEC-4', 'CTC-1'],
    schema: Type.Boolean(),
    default: true,
    levels: everywhere,
    isSecurity: true,
    isOnHandset: true,
  }),
  'handset.reauthenticationGraceMs': setting({
    features: ['SEC-5'],
    schema: Type.Integer({ ...ReauthenticationPolicy.properties.graceMs, maximum: hour }),
    default: 5 * minute,
    levels: everywhere,
    unit: 'ms',
    isSecurity: true,
    isOnHandset: true,
  }),
  'handset.isAppLockEnough': setting({
    features: ['SEC-5'],
    schema: Type.Boolean(),
    default: false,
    levels: everywhere,
    isSecurity: true,
    isOnHandset: true,
  }),
  'handset.areOwnRecordingsHeard': setting({
    features: ['REC-10', 'SEC-5'],
    schema: Type.Boolean(),
    default: false,
    levels: everywhere,
    isSecurity: true,
  }),
  'handset.isUploadByHand': setting({
    features: ['UPL-2'],
    schema: OwnRecordingsPolicy.properties.isUploadByHand,
    default: false,
    levels: everywhere,
    isSecurity: true,
    isOnHandset: true,
  }),
  'handset.isUnsentDeletionAllowed': setting({
    features: ['DEL-3'],
    schema: OwnRecordingsPolicy.properties.isUnsentDeletionAllowed,
    default: false,
    levels: everywhere,
    isSecurity: true,
    isOnHandset: true,
  }),
  'devices.integrityBlockSigns': setting({
    features: ['SEC-10'],
    schema: IntegrityPolicy.properties.blockSigns,
    default: blocking,
    levels: everywhere,
    isSecurity: true,
    isOnHandset: true,
  }),
  'devices.integrityWipeSigns': setting({
    features: ['SEC-10'],
    schema: IntegrityPolicy.properties.wipeSigns,
    default: [],
    levels: everywhere,
    isSecurity: true,
    isOnHandset: true,
  }),
  'devices.integrityBlockFromWeight': setting({
    features: ['SEC-10'],
    schema: IntegrityPolicy.properties.blockFromWeight,
    default: 150,
    levels: everywhere,
    isSecurity: true,
    isOnHandset: true,
  }),
} as const
