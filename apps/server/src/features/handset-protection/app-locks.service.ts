import type { DeviceDetail } from '@smartym/contract'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { AuditOrigin, AuditRecorder, NewAuditEntry } from '../audit/index.ts'
import type { DevicesSlice } from '../devices/index.ts'
import type { GatewaySlice, ReportOrigin } from '../gateway/index.ts'
import type { ListScope } from '../organization/index.ts'
import { agentUnknown, lockNotResettable } from './protection.errors.ts'
import type { ProtectionStore } from './protection.store.ts'

export interface AppLocksDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly store: Pick<ProtectionStore, 'findAgent'>
  readonly devices: Pick<DevicesSlice, 'getDevice'>
  readonly gateway: Pick<GatewaySlice, 'createCommand'>
  readonly audit: AuditRecorder
}

/* A phone that comes back from a holiday still hears of it. */
const resetLifeMs = 30 * 24 * 3_600_000

/** The lock of the app on phones (SEC-4): what became of it, and its reset. No PIN ever comes here. */
export function createAppLocks({ db, clock, store, devices, gateway, audit }: AppLocksDeps) {
  return {
    /** A phone says what its agent did to the lock. */
    async recordHappening(
      tx: Tx,
      { companyId, deviceId }: ReportOrigin,
      agentId: string,
      happening: Pick<NewAuditEntry, 'kind' | 'action' | 'detail'>,
    ): Promise<void> {
      const account = await store.findAgent(tx, companyId, agentId)
      if (account === undefined) throw agentUnknown()
      await audit.record(tx, {
        ...happening,
        companyId,
        actor: { kind: 'account', id: account.id, name: account.name },
        address: null,
        deviceId,
        object: { kind: 'device', id: deviceId },
      })
    },

    /** Has a phone forget its PIN. Throws `devices.not_found`, or `devices.state_conflict` for one that is out of use. */
    async reset(
      scope: ListScope,
      deviceId: string,
      by: AuditOrigin,
      reason: string | null,
    ): Promise<DeviceDetail> {
      const device = await devices.getDevice(scope, deviceId)
      const { state } = device
      if (state !== 'active' && state !== 'suspended') throw lockNotResettable({ state })
      const { companyId } = scope
      const notAfter = clock.now() + resetLifeMs
      await db.transaction(async (tx) => {
        await gateway.createCommand(tx, {
          companyId,
          deviceId,
          kind: 'reset_app_lock',
          payload: {},
          notAfter,
        })
        await audit.record(tx, {
          ...by,
          kind: 'change',
          action: 'protection.app_lock_reset',
          object: { kind: 'device', id: deviceId },
          reason,
        })
      })
      return device
    },
  }
}
export type AppLocks = ReturnType<typeof createAppLocks>
