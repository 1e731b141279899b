import type { DeviceIntegrity, IntegritySign } from '@smartym/contract'
import { isDistrusted, judgeIntegrity } from '@smartym/rules/integrity'
import { decodeJson, encodeJson, type Tx } from '../../platform/db/index.ts'
import type { OrganizationSlice } from '../organization/index.ts'
import type { SettingsSlice } from '../settings/index.ts'
import { deviceNotFound, deviceNotTrusted } from './devices.errors.ts'
import type { DevicesStore } from './devices.store.ts'
import type { IntegrityRow } from './devices.table.ts'

export interface DeviceIntegritiesDeps {
  readonly store: Pick<DevicesStore, 'findIntegrity' | 'lockIntegrity' | 'saveIntegrity'>
  readonly settings: Pick<SettingsSlice, 'integrityPolicy'>
  readonly organization: Pick<OrganizationSlice, 'idsAbove'>
}

/** What phones found on themselves, judged by the policy that counts for them now (SEC-10). */
export function createDeviceIntegrities({ store, settings, organization }: DeviceIntegritiesDeps) {
  async function judge(row: IntegrityRow): Promise<DeviceIntegrity | null> {
    const { id: deviceId, company_id: companyId, org_unit_id: orgUnitId } = row
    if (row.integrity_signs === null || row.integrity_reported_at === null) return null
    const orgUnitIds = orgUnitId === null ? [] : await organization.idsAbove(companyId, orgUnitId)
    const policy = await settings.integrityPolicy({ companyId, orgUnitIds, deviceId })
    const signs = decodeJson<IntegritySign[]>(row.integrity_signs)
    const reportedAt = new Date(row.integrity_reported_at).toISOString()
    return { verdict: judgeIntegrity(signs, policy), signs, reportedAt }
  }

  async function findIntegrity(deviceId: string): Promise<DeviceIntegrity | null> {
    const row = await store.findIntegrity(deviceId)
    return row === undefined ? null : judge(row)
  }

  return {
    judge,

    /** Keeps what a phone found; what was kept before. */
    async recordIntegrity(
      tx: Tx,
      deviceId: string,
      found: { readonly signs: readonly IntegritySign[]; readonly at: number },
    ): Promise<readonly IntegritySign[]> {
      const row = await store.lockIntegrity(tx, deviceId)
      if (row === undefined) throw deviceNotFound()
      const [integrity_signs, integrity_reported_at] = [encodeJson(found.signs), found.at]
      await store.saveIntegrity(tx, { ...row, integrity_signs, integrity_reported_at })
      return row.integrity_signs === null ? [] : decodeJson<IntegritySign[]>(row.integrity_signs)
    },

    /** What follows from it by the policy of now; null before the phone said anything. */
    findIntegrity,

    /** Throws `devices.not_trusted` when nobody may work on this phone. */
    async ensureTrusted(deviceId: string): Promise<void> {
      const integrity = await findIntegrity(deviceId)
      if (integrity !== null && isDistrusted(integrity.verdict)) throw deviceNotTrusted()
    },
  }
}
export type DeviceIntegrities = ReturnType<typeof createDeviceIntegrities>
