import type {
  ChangeDevicesResponse,
  DeviceAct,
  DeviceChangeResponse,
  DeviceDetail,
  ListDevicesQuery,
} from '@smartym/contract'
import type { Db } from '../../platform/db/index.ts'
import { changeEach } from '../../platform/errors/index.ts'
import type { AuditOrigin } from '../audit/index.ts'
import type { ListScope, OrganizationSlice } from '../organization/index.ts'
import type { DeviceChanges } from './device-changes.service.ts'
import type { DeviceIntegrities } from './device-integrity.service.ts'
import { deviceNotFound } from './devices.errors.ts'
import type { DevicesView } from './devices.view.ts'

export interface DeviceDeskDeps {
  readonly db: Pick<Db, 'transaction' | 'read'>
  readonly view: DevicesView
  readonly changes: DeviceChanges
  readonly integrities: Pick<DeviceIntegrities, 'judge'>
  readonly organization: Pick<OrganizationSlice, 'unitNames' | 'narrowScope'>
}

/** A phone as somebody reaches it. */
export interface DeskedDevice {
  readonly scope: ListScope
  readonly deviceId: string
}

/** What people see of phones and do to them; what their scope does not reach is not there. */
export function createDeviceDesk(deps: DeviceDeskDeps) {
  const { db, view, changes, integrities, organization } = deps

  async function getDevice(scope: ListScope, deviceId: string): Promise<DeviceDetail> {
    const found = await view.findDetail(scope, deviceId, await organization.unitNames(scope.companyId))
    if (found === undefined) throw deviceNotFound()
    return { ...found.detail, integrity: await integrities.judge(found.row) }
  }

  async function listDevices(scope: ListScope, { orgUnitId, ...query }: ListDevicesQuery) {
    const narrowed = await organization.narrowScope(scope, orgUnitId)
    return view.listDevices(narrowed, query, await organization.unitNames(scope.companyId))
  }

  return {
    getDevice,
    listDevices,

    async countDevices(
      scope: ListScope,
      { orgUnitId, ...filter }: ListDevicesQuery,
      limit: number,
    ): Promise<number> {
      return view.countDevices(await organization.narrowScope(scope, orgUnitId), filter, limit)
    },

    async unitName(companyId: string, orgUnitId: string | undefined): Promise<string | null> {
      if (orgUnitId === undefined) return null
      return (await organization.unitNames(companyId)).get(orgUnitId) ?? null
    },

    /** Throws `devices.not_found`. */
    async listChanges(scope: ListScope, deviceId: string): Promise<DeviceChangeResponse[]> {
      await getDevice(scope, deviceId)
      return view.listChanges(scope.companyId, deviceId)
    },

    /** Throws `devices.not_found`, `devices.state_conflict`. */
    async change(
      { scope, deviceId }: DeskedDevice,
      by: AuditOrigin,
      act: DeviceAct,
      reason: string | null,
    ): Promise<DeviceDetail> {
      await getDevice(scope, deviceId)
      await db.transaction((tx) => changes.change(tx, by, deviceId, act, { reason }))
      return getDevice(scope, deviceId)
    },

    /** Each phone by itself: one that cannot be changed holds up none of the others. */
    async changeMany(
      scope: ListScope,
      by: AuditOrigin,
      { act, deviceIds, reason }: { act: DeviceAct; deviceIds: readonly string[]; reason?: string },
    ): Promise<ChangeDevicesResponse> {
      return changeEach('deviceId', deviceIds, async (deviceId) => {
        await getDevice(scope, deviceId)
        await db.transaction((tx) => changes.change(tx, by, deviceId, act, { reason: reason ?? null }))
      })
    },
  }
}
export type DeviceDesk = ReturnType<typeof createDeviceDesk>
