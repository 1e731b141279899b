import type { DialOutcome, DialRequestState } from '@smartym/contract'
import type { CommandRefusal } from '@smartym/contract/reports'
import type { Clock } from '../../platform/clock/index.ts'
import type { Tx } from '../../platform/db/index.ts'
import type { Outbox } from '../../platform/outbox/index.ts'
import type { AgentsSlice } from '../agents/index.ts'
import type { Call, CallListener, CallsSlice, RequestFacts } from '../calls/index.ts'
import type { DialCommands } from './dial-commands.view.ts'
import type { GatewaySlice } from '../gateway/index.ts'
import { dialRequestEvent } from './dialing.events.ts'
import { finalStateOf, outcomeOfRefusal, stateInPhase, waitingForReceipt } from './dialing.rules.ts'
import type { DialingStore, RequestChange } from './dialing.store.ts'
import type { RowCustomers } from '../protection/index.ts'
import type { StoredDialRequestRow } from './dialing.table.ts'

/** What dialing needs of the recordings slice: a row that waits for the sound of a call that has been ordered. */
export interface ExpectedRecordings {
  expectRecording(tx: Tx, recording: ExpectedRecording): Promise<void>
  /** The call will not take place: a recording that is still only expected goes. */
  withdrawExpected(tx: Tx, recordingId: string): Promise<void>
}
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
  readonly apiKeyId: string | null
  readonly agent: {
    readonly name: string
    readonly employeeNumber: string | null
    readonly extension: string | null
  }
}

export interface DialProgressDeps {
  readonly store: DialingStore
  readonly rowCustomers: Pick<RowCustomers, 'open'>
  readonly clock: Pick<Clock, 'now'>
  readonly outbox: Pick<Outbox, 'append'>
  readonly agents: Pick<AgentsSlice, 'release' | 'setUnresponsive'>
  readonly calls: Pick<CallsSlice, 'recordStep'>
  readonly recordings: Pick<ExpectedRecordings, 'withdrawExpected'>
  readonly commands: DialCommands
  readonly gateway: Pick<GatewaySlice, 'recordReceipt'>
}

const maxAttempts = 4

/** The life of a request after it was accepted: by receipts, refusals, time, and the call itself. */
export function createDialProgress(deps: DialProgressDeps) {
  const { store, rowCustomers, clock, outbox, agents, calls, recordings, commands, gateway } = deps

  /** Changes a request as it is now; undefined when `next` leaves it. */
  async function change(
    tx: Tx,
    dialRequestId: string,
    next: (row: StoredDialRequestRow) => RequestChange | undefined,
  ): Promise<StoredDialRequestRow | undefined> {
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      const before = await store.findRequest(tx, dialRequestId)
      const changed = before && next(before)
      if (before === undefined || changed === undefined) return undefined
      if (!(await store.changeRequest(tx, dialRequestId, before.state, changed))) continue
      const after = { ...before, ...changed }
      await outbox.append(tx, dialRequestEvent('dial_request.changed', after))
      return after
    }
    throw new Error(`the request ${dialRequestId} was changed by others again and again`)
  }

  const isWaiting = (state: DialRequestState): boolean => waitingForReceipt.includes(state)

  /**
   * Ends a request that never became a call: the agent is free again, no recording is expected. Nothing when it has
   * ended or the phone has dialled.
   */
  async function endUndialed(
    tx: Tx,
    dialRequestId: string,
    outcome: DialOutcome,
    note: string = outcome,
  ): Promise<StoredDialRequestRow | undefined> {
    const at = clock.now()
    let wasWaiting = false
    const after = await change(tx, dialRequestId, (row) => {
      if (row.state !== 'received' && !isWaiting(row.state)) return undefined
      wasWaiting = isWaiting(row.state)
      return { state: finalStateOf(outcome), outcome, ended_at: at, due_at: null }
    })
    if (after === undefined) return undefined
    await agents.release(tx, after.agent_id, dialRequestId)
    if (after.recording_id !== null) await recordings.withdrawExpected(tx, after.recording_id)
    await calls.recordStep(tx, {
      companyId: after.company_id,
      callId: after.call_id,
      step: wasWaiting ? 'receipt' : 'dialed',
      at,
      isFailed: true,
      note,
    })
    return after
  }

  /* A request follows its call, also one that had been given up: the phone's word on what it did is the truth. */
  async function follow(tx: Tx, call: Call): Promise<void> {
    if (call.dialRequestId === null) return
    await change(tx, call.dialRequestId, (row) => {
      if (call.phase === 'ended') {
        const outcome = call.outcome ?? 'unknown'
        return { state: finalStateOf(outcome), outcome, ended_at: call.endedAt, due_at: null }
      }
      const state = stateInPhase(call.phase)
      if (state === row.state) return undefined
      return { state, outcome: null, ended_at: null, due_at: null }
    })
  }

  /* A receipt may be lost on a bad link; who has dialled has had the command. */
  async function start(tx: Tx, call: Call): Promise<void> {
    const row = call.dialRequestId === null ? undefined : await store.findRequest(tx, call.dialRequestId)
    if (row === undefined) return
    if (isWaiting(row.state)) await gateway.recordReceipt(tx, row.device_id, row.command_id)
    await follow(tx, call)
  }

  const callListener: CallListener = { onStarted: start, onChanged: follow, onEnded: follow }

  return {
    endUndialed,
    callListener,

    /** The phone has the command durably (CTC-2). */
    async recordReceipt(tx: Tx, dialRequestId: string, sentAt: number | null, at: number): Promise<void> {
      const after = await change(tx, dialRequestId, (row) =>
        isWaiting(row.state) ? { state: 'received' } : undefined,
      )
      if (after === undefined) return
      const step = { companyId: after.company_id, callId: after.call_id }
      await calls.recordStep(tx, { ...step, step: 'pushed', at: sentAt ?? after.created_at })
      await calls.recordStep(tx, { ...step, step: 'receipt', at })
      await agents.setUnresponsive(tx, after.agent_id, null)
    },

    /** No receipt in time. */
    async recordReceiptTimeout(tx: Tx, dialRequestId: string, sentAt: number | null): Promise<void> {
      const after = await endUndialed(tx, dialRequestId, 'push_timeout')
      if (after === undefined) return
      const { company_id: companyId, call_id: callId } = after
      if (sentAt !== null) await calls.recordStep(tx, { companyId, callId, step: 'pushed', at: sentAt })
      await agents.setUnresponsive(tx, after.agent_id, clock.now())
    },

    /** The phone has the command but did not say in time what it made of it. */
    async giveUp(tx: Tx, dialRequestId: string): Promise<void> {
      const row = await store.findRequest(tx, dialRequestId)
      if (row === undefined || row.due_at === null || row.due_at > clock.now()) return
      await endUndialed(tx, dialRequestId, isWaiting(row.state) ? 'push_timeout' : 'unknown')
    },

    /** The phone will not dial. A refusal of another kind of command, or of another phone's, is none of a request's. */
    async recordRefusal(
      tx: Tx,
      { commandId, reason }: { commandId: string; reason: CommandRefusal },
      deviceId: string,
    ): Promise<void> {
      const dialRequestId = await commands.findDialRequestOf(tx, commandId, deviceId)
      if (dialRequestId !== undefined) await endUndialed(tx, dialRequestId, outcomeOfRefusal(reason), reason)
    },

    /** What a request knows of its call, for the call's row. */
    async requestFacts(tx: Tx, dialRequestId: string): Promise<RequestFacts | undefined> {
      const row = await store.findRequest(tx, dialRequestId)
      if (row === undefined) return undefined
      const customer = rowCustomers.open(row)
      return {
        callId: row.call_id,
        deviceId: row.device_id,
        agentId: row.agent_id,
        apiKeyId: row.api_key_id,
        customerNumber: customer.customer_number,
        customerName: customer.customer_name,
        customerReference: customer.customer_reference,
        purpose: row.purpose,
        createdAt: row.created_at,
      }
    },
  }
}
export type DialProgress = ReturnType<typeof createDialProgress>
