import type { SettingLevel } from '@smartym/contract'
import type { Db } from '../../platform/db/index.ts'
import { type AccountsTables, showPhoneNumber } from '../accounts/index.ts'
import type { DevicesTables } from '../devices/index.ts'
import { type ListScope, type OrganizationSlice, whereInScope } from '../organization/index.ts'
import { settingTargetNotFound } from './remote-settings.errors.ts'
import type { Below, DeviceBelow, Target, UnitBelow } from './remote-settings.rules.ts'

export interface SettingTargetsDeps {
  readonly db: Pick<Db, 'read'>
  readonly organization: Pick<OrganizationSlice, 'getCompany' | 'listOrgUnits' | 'idsAbove' | 'subtreeIds'>
}

interface DeviceNames {
  readonly model: string
  readonly line_number: string | null
}

/** A phone as people call it: its model, and the masked number of its SIM. */
export function deviceName({ model, line_number }: DeviceNames): string {
  return line_number === null ? model : `${model} (${showPhoneNumber(line_number).text})`
}

/** Finds what settings are set for, as far as a caller reaches, and what stands below it. */
export function createSettingTargets({ db, organization }: SettingTargetsDeps) {
  const devicesIn = (scope: ListScope) =>
    whereInScope(db.read<DevicesTables>().selectFrom('devices'), scope, {
      companyId: 'devices.company_id',
      orgUnitId: 'devices.org_unit_id',
      agentId: 'devices.agent_id',
    }).select(['id', 'model', 'line_number', 'org_unit_id', 'agent_id'])

  async function deviceTarget(scope: ListScope, deviceId: string): Promise<Target> {
    const device = await devicesIn(scope).where('id', '=', deviceId).executeTakeFirst()
    if (device === undefined) throw settingTargetNotFound()
    const { companyId } = scope
    const orgUnitIds =
      device.org_unit_id === null ? [] : await organization.idsAbove(companyId, device.org_unit_id)
    const place = { companyId, orgUnitIds, deviceId }
    return { level: 'device', targetId: deviceId, name: deviceName(device), place }
  }

  async function unitTarget(scope: ListScope, orgUnitId: string): Promise<Target> {
    const units = scope.agentId === null ? await organization.listOrgUnits(scope) : []
    const unit = units.find((one) => one.orgUnitId === orgUnitId)
    if (unit === undefined) throw settingTargetNotFound()
    const { companyId } = scope
    const place = { companyId, orgUnitIds: await organization.idsAbove(companyId, orgUnitId) }
    return { level: 'org_unit', targetId: orgUnitId, name: unit.name, place }
  }

  async function unitsBelow({ level, targetId, place }: Target): Promise<UnitBelow[]> {
    if (level === 'device') return []
    const all = await organization.listOrgUnits({ ...wholeCompany(place.companyId) })
    const subtree =
      level === 'company' ? null : new Set(await organization.subtreeIds(place.companyId, targetId))
    const agents = await db
      .read<AccountsTables>()
      .selectFrom('accounts')
      .select((eb) => ['org_unit_id', eb.fn.countAll<number | string | bigint>().as('agents')])
      .where('company_id', '=', place.companyId)
      .where('agent_id', 'is not', null)
      .groupBy('org_unit_id')
      .execute()
    const agentsOf = new Map(agents.map((row) => [row.org_unit_id, Number(row.agents)]))
    return all
      .filter(({ orgUnitId }) => subtree?.has(orgUnitId) ?? true)
      .map(({ orgUnitId, name, path }) => ({
        orgUnitId,
        name,
        idsAbove: path.split('/').filter((id) => id !== ''),
        agents: agentsOf.get(orgUnitId) ?? 0,
      }))
  }

  async function devicesBelow(target: Target): Promise<DeviceBelow[]> {
    const { level, targetId, place } = target
    const company = wholeCompany(place.companyId)
    const orgUnitIds = level === 'org_unit' ? await organization.subtreeIds(place.companyId, targetId) : null
    const devices = devicesIn({ ...company, orgUnitIds })
    const rows = await (level === 'device' ? devices.where('id', '=', targetId) : devices).execute()
    return rows.map((row) => ({
      deviceId: row.id,
      name: deviceName(row),
      orgUnitId: row.org_unit_id,
      hasAgent: row.agent_id !== null,
    }))
  }

  return {
    /**
     * What is to be looked at or, with `isChange`, changed: the company by those who reach all of it. Throws
     * `settings.target_not_found` for what the scope does not reach.
     */
    async getTarget(
      scope: ListScope,
      { level, targetId }: { level: SettingLevel; targetId?: string },
      { isChange }: { isChange: boolean },
    ): Promise<Target> {
      const { companyId } = scope
      if (level === 'company') {
        const isWhole = scope.orgUnitIds === null && scope.agentId === null
        if (targetId !== undefined || (isChange && !isWhole)) throw settingTargetNotFound()
        const { name } = await organization.getCompany(companyId)
        return { level, targetId: companyId, name, place: { companyId } }
      }
      if (targetId === undefined) throw settingTargetNotFound()
      return level === 'device' ? deviceTarget(scope, targetId) : unitTarget(scope, targetId)
    },

    async below(target: Target): Promise<Below> {
      return { units: await unitsBelow(target), devices: await devicesBelow(target) }
    },

    /** Ids of everything below a target. */
    async idsBelow(target: Target): Promise<ReadonlySet<string>> {
      const [units, devices] = await Promise.all([unitsBelow(target), devicesBelow(target)])
      return new Set([...units.map(({ orgUnitId }) => orgUnitId), ...devices.map(({ deviceId }) => deviceId)])
    },
  }
}
export type SettingTargets = ReturnType<typeof createSettingTargets>

function wholeCompany(companyId: string): ListScope {
  return { companyId, orgUnitIds: null, agentId: null }
}
