import type { RecordingState } from '@smartym/contract'
import type { Kysely } from 'kysely'
import { isDuplicateKey, prepareQuery, type PreparedQuery, type Tx } from '../../platform/db/index.ts'
import type { AccountsTables } from '../accounts/index.ts'
import type { CallsTables } from '../calls/index.ts'
import type { RowCustomer, RowCustomers, SealedRowCustomer } from '../protection/index.ts'
import type { RecordingRow, RecordingsTables, StoredRecordingRow } from './recordings.table.ts'

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
  | keyof RowCustomer
  | 'started_at'
  | 'mode'
>

/** What becomes known of a recording as it goes on. */
export type RecordingChange = Partial<
  Omit<
    StoredRecordingRow,
    'id' | 'company_id' | 'call_id' | 'device_id' | 'is_marked' | keyof SealedRowCustomer
  >
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

const insertRecording = prepareQuery((db: Kysely<RecordingsTables>, p: StoredRecordingRow) =>
  db.insertInto('recordings').values({
    id: p.id,
    company_id: p.company_id,
    call_id: p.call_id,
    device_id: p.device_id,
    org_unit_id: p.org_unit_id,
    agent_id: p.agent_id,
    agent_name: p.agent_name,
    employee_number: p.employee_number,
    extension: p.extension,
    api_key_id: p.api_key_id,
    direction: p.direction,
    customer: p.customer,
    number_index: p.number_index,
    last8_index: p.last8_index,
    last4_index: p.last4_index,
    started_at: p.started_at,
    mode: p.mode,
    state: p.state,
    ...nothingYet,
  }),
)

const findAgent = prepareQuery((db: Kysely<AccountsTables>, p: { companyId: string; agentId: string }) =>
  db
    .selectFrom('accounts')
    .select(['name', 'employee_number as employeeNumber', 'extension'])
    .where('company_id', '=', p.companyId)
    .where('agent_id', '=', p.agentId),
)

type ChangeParams = RecordingChange & { readonly id: string } & Record<`from${number}`, RecordingState>
type ChangeQuery = PreparedQuery<RecordingsTables, ChangeParams, unknown>
const changesByShape = new Map<string, ChangeQuery>()

/* The few shapes of a change are compiled once each. */
function changeQueryOf(columns: readonly string[], states: number): ChangeQuery {
  const shape = `${states} ${columns.join()}`
  const kept = changesByShape.get(shape)
  if (kept !== undefined) return kept
  const made = prepareQuery((db: Kysely<RecordingsTables>, p: ChangeParams) =>
    db
      .updateTable('recordings')
      .set(
        Object.fromEntries(
          columns.map((column) => [column, p[column as keyof RecordingChange]]),
        ) as RecordingChange,
      )
      .where('id', '=', p.id)
      .where(
        'state',
        'in',
        Array.from({ length: states }, (_, i) => p[`from${i}`] as RecordingState),
      ),
  ) as ChangeQuery
  changesByShape.set(shape, made)
  return made
}

export interface RecordingsStoreDeps {
  readonly customers: Pick<RowCustomers, 'seal'>
  /** Opens what a call knows of its customer. */
  readonly ofCalls: Pick<RowCustomers, 'open'>
}

/** Recordings; what a row knows of its customer is sealed here, and opened by whoever reads it. */
export function createRecordingsStore({ customers, ofCalls }: RecordingsStoreDeps) {
  return {
    async findRecording(tx: Tx, recordingId: string): Promise<StoredRecordingRow | undefined> {
      const found = await findRecording.run(tx.on<RecordingsTables>(), { id: recordingId })
      return found.rows[0] as StoredRecordingRow | undefined
    },

    /** False when it is there already. */
    async insertExpected(tx: Tx, recordingId: string, facts: CallFacts): Promise<boolean> {
      const row: RecordingRow = { ...nothingYet, ...facts, id: recordingId, state: 'expected' }
      try {
        await insertRecording.run(tx.on<RecordingsTables>(), customers.seal(row))
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
        .set(customers.seal({ ...facts, id: recordingId }))
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
      const params = { ...change, id: recordingId } as Record<string, unknown>
      for (const [i, state] of from.entries()) params[`from${i}`] = state
      const columns = Object.keys(change).filter((column) => params[column] !== undefined)
      const query = changeQueryOf(columns, from.length)
      const { numAffectedRows = 0n } = await query.run(tx.on<RecordingsTables>(), params as ChangeParams)
      return numAffectedRows > 0n
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
      const row = await tx
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
          'customer',
          'started_at',
          'recording_mode as mode',
        ])
        .where('id', '=', callId)
        .executeTakeFirst()
      if (row === undefined) return undefined
      const { customer, ...facts } = row
      return { ...facts, ...ofCalls.open({ id: row.call_id, company_id: row.company_id, customer }) }
    },

    /** Name, employee number and extension of an agent. */
    async findAgent(
      tx: Tx,
      companyId: string,
      agentId: string,
    ): Promise<{ name: string; employeeNumber: string | null; extension: string | null } | undefined> {
      const { rows } = await findAgent.run(tx.on<AccountsTables>(), { companyId, agentId })
      return rows[0]
    },
  }
}
export type RecordingsStore = ReturnType<typeof createRecordingsStore>
