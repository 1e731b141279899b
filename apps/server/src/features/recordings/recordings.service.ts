import type { CaptureMethod, RecordingEndReason, RecordingMedia, RecordingMode } from '@smartym/contract'
import type { Tx } from '../../platform/db/index.ts'
import type { Outbox } from '../../platform/outbox/index.ts'
import type { AuditRecorder } from '../audit/index.ts'
import type { Call, CallListener, CallsSlice } from '../calls/index.ts'
import type { ReportOrigin } from '../gateway/index.ts'
import { recordingNotFound } from './recordings.errors.ts'
import { recordingEvent } from './recordings.events.ts'
import { isPartial, mayBecome, statesBefore } from './recordings.rules.ts'
import type { RecordingChange, RecordingsStore } from './recordings.store.ts'
import type { StoredRecordingRow } from './recordings.table.ts'

/** A recording of a call that has been ordered (decision 7). */
export interface ExpectedRecording {
  readonly recordingId: string
  readonly callId: string
  readonly companyId: string
  readonly orgUnitId: string
  readonly agentId: string
  readonly deviceId: string
  /** E.164. */
  readonly customerNumber: string
  readonly customerName: string | null
  readonly customerReference: string | null
  readonly expectedAt: number
  readonly apiKeyId?: string | null
  /** As the agent is called now; looked up when absent. */
  readonly agent?: {
    readonly name: string
    readonly employeeNumber: string | null
    readonly extension: string | null
  }
}

export interface StartedRecording {
  readonly recordingId: string
  readonly callId: string
  readonly mode: RecordingMode
  readonly captureMethod: CaptureMethod
  readonly media: RecordingMedia
  /** UTC ms, as the phone knows the server's time. */
  readonly at: number
}

export interface SealedRecording {
  readonly recordingId: string
  readonly deviceSeq: number
  readonly durationMs: number
  readonly lostMs: number
  readonly endReason: RecordingEndReason
  readonly at: number
}

export interface RecordingsServiceDeps {
  readonly store: RecordingsStore
  readonly calls: Pick<CallsSlice, 'setRecordingState' | 'withdrawRecording' | 'recordStep'>
  readonly outbox: Pick<Outbox, 'append'>
  readonly audit: AuditRecorder
}

/* A phone's instant as it can be true. */
function plausible(at: number, row: Pick<StoredRecordingRow, 'started_at'>, from: ReportOrigin): number {
  return Math.min(Math.max(at, row.started_at), from.receivedAt)
}

/** The one place where recordings come into being and change state: row, call, event in one transaction. */
export function createRecordingsService({ store, calls, outbox, audit }: RecordingsServiceDeps) {
  async function getOwn(tx: Tx, recordingId: string, from: ReportOrigin): Promise<StoredRecordingRow> {
    const row = await store.findRecording(tx, recordingId)
    if (row === undefined || row.device_id !== from.deviceId) throw recordingNotFound()
    return row
  }

  async function tellCall(tx: Tx, row: StoredRecordingRow): Promise<void> {
    await calls.setRecordingState(tx, row.call_id, row.id, row.state, isPartial(row))
  }

  /** Changes a recording to a state that it may reach; undefined when it may not (said before, or overtaken). */
  async function change(
    tx: Tx,
    row: StoredRecordingRow,
    to: StoredRecordingRow['state'],
    facts: RecordingChange,
  ): Promise<StoredRecordingRow | undefined> {
    const known = { ...facts, state: to }
    if (!mayBecome(row.state, to) || !(await store.changeRecording(tx, row.id, statesBefore(to), known)))
      return undefined
    const after = { ...row, ...known }
    await tellCall(tx, after)
    const kind =
      to === 'stored'
        ? 'recording.stored'
        : to === 'missing' || to === 'damaged'
          ? 'recording.failed'
          : undefined
    await outbox.append(tx, recordingEvent(kind ?? 'recording.changed', after))
    return after
  }

  /* The row of a call's recording, from what the call knows; a recording of another call or phone is none of its own. */
  async function ensureOfCall(tx: Tx, recordingId: string, callId: string, deviceId: string): Promise<void> {
    const facts = await store.findCallFacts(tx, callId)
    if (facts === undefined || facts.device_id !== deviceId) throw recordingNotFound()
    if (await store.insertExpected(tx, recordingId, facts)) return
    const known = await store.findRecording(tx, recordingId)
    if (known?.call_id !== callId || known.device_id !== deviceId) throw recordingNotFound()
    await store.saveFacts(tx, recordingId, { ...facts, mode: known.mode })
  }

  const callListener: CallListener = {
    async onStarted(tx: Tx, call: Call) {
      if (call.recordingId !== null) await ensureOfCall(tx, call.recordingId, call.callId, call.deviceId)
    },
    /* Nobody answered and the phone never began to record: there is nothing to wait for. */
    async onEnded(tx: Tx, call: Call) {
      const { callId, recordingId, connectedAt } = call
      if (recordingId !== null && connectedAt === null && (await store.deleteExpected(tx, recordingId)))
        await calls.withdrawRecording(tx, callId, recordingId)
    },
  }

  return {
    change,
    callListener,

    /** A row that waits for the sound of a call that has been ordered. The same again changes nothing. */
    async expectRecording(tx: Tx, expected: ExpectedRecording): Promise<void> {
      const agent = expected.agent ?? (await store.findAgent(tx, expected.companyId, expected.agentId))
      await store.insertExpected(tx, expected.recordingId, {
        company_id: expected.companyId,
        call_id: expected.callId,
        device_id: expected.deviceId,
        org_unit_id: expected.orgUnitId,
        agent_id: expected.agentId,
        agent_name: agent?.name ?? null,
        employee_number: agent?.employeeNumber ?? null,
        extension: agent?.extension ?? null,
        api_key_id: expected.apiKeyId ?? null,
        direction: 'outbound',
        customer_number: expected.customerNumber,
        customer_name: expected.customerName,
        customer_reference: expected.customerReference,
        started_at: expected.expectedAt,
        mode: 'automatic',
      })
    },

    /** A row for a call that has long ended: its file is taken over from elsewhere. Throws `recordings.not_found` without the call. */
    async expectPast(
      tx: Tx,
      recordingId: string,
      callId: string,
      captureMethod: CaptureMethod,
    ): Promise<void> {
      const facts = await store.findCallFacts(tx, callId)
      if (facts === undefined) throw recordingNotFound()
      await store.insertExpected(tx, recordingId, facts)
      await store.changeRecording(tx, recordingId, ['expected'], { capture_method: captureMethod })
    },

    /** The call will not take place: a recording that is still only expected goes. */
    async withdrawExpected(tx: Tx, recordingId: string): Promise<void> {
      await store.deleteExpected(tx, recordingId)
    },

    /** The phone records. A recording that the agent began by hand gets its row here (REC-2). */
    async recordStarted(tx: Tx, started: StartedRecording, from: ReportOrigin): Promise<void> {
      await ensureOfCall(tx, started.recordingId, started.callId, from.deviceId)
      const row = await getOwn(tx, started.recordingId, from)
      const { mode, captureMethod, media } = started
      const facts = { mode, capture_method: captureMethod, media }
      if ((await change(tx, row, 'recording', facts)) === undefined)
        await store.changeRecording(tx, row.id, ['sealed', 'stored', 'damaged'], {
          mode,
          capture_method: captureMethod,
        })
      await calls.recordStep(tx, {
        companyId: row.company_id,
        callId: row.call_id,
        step: 'recorded',
        at: plausible(started.at, row, from),
      })
    },

    /** The phone has it whole and sealed; for a file that came before the word, only what the file does not say. */
    async recordSealed(tx: Tx, sealed: SealedRecording, from: ReportOrigin): Promise<void> {
      const row = await getOwn(tx, sealed.recordingId, from)
      const { durationMs, lostMs, endReason, deviceSeq } = sealed
      const facts = { duration_ms: durationMs, lost_ms: lostMs, end_reason: endReason, device_seq: deviceSeq }
      if ((await change(tx, row, 'sealed', facts)) === undefined && row.state === 'stored') {
        await store.changeRecording(tx, row.id, ['stored'], { lost_ms: lostMs })
        await tellCall(tx, { ...row, lost_ms: lostMs })
      }
      await calls.recordStep(tx, {
        companyId: row.company_id,
        callId: row.call_id,
        step: 'sealed',
        at: plausible(sealed.at, row, from),
      })
    },

    /** The phone has none; nothing when its file is here already. */
    async recordFailed(
      tx: Tx,
      failed: { recordingId: string; callId: string; reason: string; at: number },
      from: ReportOrigin,
    ): Promise<void> {
      await ensureOfCall(tx, failed.recordingId, failed.callId, from.deviceId)
      const row = await getOwn(tx, failed.recordingId, from)
      await change(tx, row, 'missing', { fault_code: failed.reason })
      if (row.state === 'stored') return
      await calls.recordStep(tx, {
        companyId: row.company_id,
        callId: row.call_id,
        step: 'recorded',
        at: plausible(failed.at, row, from),
        isFailed: true,
        note: failed.reason,
      })
    },

    /** The phone's copy is gone; when it was the only one, so is the recording (DEL-1). */
    async recordDeleted(
      tx: Tx,
      deleted: { recordingId: string; cause: string },
      from: ReportOrigin,
    ): Promise<void> {
      const row = await getOwn(tx, deleted.recordingId, from)
      if (deleted.cause === 'stored') return
      await change(tx, row, 'missing', { fault_code: `deleted_${deleted.cause}` })
      const { companyId, deviceId } = from
      await audit.record(tx, {
        companyId,
        actor: { kind: 'device', id: deviceId, name: null },
        address: null,
        deviceId,
        kind: 'change',
        action: 'recordings.deleted_on_phone',
        object: { kind: 'recording', id: row.id },
        detail: { cause: deleted.cause, agentId: row.agent_id },
      })
    },
  }
}
export type RecordingsService = ReturnType<typeof createRecordingsService>
