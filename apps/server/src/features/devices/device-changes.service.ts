import type { DeviceAct, DeviceState } from '@smartym/contract'
import type { Clock } from '../../platform/clock/index.ts'
import type { Tx } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { AuditAction, AuditOrigin, AuditRecorder } from '../audit/index.ts'
import { restoresKey, revokesKey, stateAfter } from './device-states.rules.ts'
import { deviceNotFound, deviceStateConflict } from './devices.errors.ts'
import type { DeviceChangeColumns, DevicesStore } from './devices.store.ts'

/** A phone that has just been put into another state. */
export interface DeviceStateChange {
  readonly deviceId: string
  readonly companyId: string
  readonly act: DeviceAct
  readonly from: DeviceState
  readonly to: DeviceState
  /** Who worked on it until then, or for whom it was registered. */
  readonly agentId: string | null
  readonly reason: string | null
}

/** What other slices do about it, in the same transaction; it may throw, and then nothing is changed. */
export type DeviceChangeHandler = (tx: Tx, by: AuditOrigin, change: DeviceStateChange) => Promise<void>

export interface DeviceChangesDeps {
  readonly store: DevicesStore
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
  /** Told after the commit. */
  readonly onChanged: (deviceId: string, state: DeviceState) => void
}

const actions: Readonly<Record<DeviceAct, AuditAction>> = {
  approve: 'devices.approved',
  suspend: 'devices.suspended',
  resume: 'devices.resumed',
  reset: 'devices.reset',
  report_lost: 'devices.reported_lost',
  find: 'devices.found',
  confirm_wipe: 'devices.wiped',
}

export interface ActDetails {
  readonly reason?: string | null
  /** What the phone said that it erased. */
  readonly wiped?: { readonly recordings: number; readonly unsentReports: number }
}

/** Puts phones into other states: the one writer, by the one table. */
export function createDeviceChanges({ store, clock, ids, audit, onChanged }: DeviceChangesDeps) {
  const handlers: DeviceChangeHandler[] = []

  function columnsOf(act: DeviceAct, now: number, { wiped }: ActDetails): DeviceChangeColumns {
    if (revokesKey(act)) return { key_revoked_at: now, key_restored_at: null }
    if (restoresKey(act)) return { key_restored_at: now }
    return wiped === undefined ? {} : { wiped: JSON.stringify({ at: now, ...wiped }) }
  }

  return {
    /** Slices below say what they do about a change; in the order of their registration. */
    registerChangeHandler(handler: DeviceChangeHandler): void {
      handlers.push(handler)
    },

    /** Throws `devices.not_found`, or `devices.state_conflict` when the phone stands where this cannot be done. */
    async change(
      tx: Tx,
      by: AuditOrigin,
      deviceId: string,
      act: DeviceAct,
      details: ActDetails = {},
    ): Promise<DeviceStateChange> {
      const row = await store.findState(tx, by.companyId, deviceId)
      if (row === undefined) throw deviceNotFound()
      const from = row.state
      const to = stateAfter(from, act)
      const now = clock.now()
      const columns = columnsOf(act, now, details)
      if (to === undefined || !(await store.changeState(tx, { deviceId, from, to, now, columns })))
        throw deviceStateConflict({ state: from })
      const { reason = null, wiped } = details
      await store.insertChange(tx, {
        id: ids.next('deviceChange'),
        company_id: by.companyId,
        device_id: deviceId,
        from_state: from,
        to_state: to,
        cause: act,
        reason,
        actor_kind: by.actor.kind,
        actor_id: by.actor.id,
        changed_at: now,
      })
      const object = { kind: 'device', id: deviceId } as const
      const detail = { from, to, ...wiped }
      await audit.record(tx, { ...by, kind: 'change', action: actions[act], object, reason, detail })
      const agentId = row.agent_id ?? row.assigned_agent_id
      const change = { deviceId, companyId: by.companyId, act, from, to, agentId, reason }
      for (const handler of handlers) await handler(tx, by, change)
      tx.afterCommit(() => onChanged(deviceId, to))
      return change
    },
  }
}
export type DeviceChanges = ReturnType<typeof createDeviceChanges>
