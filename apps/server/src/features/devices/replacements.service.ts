import type { Tx } from '../../platform/db/index.ts'
import type { AuditOrigin } from '../audit/index.ts'
import type { ListScope } from '../organization/index.ts'
import type { DeviceChanges } from './device-changes.service.ts'
import type { DeviceDesk } from './device-desk.service.ts'
import type { NewRegistrationCode, RegistrationCodes } from './registration/registration-codes.service.ts'
import type { RegisteredLines } from './registration/registration.service.ts'

export interface ReplacementsDeps {
  readonly desk: Pick<DeviceDesk, 'getDevice'>
  readonly changes: Pick<DeviceChanges, 'change'>
  readonly codes: Pick<RegistrationCodes, 'createRegistrationCode'>
  readonly lines: () => RegisteredLines | undefined
}

/** Who a phone was for, and so who its successor is for. */
export interface ReplacedDevice {
  readonly deviceId: string
  readonly agentId: string | null
  readonly orgUnitId: string | null
}

/** Somebody changes phones: the old one is given up and the new one takes its place (ADM-4). */
export function createReplacements({ desk, changes, codes, lines }: ReplacementsDeps) {
  return {
    /** Looked up before the transaction. Throws `devices.not_found`. */
    async findReplaced(scope: ListScope, deviceId: string): Promise<ReplacedDevice> {
      const { agentId, assignedAgentId, orgUnitId } = await desk.getDevice(scope, deviceId)
      return { deviceId, agentId: assignedAgentId ?? agentId, orgUnitId }
    },

    /**
     * The old phone's key is useless from here on; who brings the code gets its agent, unit and number, and needs no approval
     * any more. Throws `devices.state_conflict`.
     */
    async replace(
      tx: Tx,
      by: AuditOrigin,
      { deviceId, agentId, orgUnitId }: ReplacedDevice,
      reason: string,
    ): Promise<NewRegistrationCode> {
      await changes.change(tx, by, deviceId, 'reset', { reason })
      const lineId = await lines()?.findLineId(tx, deviceId)
      const owner = { agentId, orgUnitId, isPreapproved: true }
      return codes.createRegistrationCode(tx, by, { ...owner, ...(lineId !== undefined && { lineId }) })
    },
  }
}
export type Replacements = ReturnType<typeof createReplacements>
