import type { SettingChangePreview, SettingLevel, SettingsAtTargetResponse } from '@smartym/contract'
import {
  effectiveValue,
  isSameValue,
  type SettingEdit,
  type SettingKey,
  settingsCatalogue,
  type SettingsPlace,
  type StoredValues,
} from '../settings/index.ts'

/** The company, a unit or a phone, with where it stands. */
export interface Target {
  readonly level: SettingLevel
  readonly targetId: string
  readonly name: string
  readonly place: SettingsPlace
}

/** A unit with its ids from the root down, and those who work in it. */
export interface UnitBelow {
  readonly orgUnitId: string
  readonly name: string
  readonly idsAbove: readonly string[]
  readonly agents: number
}

/** A phone, and whether somebody works on it. */
export interface DeviceBelow {
  readonly deviceId: string
  readonly name: string
  readonly orgUnitId: string | null
  readonly hasAgent: boolean
}

/** What stands under a target; a unit stands under itself, and so does a phone. */
export interface Below {
  readonly units: readonly UnitBelow[]
  readonly devices: readonly DeviceBelow[]
}

const shownOverrides = 20

const settingKeys = Object.keys(settingsCatalogue) as SettingKey[]

/** What is set once the edits are made. */
export function withEdits(
  stored: StoredValues,
  targetId: string,
  edits: readonly SettingEdit[],
): StoredValues {
  const own = new Map(stored.get(targetId))
  for (const { key, value } of edits) {
    if (value === undefined) own.delete(key)
    else own.set(key, value)
  }
  return new Map(stored).set(targetId, own)
}

function originOf(stored: StoredValues, { place, targetId, name }: Target, key: SettingKey, names: Names) {
  const { companyId, orgUnitIds = [], deviceId } = place
  if (deviceId !== undefined && stored.get(deviceId)?.has(key))
    return { level: 'device' as const, targetId: deviceId, name: deviceId === targetId ? name : null }
  const unit = orgUnitIds.findLast((orgUnitId) => stored.get(orgUnitId)?.has(key))
  if (unit !== undefined) return { level: 'org_unit' as const, targetId: unit, name: names.get(unit) ?? null }
  const level = stored.get(companyId)?.has(key) ? ('company' as const) : ('default' as const)
  return { level, targetId: null, name: null }
}

type Names = ReadonlyMap<string, string>

/** Every value that counts at a target, where it comes from, and how many below have their own. */
export function valuesAt(
  stored: StoredValues,
  target: Target,
  targetsBelow: ReadonlySet<string>,
  names: Names,
): SettingsAtTargetResponse['items'] {
  const overriding = [...stored].filter(([id]) => id !== target.targetId && targetsBelow.has(id))
  return settingKeys.map((key) => ({
    key,
    value: effectiveValue(stored, target.place, key),
    origin: originOf(stored, target, key, names),
    inherited: effectiveValue(withEdits(stored, target.targetId, [{ key }]), target.place, key),
    overriddenBelow: overriding.filter(([, values]) => values.has(key)).length,
  }))
}

function placesOf(target: Target, below: Below) {
  const { companyId } = target.place
  const above = new Map(below.units.map((unit) => [unit.orgUnitId, unit.idsAbove]))
  const ofUnit = (orgUnitId: string | null): SettingsPlace => {
    const orgUnitIds = orgUnitId === null ? undefined : above.get(orgUnitId)
    return { companyId, ...(orgUnitIds && { orgUnitIds }) }
  }
  return {
    units: below.units.map((unit) => ({ unit, place: ofUnit(unit.orgUnitId) })),
    devices: below.devices.map((device) => ({
      device,
      place:
        target.level === 'device' ? target.place : { ...ofUnit(device.orgUnitId), deviceId: device.deviceId },
    })),
  }
}

function overridesOf(stored: StoredValues, target: Target, below: Below, key: SettingKey) {
  const named = [
    ...below.units.map(({ orgUnitId, name }) => ({ level: 'org_unit' as const, targetId: orgUnitId, name })),
    ...below.devices.map(({ deviceId, name }) => ({ level: 'device' as const, targetId: deviceId, name })),
  ]
  return named.flatMap((one) => {
    const values = stored.get(one.targetId)
    return one.targetId !== target.targetId && values?.has(key) ? [{ ...one, value: values.get(key) }] : []
  })
}

/** Who is affected when the edits are made, and from what to what (MON-2). Values that stand so already are left out. */
export function previewOf(
  stored: StoredValues,
  target: Target,
  below: Below,
  edits: readonly SettingEdit[],
): Omit<SettingChangePreview, 'version'> {
  const next = withEdits(stored, target.targetId, edits)
  const places = placesOf(target, below)
  const affected = { orgUnits: new Set<UnitBelow>(), devices: new Set<DeviceBelow>() }
  const changes = edits.flatMap((edit) => {
    const key = edit.key as SettingKey
    if (isSameValue(stored.get(target.targetId)?.get(key), edit.value)) return []
    const isChanged = ({ place }: { place: SettingsPlace }) =>
      !isSameValue(effectiveValue(stored, place, key), effectiveValue(next, place, key))
    const units = places.units.filter(isChanged).map(({ unit }) => unit)
    const devices = places.devices.filter(isChanged).map(({ device }) => device)
    for (const unit of units) affected.orgUnits.add(unit)
    for (const device of devices) affected.devices.add(device)
    const overrides = overridesOf(stored, target, below, key)
    return [
      {
        key,
        before: effectiveValue(stored, target.place, key),
        after: effectiveValue(next, target.place, key),
        ...reachOf(target, units, devices),
        overriddenBelow: overrides.length,
        overrides: overrides.slice(0, shownOverrides),
      },
    ]
  })
  return { ...reachOf(target, [...affected.orgUnits], [...affected.devices]), changes }
}

/* Agents belong to units; a phone's setting reaches who works on it. */
function reachOf(target: Target, units: readonly UnitBelow[], devices: readonly DeviceBelow[]) {
  const agents =
    target.level === 'device'
      ? devices.filter(({ hasAgent }) => hasAgent).length
      : units.reduce((sum, unit) => sum + unit.agents, 0)
  return { orgUnits: units.length, devices: devices.length, agents }
}
