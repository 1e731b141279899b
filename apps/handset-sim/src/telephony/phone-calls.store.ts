import type { CallEndCause } from '@smartym/handset-core'
import type { PhoneDatabase } from '../journal/phone-storage.ts'
import type { CallScript } from './callee.ts'

/** A call as the phone's system knows it, whether or not the app is running. Instants are true UTC ms. */
export interface PhoneCall {
  telephonyId: string
  /** The core's id, null until an incoming call is bound to one. */
  callId: string | null
  direction: 'outbound' | 'inbound'
  phoneNumber: string | null
  simId: string
  bootId: string
  script: CallScript
  placedAtMs: number
  ringingAtMs: number | null
  connectedAtMs: number | null
  endedAtMs: number | null
  endCause: CallEndCause | null
}

interface Row {
  telephony_id: string
  call_id: string | null
  direction: 'outbound' | 'inbound'
  phone_number: string | null
  sim_id: string
  boot_id: string
  script: string
  placed_at_wall_ms: number
  ringing_at_wall_ms: number | null
  connected_at_wall_ms: number | null
  ended_at_wall_ms: number | null
  end_cause: CallEndCause | null
}

export interface PhoneCallStore {
  save(call: PhoneCall): void
  findByCallId(callId: string): PhoneCall | undefined
  listRunning(): PhoneCall[]
  /** Newest first. */
  list(): PhoneCall[]
}

/** Calls kept for `inspect_call`; the phone's list is not for ever. */
const keptCalls = 200

export function createPhoneCallStore(database: PhoneDatabase): PhoneCallStore {
  const save = database.prepare(
    `insert or replace into phone_calls values (@telephony_id, @call_id, @direction, @phone_number, @boot_id, @script,
       @placed_at_wall_ms, @ringing_at_wall_ms, @connected_at_wall_ms, @ended_at_wall_ms, @end_cause, @sim_id)`,
  )
  const prune = database.prepare(
    `delete from phone_calls where ended_at_wall_ms is not null and telephony_id not in
       (select telephony_id from phone_calls order by placed_at_wall_ms desc limit ${keptCalls})`,
  )
  const findByCallId = database.prepare<[string], Row>('select * from phone_calls where call_id = ?')
  const listRunning = database.prepare<[], Row>('select * from phone_calls where ended_at_wall_ms is null')
  const list = database.prepare<[], Row>('select * from phone_calls order by placed_at_wall_ms desc')
  return {
    save(call) {
      save.run(toRow(call))
      if (call.endedAtMs !== null) prune.run()
    },
    findByCallId(callId) {
      const row = findByCallId.get(callId)
      return row && toCall(row)
    },
    listRunning: () => listRunning.all().map(toCall),
    list: () => list.all().map(toCall),
  }
}

function toRow(call: PhoneCall): Row {
  return {
    telephony_id: call.telephonyId,
    call_id: call.callId,
    direction: call.direction,
    phone_number: call.phoneNumber,
    sim_id: call.simId,
    boot_id: call.bootId,
    script: JSON.stringify(call.script),
    placed_at_wall_ms: call.placedAtMs,
    ringing_at_wall_ms: call.ringingAtMs,
    connected_at_wall_ms: call.connectedAtMs,
    ended_at_wall_ms: call.endedAtMs,
    end_cause: call.endCause,
  }
}

function toCall(row: Row): PhoneCall {
  return {
    telephonyId: row.telephony_id,
    callId: row.call_id,
    direction: row.direction,
    phoneNumber: row.phone_number,
    simId: row.sim_id,
    bootId: row.boot_id,
    script: JSON.parse(row.script) as CallScript,
    placedAtMs: row.placed_at_wall_ms,
    ringingAtMs: row.ringing_at_wall_ms,
    connectedAtMs: row.connected_at_wall_ms,
    endedAtMs: row.ended_at_wall_ms,
    endCause: row.end_cause,
  }
}
