import type { ChangeLineRequest, LineChangeCause } from '@smartym/contract'
import { parsePhoneNumber } from '@smartym/rules/phone-numbers'
import type { Clock } from '../../platform/clock/index.ts'
import type { Tx } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import { showPhoneNumber } from '../accounts/index.ts'
import type { AuditAction, AuditOrigin, AuditRecorder } from '../audit/index.ts'
import type { DevicesSlice } from '../devices/index.ts'
import { lineNotFound, lineNumberInvalid } from './lines.errors.ts'
import type { LineColumns, LinesStore } from './lines.store.ts'
import type { LineRow } from './lines.table.ts'

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

const actions: Readonly<Record<LineChangeCause, AuditAction>> = {
  created: 'lines.created',
  changed: 'lines.changed',
  bound: 'lines.bound',
  unbound: 'lines.unbound',
  verified: 'lines.verified',
}

/** A number as a person typed it, E.164. Throws `lines.number_invalid`. */
export function parseLineNumber(text: string): string {
  const parsed = parsePhoneNumber(text)
  if (!parsed.ok) throw lineNumberInvalid()
  return parsed.e164
}

/* What the audit trail says of a line; a number stands there as everybody sees it. */
function toldOf({ phone_number, carrier, device_id, is_verified }: LineRow) {
  return {
    number: showPhoneNumber(phone_number).text,
    carrier,
    deviceId: device_id,
    isVerified: is_verified === 1,
  }
}

export function createLinesService({ store, devices, clock, ids, audit }: LinesDeps) {
  let tellMoved: (deviceId: string) => void = () => {}

  async function keepNumber(tx: Tx, deviceId: string, phoneNumber: string | null): Promise<void> {
    await devices.recordLineNumber(tx, deviceId, phoneNumber)
    tx.afterCommit(() => tellMoved(deviceId))
  }

  /* History and audit entry of one act. */
  async function record(
    tx: Tx,
    by: AuditOrigin,
    cause: LineChangeCause,
    { before, after }: { before?: LineRow; after: LineRow },
  ): Promise<void> {
    await store.insertChange(tx, {
      id: ids.next('lineChange'),
      company_id: after.company_id,
      line_id: after.id,
      cause,
      phone_number: after.phone_number,
      carrier: after.carrier,
      device_id: after.device_id,
      actor_id: by.actor.id,
      changed_at: clock.now(),
    })
    await audit.record(tx, {
      ...by,
      kind: 'change',
      action: actions[cause],
      object: { kind: 'line', id: after.id },
      detail: {
        ...(before !== undefined && { before: toldOf(before) }),
        after: toldOf(after),
        ...(after.device_id !== null && { deviceId: after.device_id }),
      },
    })
  }

  async function get(tx: Tx, companyId: string, lineId: string): Promise<LineRow> {
    const row = await store.find(tx, companyId, lineId)
    if (row === undefined) throw lineNotFound()
    return row
  }

  async function takeOut(tx: Tx, by: AuditOrigin, line: LineRow): Promise<LineRow> {
    if (line.device_id === null) return line
    const after = { ...line, device_id: null }
    await store.place(tx, line.id, null)
    await keepNumber(tx, line.device_id, null)
    await record(tx, by, 'unbound', { before: line, after })
    return after
  }

  async function putInto(tx: Tx, by: AuditOrigin, line: LineRow, deviceId: string): Promise<LineRow> {
    const there = await store.findIn(tx, deviceId)
    if (there !== undefined && there.id !== line.id) await takeOut(tx, by, there)
    if (line.device_id !== null && line.device_id !== deviceId) await keepNumber(tx, line.device_id, null)
    const after = { ...line, device_id: deviceId }
    await store.place(tx, line.id, deviceId)
    await keepNumber(tx, deviceId, line.phone_number)
    await record(tx, by, 'bound', { before: line, after })
    return after
  }

  async function write(tx: Tx, by: AuditOrigin, line: LineRow, asked: ChangeLineRequest): Promise<LineRow> {
    const columns: LineColumns = {}
    const number = asked.phoneNumber === undefined ? line.phone_number : parseLineNumber(asked.phoneNumber)
    if (number !== line.phone_number)
      Object.assign(columns, { phone_number: number, is_verified: 0, verified_at: null })
    if (asked.carrier !== undefined && asked.carrier !== line.carrier) columns.carrier = asked.carrier
    if (Object.keys(columns).length === 0) return line
    const after = { ...line, ...columns }
    await store.save(tx, line.id, columns)
    if (line.device_id !== null) await keepNumber(tx, line.device_id, after.phone_number)
    await record(tx, by, 'changed', { before: line, after })
    return after
  }

  return {
    /** Told of each phone whose line is another now, or has another number. */
    onMoved(listener: (deviceId: string) => void): void {
      tellMoved = listener
    },

    /** Throws `lines.number_in_use`. */
    async createLine(tx: Tx, by: AuditOrigin, line: NewLine): Promise<string> {
      const now = clock.now()
      const row: LineRow = {
        id: ids.next('line'),
        company_id: line.companyId,
        phone_number: line.phoneNumber,
        carrier: line.carrier,
        device_id: null,
        is_verified: line.isVerified ? 1 : 0,
        created_at: now,
        verified_at: line.isVerified ? now : null,
      }
      await store.insert(tx, row)
      await record(tx, by, 'created', { after: row })
      return row.id
    },

    /** Number, carrier, phone; what is absent stays. Throws `lines.not_found`, `number_invalid`, `number_in_use`. */
    async changeLine(tx: Tx, by: AuditOrigin, lineId: string, asked: ChangeLineRequest): Promise<void> {
      const written = await write(tx, by, await get(tx, by.companyId, lineId), asked)
      if (asked.deviceId === undefined || asked.deviceId === written.device_id) return
      if (asked.deviceId === null) await takeOut(tx, by, written)
      else await putInto(tx, by, written, asked.deviceId)
    },

    /** Throws `lines.not_found`. */
    async removeLine(tx: Tx, by: AuditOrigin, lineId: string): Promise<void> {
      const line = await takeOut(tx, by, await get(tx, by.companyId, lineId))
      await store.delete(tx, lineId)
      const object = { kind: 'line', id: lineId } as const
      const detail = { before: toldOf(line) }
      await audit.record(tx, { ...by, kind: 'change', action: 'lines.removed', object, detail })
    },

    /** The number has been shown to be this SIM's. */
    async recordVerified(tx: Tx, by: AuditOrigin, line: LineRow): Promise<void> {
      const columns = { is_verified: 1, verified_at: clock.now() }
      await store.save(tx, line.id, columns)
      await record(tx, by, 'verified', { before: line, after: { ...line, ...columns } })
    },

    /** Throws `lines.not_found`. */
    getLine: get,

    /** Throws `lines.not_found`. */
    async ensureLine(tx: Tx, companyId: string, lineId: string): Promise<void> {
      await get(tx, companyId, lineId)
    },

    /** Puts a SIM into a phone; what was in it is in none. Throws `lines.not_found`. */
    async bindLine(tx: Tx, by: AuditOrigin, lineId: string, deviceId: string): Promise<void> {
      await putInto(tx, by, await get(tx, by.companyId, lineId), deviceId)
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
export type LinesService = ReturnType<typeof createLinesService>
