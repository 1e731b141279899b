import type { IntegritySign } from '@smartym/contract'
import { isPhraseKey, phrase } from '@smartym/phrases'
import { isDistrusted } from '@smartym/rules/integrity'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { Jobs } from '../../platform/jobs/index.ts'
import type { AgentsSlice } from '../agents/index.ts'
import { type AuditRecorder, serverOrigin } from '../audit/index.ts'
import { type DevicesSlice, deviceStateConflict } from '../devices/index.ts'
import type { HandsetReportOf, ReportOrigin } from '../gateway/index.ts'
import { newIntegrityJob } from './jobs/follow-integrity.job.ts'

export interface IntegritiesDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly devices: Pick<DevicesSlice, 'recordIntegrity' | 'findIntegrity' | 'changeDevice'>
  readonly agents: Pick<AgentsSlice, 'endOnDevice'>
  readonly audit: AuditRecorder
}

function nameOf({ sign }: IntegritySign): string {
  const key = `setting_option.${sign}`
  return isPhraseKey(key) ? phrase('ko', key) : sign
}

/** Signs of tampering that phones report, and what follows by policy (SEC-10). */
export function createIntegrities({ db, jobs, devices, agents, audit }: IntegritiesDeps) {
  /* A phone that was tampered with is as good as lost: its key counts no more, and it is to erase everything. */
  async function giveUp(tx: Tx, companyId: string, deviceId: string, signs: readonly IntegritySign[]) {
    const reason = phrase('ko', 'protection.wipe_reason', { signs: signs.map(nameOf).join(', ') })
    await devices.changeDevice(tx, serverOrigin(companyId), deviceId, 'report_lost', { reason })
  }

  async function block(tx: Tx, companyId: string, deviceId: string, signs: readonly IntegritySign[]) {
    await agents.endOnDevice(tx, deviceId)
    const object = { kind: 'device', id: deviceId } as const
    const entry = { kind: 'change', action: 'protection.device_blocked', object } as const
    await audit.record(tx, { ...serverOrigin(companyId), ...entry, detail: { signs } })
  }

  return {
    async record(
      tx: Tx,
      { payload: { signs }, at, isClockSynchronised }: HandsetReportOf<'integrity.reported'>,
      { companyId, deviceId, receivedAt }: ReportOrigin,
    ): Promise<void> {
      const foundAt = isClockSynchronised ? Math.min(at, receivedAt) : receivedAt
      const before = await devices.recordIntegrity(tx, deviceId, { signs, at: foundAt })
      if (signs.length === 0 && before.length === 0) return
      await audit.record(tx, {
        companyId,
        actor: { kind: 'device', id: deviceId, name: null },
        address: null,
        deviceId,
        kind: 'change',
        action: 'protection.integrity_reported',
        object: { kind: 'device', id: deviceId },
        detail: { signs, before: before.map(({ sign }) => sign) },
      })
      await jobs.enqueue(tx, newIntegrityJob(companyId, deviceId))
    },

    /**
     * Does what the policy wants of a phone with these signs. A transaction reads no settings, so this comes after the report
     * is kept; until then the phone blocks itself, and signing in looks at the same signs. Done twice, it is done once.
     */
    async follow(companyId: string, deviceId: string): Promise<void> {
      const integrity = await devices.findIntegrity(deviceId)
      if (integrity === null || !isDistrusted(integrity.verdict)) return
      const act = integrity.verdict === 'wipe' ? giveUp : block
      try {
        await db.transaction((tx) => act(tx, companyId, deviceId, integrity.signs))
      } catch (error) {
        /* Lost, erased or replaced already: there is nothing left to be done. */
        if (!deviceStateConflict.is(error)) throw error
      }
    },
  }
}
export type Integrities = ReturnType<typeof createIntegrities>
