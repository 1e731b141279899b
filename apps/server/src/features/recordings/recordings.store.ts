import type { RecordingState } from '@smartym/contract'
import type { Kysely } from 'kysely'
import { isDuplicateKey, prepareQuery, type Tx } from '../../platform/db/index.ts'
import type { AccountsTables } from '../accounts/index.ts'
import type { CallsTables } from '../calls/index.ts'
import type { RecordingRow, RecordingsTables } from './recordings.table.ts'

/** What a recording takes from its call: as things stood when the call began. */
export type CallFacts = Pick<
  RecordingRow,
  | 'company_id'
  | 'call_id'
  | 'device_id'
  | 'org_unit_id'
  | 'agent_id'
  | 'agent_name'
  | 'employee_number'
  | 'extension'
  | 'api_key_id'
  | 'direction'
  | 'customer_number'
  | 'last4'
  | 'customer_name'
  | 'customer_reference'
  | 'started_at'
  | 'mode'
>

/** What becomes known of a recording as it goes on. */
export type RecordingChange = Partial<
  Omit<RecordingRow, 'id' | 'company_id' | 'call_id' | 'device_id' | 'is_marked'>
>

const findRecording = prepareQuery((db: Kysely<RecordingsTables>, p: { id: string }) =>
  db.selectFrom('recordings').selectAll().where('id', '=', p.id),
)

const nothingYet = {
  media: null,
  capture_method: null,
  duration_ms: null,
  lost_ms: null,
  end_reason: null,
  fault_code: null,
  size_bytes: null,
  device_seq: null,
  identity_block: null,
  seal_block: null,
  object_key: null,
  stored_at: null,
  rendition_state: 'none',
  rendition_fault: null,
  is_marked: 0,
} as const

export const recordingsStore = {
  async findRecording(tx: Tx, recordingId: string): Promise<RecordingRow | undefined> {
    const found = await findRecording.run(tx.on<RecordingsTables>(), { id: recordingId })
    return found.rows[0] as RecordingRow | undefined
  },

  /** False when it is there already. */
  async insertExpected(tx: Tx, recordingId: string, facts: CallFacts): Promise<boolean> {
    const row: RecordingRow = { ...nothingYet, ...facts, id: recordingId, state: 'expected' }
    try {
      await tx.on<RecordingsTables>().insertInto('recordings').values(row).execute()
      return true
    } catch (error) {
      if (isDuplicateKey(error)) return false
      throw error
    }
  },

  async saveFacts(tx: Tx, recordingId: string, facts: CallFacts): Promise<void> {
    await tx
      .on<RecordingsTables>()
      .updateTable('recordings')
      .set(facts)
      .where('id', '=', recordingId)
      .execute()
  },

  /** False when the recording is in none of these states any more. */
  async changeRecording(
    tx: Tx,
    recordingId: string,
    from: readonly RecordingState[],
    change: RecordingChange,
  ): Promise<boolean> {
    const { numUpdatedRows } = await tx
      .on<RecordingsTables>()
      .updateTable('recordings')
      .set(change)
      .where('id', '=', recordingId)
      .where('state', 'in', from)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  },

  /** False when something has been heard of it already. */
  async deleteExpected(tx: Tx, recordingId: string): Promise<boolean> {
    const { numDeletedRows } = await tx
      .on<RecordingsTables>()
      .deleteFrom('recordings')
      .where('id', '=', recordingId)
      .where('state', '=', 'expected')
      .executeTakeFirst()
    return numDeletedRows > 0n
  },

  /** What the call itself knows; undefined for a call that never began. */
  async findCallFacts(tx: Tx, callId: string): Promise<CallFacts | undefined> {
    const call = await tx
      .on<CallsTables>()
      .selectFrom('calls')
      .select([
        'company_id',
        'id as call_id',
        'device_id',
        'org_unit_id',
        'agent_id',
        'agent_name',
        'employee_number',
        'extension',
        'api_key_id',
        'direction',
        'customer_number',
        'last4',
        'customer_name',
        'customer_reference',
        'started_at',
        'recording_mode as mode',
      ])
      .where('id', '=', callId)
      .executeTakeFirst()
    return call
  },

  /** Name, employee number and extension of an agent. */
  async findAgent(
    tx: Tx,
    companyId: string,
    agentId: string,
  ): Promise<Pick<RecordingRow, 'agent_name' | 'employee_number' | 'extension'> | undefined> {
    return tx
      .on<AccountsTables>()
      .selectFrom('accounts')
      .select(['name as agent_name', 'employee_number', 'extension'])
      .where('company_id', '=', companyId)
      .where('agent_id', '=', agentId)
      .executeTakeFirst()
  },
}
export type RecordingsStore = typeof recordingsStore
