import type { HandsetSettings, InboundPolicy, IntegrityPolicy, UploadSchedule } from '@smartym/contract'
import { canonicalize } from 'json-canonicalize'
import { type SettingKey, type SettingValue, settingsCatalogue } from './settings.catalogue.ts'

/** Where a value is asked for: the company, the units from the root down, the phone. */
export interface SettingsPlace {
  readonly companyId: string
  readonly orgUnitIds?: readonly string[]
  readonly deviceId?: string
}

/** What a company, its units and its phones have set, by target and key. */
export type StoredValues = ReadonlyMap<string, ReadonlyMap<string, unknown>>

/** Do two values say the same, in whatever order their members stand. Undefined is no value. */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined) return one === other
  return canonicalize(one) === canonicalize(other)
}

export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(settingsCatalogue, key)
}

/** The last version with something new for a phone at this place. */
export function wantedVersion(targetVersions: ReadonlyMap<string, number>, place: SettingsPlace): number {
  const targets = [place.companyId, ...(place.orgUnitIds ?? []), place.deviceId ?? '']
  return Math.max(...targets.map((target) => targetVersions.get(target) ?? 0))
}

/** The value that counts at a place: the phone's own, else the nearest unit's, else the company's, else the default. */
export function effectiveValue<K extends SettingKey>(
  stored: StoredValues,
  place: SettingsPlace,
  key: K,
): SettingValue<K> {
  const nearestFirst = [place.deviceId, ...(place.orgUnitIds ?? []).toReversed(), place.companyId]
  for (const target of nearestFirst) {
    const value = target === undefined ? undefined : stored.get(target)?.get(key)
    if (value !== undefined) return value as SettingValue<K>
  }
  return settingsCatalogue[key].default as SettingValue<K>
}

/** What follows from signs of tampering on a phone at this place (SEC-10). */
export function integrityPolicyOf(stored: StoredValues, place: SettingsPlace): IntegrityPolicy {
  return {
    blockSigns: effectiveValue(stored, place, 'devices.integrityBlockSigns'),
    wipeSigns: effectiveValue(stored, place, 'devices.integrityWipeSigns'),
    blockFromWeight: effectiveValue(stored, place, 'devices.integrityBlockFromWeight'),
  }
}

/** What is set about calls that come in; the words of texts and the company's clock are not settings (INB-1). */
function inboundOf(stored: StoredValues, place: SettingsPlace): Omit<InboundPolicy, 'text' | 'utcOffsetMs'> {
  return {
    rules: effectiveValue(stored, place, 'inbound.rules'),
    textIntervalMs: effectiveValue(stored, place, 'inbound.textIntervalMs'),
    textPartsADay: effectiveValue(stored, place, 'inbound.textPartsADay'),
    quietFrom: effectiveValue(stored, place, 'inbound.quietFrom'),
    quietTo: effectiveValue(stored, place, 'inbound.quietTo'),
  }
}

/** What of a phone's settings is set; what else it is told comes from those who know it. */
export type OwnHandsetSettings = Omit<
  HandsetSettings,
  'dispositions' | 'inbound' | 'lineNumber' | 'uploadSchedule'
> & {
  inbound: ReturnType<typeof inboundOf>
  uploadSchedule: Omit<UploadSchedule, 'utcOffsetMs'>
}

/** Everything a phone is told but for what is no setting: the company's dispositions and the words of its texts. */
export function handsetSettingsOf(
  stored: StoredValues,
  place: SettingsPlace,
  version: number,
): OwnHandsetSettings {
  const uploadAddress = effectiveValue(stored, place, 'handset.uploadAddress')
  return {
    ...(uploadAddress !== null && { uploadAddress }),
    version,
    recordingMode: effectiveValue(stored, place, 'handset.recordingMode'),
    recordingMedia: effectiveValue(stored, place, 'handset.recordingMedia'),
    isRecordingRequired: effectiveValue(stored, place, 'handset.isRecordingRequired'),
    wrapUpMs: effectiveValue(stored, place, 'handset.wrapUpMs'),
    isDispositionRequired: effectiveValue(stored, place, 'handset.isDispositionRequired'),
    isNumberMasked: effectiveValue(stored, place, 'handset.isNumberMasked'),
    notReadyReasons: effectiveValue(stored, place, 'handset.notReadyReasons'),
    isLiveUploadOn: effectiveValue(stored, place, 'handset.isLiveUploadOn'),
    uploadNetwork: effectiveValue(stored, place, 'handset.uploadNetwork'),
    lowSpaceBytes: effectiveValue(stored, place, 'handset.lowSpaceBytes'),
    lowBatteryPercent: effectiveValue(stored, place, 'handset.lowBatteryPercent'),
    maxClockOffsetMs: effectiveValue(stored, place, 'handset.maxClockOffsetMs'),
    appLock: {
      mode: effectiveValue(stored, place, 'handset.appLockMode'),
      idleMs: effectiveValue(stored, place, 'handset.appLockIdleMs'),
      minLength: effectiveValue(stored, place, 'handset.pinMinLength'),
      complexity: effectiveValue(stored, place, 'handset.pinComplexity'),
      maxFailures: effectiveValue(stored, place, 'handset.pinMaxFailures'),
      areBiometricsAllowed: effectiveValue(stored, place, 'handset.areBiometricsAllowed'),
      isDialingAllowed: effectiveValue(stored, place, 'handset.isDialingWhileLocked'),
    },
    reauthentication: {
      graceMs: effectiveValue(stored, place, 'handset.reauthenticationGraceMs'),
      isAppLockEnough: effectiveValue(stored, place, 'handset.isAppLockEnough'),
    },
    integrity: integrityPolicyOf(stored, place),
    inbound: inboundOf(stored, place),
    uploadSchedule: {
      windows: effectiveValue(stored, place, 'handset.uploadWindows'),
      spreadMs: effectiveValue(stored, place, 'handset.uploadSpreadMs'),
      isSendNowAllowed: effectiveValue(stored, place, 'handset.isSendNowAllowed'),
    },
    storedCopies: {
      areKept: effectiveValue(stored, place, 'handset.areStoredCopiesKept'),
      untilUsedPercent: effectiveValue(stored, place, 'handset.copiesUntilUsedPercent'),
      forDays: effectiveValue(stored, place, 'handset.copiesForDays'),
    },
    ownRecordings: {
      isUploadByHand: effectiveValue(stored, place, 'handset.isUploadByHand'),
      isUnsentDeletionAllowed: effectiveValue(stored, place, 'handset.isUnsentDeletionAllowed'),
    },
  }
}
