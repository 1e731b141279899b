import type { Clock } from '../../platform/clock/index.ts'
import type { Tx } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { AuditOrigin, AuditRecorder } from '../audit/index.ts'
import type { DevicesSlice } from '../devices/index.ts'
import { lineNotFound } from './lines.errors.ts'
import type { LinesStore } from './lines.store.ts'

/** A SIM with its number. */
export interface Line {
  readonly lineId: string
  /** E.164. */
  readonly phoneNumber: string
  readonly carrier: string
  readonly deviceId: string | null
  readonly isVerified: boolean
}

export interface NewLine {
  readonly companyId: string
  /** E.164. */
  readonly phoneNumber: string
  readonly carrier: string
  /** Has it been shown that this SIM has this number. */
  readonly isVerified: boolean
}

export interface LinesDeps {
  readonly store: LinesStore
  readonly devices: Pick<DevicesSlice, 'recordLineNumber'>
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
}

export function createLinesService({ store, devices, clock, ids, audit }: LinesDeps) {
  return {
    async createLine(tx: Tx, by: AuditOrigin, line: NewLine): Promise<string> {
      const id = ids.next('line')
      await store.insert(tx, {
        id,
        company_id: line.companyId,
        phone_number: line.phoneNumber,
        carrier: line.carrier,
        device_id: null,
        is_verified: line.isVerified ? 1 : 0,
        created_at: clock.now(),
      })
      await audit.record(tx, {
        ...by,
        kind: 'change',
        action: 'lines.created',
        object: { kind: 'line', id },
      })
      return id
    },

    /** Throws `lines.not_found`. */
    async ensureLine(tx: Tx, companyId: string, lineId: string): Promise<void> {
      if ((await store.find(tx, companyId, lineId)) === undefined) throw lineNotFound()
    },

    /** Puts a SIM into a phone; one that was there before is in none. Throws `lines.not_found`. */
    async bindLine(tx: Tx, by: AuditOrigin, lineId: string, deviceId: string): Promise<void> {
      const line = await store.find(tx, by.companyId, lineId)
      if (line === undefined) throw lineNotFound()
      if (line.device_id !== null && line.device_id !== deviceId)
        await devices.recordLineNumber(tx, line.device_id, null)
      await store.bind(tx, lineId, deviceId)
      await devices.recordLineNumber(tx, deviceId, line.phone_number)
      await audit.record(tx, {
        ...by,
        kind: 'change',
        action: 'lines.bound',
        object: { kind: 'line', id: lineId },
        detail: { deviceId },
      })
    },

    findLineId: async (tx: Tx, deviceId: string): Promise<string | undefined> =>
      (await store.findIn(tx, deviceId))?.id,

    /** The SIM in a phone. */
    async lineOf(deviceId: string): Promise<Line | undefined> {
      const row = await store.findByDevice(deviceId)
      return (
        row && {
          lineId: row.id,
          phoneNumber: row.phone_number,
          carrier: row.carrier,
          deviceId: row.device_id,
          isVerified: row.is_verified === 1,
        }
      )
    },
  }
}
