import type { RecordingState, TraceStep } from '@smartym/contract'
import { type Kysely, sql } from 'kysely'
import { isDuplicateKey, prepareQuery, type Tx } from '../../platform/db/index.ts'
import type { ChangingCall } from './calls.rules.ts'
import type { RowCustomers } from '../protection/index.ts'
import type { CallDayCountRow, CallRow, CallsTables, StoredCallRow } from './calls.table.ts'

/** A step of a call's way (CTC-9). `at` is UTC ms; `note` a stable word: a dial outcome, a fault code. */
export interface NewCallStep {
  readonly companyId: string
  readonly callId: string
  readonly step: TraceStep
  readonly at: number
  readonly isFailed?: boolean
  readonly note?: string | null
}

export interface CallDisposition {
  readonly code: string
  readonly note: string | null
  readonly at: number
}

/* Reads only columns that the same statement leaves alone, so that both engines compute it from the row as it was. */
const coverageOnceConnected = sql<CallRow['coverage']>`case
  when recording_state in ('stored', 'purged') then case when is_recording_partial = 1 then 'partial' else 'covered' end
  when recording_state is null and recording_mode = 'manual' then 'not_required'
  else 'missing' end`

interface StepParams {
  call_id: string
  step: TraceStep
  company_id: string
  at: number
  is_failed: number
  note: string | null
}

const insertStep = prepareQuery((db: Kysely<CallsTables>, p: StepParams) =>
  db.insertInto('call_steps').values({
    call_id: p.call_id,
    step: p.step,
    company_id: p.company_id,
    at: p.at,
    is_failed: p.is_failed,
    note: p.note,
  }),
)

const findCall = prepareQuery((db: Kysely<CallsTables>, p: { id: string }) =>
  db.selectFrom('calls').selectAll().where('id', '=', p.id),
)

interface RecordingStateParams {
  callId: string
  recordingId: string
  state: RecordingState
  isPartial: number
  coverage: CallRow['coverage']
}

const saveRecordingState = prepareQuery((db: Kysely<CallsTables>, p: RecordingStateParams) =>
  db
    .updateTable('calls')
    .set({
      recording_id: p.recordingId,
      recording_state: p.state,
      is_recording_partial: p.isPartial,
      coverage: sql<
        CallRow['coverage']
      >`case when connected_at is null then 'not_required' else ${p.coverage} end`,
    })
    .where('id', '=', p.callId),
)

const maxRowsPerInsert = 500

function inBatches<T>(rows: readonly T[]): T[][] {
  const batches: T[][] = []
  for (let at = 0; at < rows.length; at += maxRowsPerInsert)
    batches.push(rows.slice(at, at + maxRowsPerInsert))
  return batches
}

/** Calls with their steps and day counts; what a row knows of its customer is sealed here, and opened by whoever reads it. */
export function createCallsStore(customers: Pick<RowCustomers, 'seal'>) {
  return {
    /** False when the call is there already. */
    async insertCall(tx: Tx, row: CallRow): Promise<boolean> {
      try {
        await tx.on<CallsTables>().insertInto('calls').values(customers.seal(row)).execute()
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },

    async insertCalls(tx: Tx, rows: readonly CallRow[]): Promise<void> {
      for (const batch of inBatches(rows.map(customers.seal)))
        await tx.on<CallsTables>().insertInto('calls').values(batch).execute()
    },

    async findCall(tx: Tx, callId: string): Promise<StoredCallRow | undefined> {
      return (await findCall.run(tx.on<CallsTables>(), { id: callId })).rows[0] as StoredCallRow | undefined
    },

    /** False when the call's phase or end is no longer what the change was made from. */
    async changeCall(
      tx: Tx,
      callId: string,
      from: ChangingCall,
      to: Partial<ChangingCall>,
    ): Promise<boolean> {
      const { numUpdatedRows } = await tx
        .on<CallsTables>()
        .updateTable('calls')
        .set({ ...to, ...(to.connected_at != null && { coverage: coverageOnceConnected }) })
        .where('id', '=', callId)
        .where('phase', '=', from.phase)
        .where((eb) =>
          from.ended_by === null ? eb('ended_by', 'is', null) : eb('ended_by', '=', from.ended_by),
        )
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    async saveDisposition(tx: Tx, callId: string, disposition: CallDisposition): Promise<void> {
      await tx
        .on<CallsTables>()
        .updateTable('calls')
        .set({
          disposition_code: disposition.code,
          disposition_note: disposition.note,
          disposition_at: disposition.at,
        })
        .where('id', '=', callId)
        .execute()
    },

    /** `coverage` is what the call has once it was connected. False when there is no such call yet. */
    async saveRecordingState(
      tx: Tx,
      callId: string,
      recording: {
        id: string
        state: RecordingState
        isPartial: boolean
        coverage: CallRow['coverage']
      },
    ): Promise<boolean> {
      const { numAffectedRows = 0n } = await saveRecordingState.run(tx.on<CallsTables>(), {
        callId,
        recordingId: recording.id,
        state: recording.state,
        isPartial: recording.isPartial ? 1 : 0,
        coverage: recording.coverage,
      })
      return numAffectedRows > 0n
    },

    /** The call expects this recording no longer. */
    async clearRecording(tx: Tx, callId: string, recordingId: string): Promise<void> {
      await tx
        .on<CallsTables>()
        .updateTable('calls')
        .set({ recording_id: null, recording_state: null })
        .where('id', '=', callId)
        .where('recording_id', '=', recordingId)
        .execute()
    },

    /** The first word on a step stands, but for a failure, which a later word replaces. */
    async saveStep(
      tx: Tx,
      { companyId, callId, step, at, isFailed = false, note = null }: NewCallStep,
    ): Promise<void> {
      const steps = tx.on<CallsTables>()
      const row = { call_id: callId, step, company_id: companyId, at, is_failed: isFailed ? 1 : 0, note }
      try {
        await insertStep.run(steps, row)
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        await steps
          .updateTable('call_steps')
          .set({ at, is_failed: row.is_failed, note })
          .where('call_id', '=', callId)
          .where('step', '=', step)
          .where('is_failed', '=', 1)
          .execute()
      }
    },

    async insertSteps(tx: Tx, steps: readonly NewCallStep[]): Promise<void> {
      const rows = steps.map(({ companyId, callId, step, at, isFailed = false, note = null }) => ({
        call_id: callId,
        step,
        company_id: companyId,
        at,
        is_failed: isFailed ? 1 : 0,
        note,
      }))
      for (const batch of inBatches(rows))
        await tx.on<CallsTables>().insertInto('call_steps').values(batch).execute()
    },

    /** Adds to the counts of an agent's day. */
    async addToDay(tx: Tx, count: CallDayCountRow): Promise<void> {
      const counts = tx.on<CallsTables>()
      const add = async (): Promise<boolean> => {
        const { numUpdatedRows } = await counts
          .updateTable('call_day_counts')
          .set((eb) => ({
            calls: eb('calls', '+', count.calls),
            connected: eb('connected', '+', count.connected),
            talk_ms: eb('talk_ms', '+', count.talk_ms),
          }))
          .where('agent_id', '=', count.agent_id)
          .where('day', '=', count.day)
          .executeTakeFirst()
        return numUpdatedRows > 0n
      }
      if (await add()) return
      try {
        await counts.insertInto('call_day_counts').values(count).execute()
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        await add()
      }
    },
  }
}
export type CallsStore = ReturnType<typeof createCallsStore>
