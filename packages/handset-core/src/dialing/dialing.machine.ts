import type { RecordingMode } from '@smartym/contract/constants'
import type { CommandFrame } from '@smartym/contract/frames'
import type { CommandRefusal } from '@smartym/contract/reports'
import { inboundRuleAt } from '@smartym/rules/inbound'
import { parsePhoneNumber } from '@smartym/rules/phone-numbers'
import type { AgentStateMachine } from '../agent-state/agent-state.machine.ts'
import type { AppLockMachine } from '../app-lock/app-lock.machine.ts'
import type { CallRow, CallRows, NewCall } from '../calls/call-rows.ts'
import type { CallsMachine } from '../calls/calls.machine.ts'
import type { ClockMachine } from '../clock/clock.machine.ts'
import type { ConsentsMachine } from '../consents/consents.machine.ts'
import type { IntegrityMachine } from '../integrity/integrity.machine.ts'
import type { LineSimMachine } from '../line-sim/line-sim.machine.ts'
import type { HandsetEvent, HandsetProblem } from '../ports/index.ts'
import type { SessionMachine } from '../session/session.machine.ts'
import type { SettingsMachine } from '../settings/settings.machine.ts'
import type { StatusMachine } from '../status/status.machine.ts'
import type { Step } from '../step/step.ts'

type EventOf<T extends HandsetEvent['type']> = Extract<HandsetEvent, { type: T }>
type Beside = Pick<EventOf<'call.incoming'>, 'phoneNumber' | 'isEmergency' | 'simId'>
type DialCommand = Extract<CommandFrame, { kind: 'dial' }>

interface Deps {
  appLock: Pick<AppLockMachine, 'isShut' | 'mayDial'>
  integrity: Pick<IntegrityMachine, 'isDistrusted'>
  agentState: AgentStateMachine
  callRows: CallRows
  calls: CallsMachine
  clock: ClockMachine
  consents: Pick<ConsentsMachine, 'isMissing'>
  lineSim: LineSimMachine
  session: SessionMachine
  settings: SettingsMachine
  status: StatusMachine
}

/** How calls come about: ordered by the server, dialled by hand, coming in, or made beside this app. */
export function createDialingMachine({
  agentState,
  appLock,
  callRows,
  calls,
  clock,
  consents,
  integrity,
  lineSim,
  session,
  settings,
  status,
}: Deps) {
  function isRecordingMissing(step: Step): boolean {
    return settings.current().isRecordingRequired && !status.isRecordingReady(step)
  }

  /* A phone that does not know the server's time cannot know that it is not late. */
  function isExpired(step: Step, notAfter: number): boolean {
    const latest = clock.latestServerTime(step.clock)
    return latest === null || latest >= notAfter
  }

  function place(step: Step, callId: string, phoneNumber: string): void {
    const simId = lineSim.current() ?? undefined
    step.order({ type: 'place_call', callId, phoneNumber, ...(simId !== undefined && { simId }) })
  }

  function refusalOf(step: Step, command: DialCommand): CommandRefusal | null {
    if (isExpired(step, command.notAfter)) return 'expired'
    if (session.agent() === null || session.isSigningOut()) return 'signed_out'
    if (integrity.isDistrusted()) return 'integrity'
    if (!appLock.mayDial()) return 'app_locked'
    if (consents.isMissing()) return 'consent_missing'
    if (callRows.count() > 0) return 'already_in_call'
    const refusal = agentState.refusal(step)
    if (refusal !== null) return refusal
    if (lineSim.isMissing()) return 'line_missing'
    const isWanted = command.payload.recordingId !== null
    return isWanted && isRecordingMissing(step) ? 'recording_not_ready' : null
  }

  /* A call beside the server's orders: its ids are made here, and its number is what telephony says. */
  function ownCall(
    step: Step,
    direction: CallRow['direction'],
    number: string | null,
    isEmergencyBySystem = false,
  ): NewCall {
    const at = clock.now(step.clock).at
    const recordingMode: RecordingMode = settings.current().recordingMode
    const parsed = number === null ? null : parsePhoneNumber(number, { isForeignAllowed: true })
    const isEmergency = isEmergencyBySystem || (parsed?.ok === false && parsed.reason === 'emergency')
    const isRecordingWanted = !isEmergency
    return {
      callId: step.newId('call', at),
      phase: 'dialing',
      direction,
      phoneNumber: parsed?.ok === true ? parsed.e164 : number,
      customerName: null,
      customerReference: null,
      purpose: null,
      note: null,
      agentId: session.agent()?.agentId ?? null,
      dialRequestId: null,
      commandId: null,
      telephonyId: null,
      recordingMode,
      recordingId: isRecordingWanted && recordingMode === 'automatic' ? step.newId('rec', at) : null,
      isRecordingWanted,
    }
  }

  /* By a SIM that is not the line: it rings and is answered here, and nobody hears of it. */
  function callBeside(step: Step, direction: CallRow['direction'], event: Beside): NewCall {
    const { phoneNumber, isEmergency, simId } = event
    const call = ownCall(step, direction, phoneNumber, isEmergency)
    if (!lineSim.isPrivate(simId)) return call
    return { ...call, agentId: null, recordingId: null, isRecordingWanted: false, isPrivate: true }
  }

  /* By the agent's state before this very call. Help that calls back always rings (INB-1). */
  function inboundRule(
    step: Step,
    { isRecordingWanted, isPrivate }: NewCall,
  ): ReturnType<typeof inboundRuleAt> {
    const policy = settings.current().inbound
    const isEmergency = !isRecordingWanted
    if (policy === undefined || isEmergency || isPrivate === true) return { act: 'ring', isTexted: false }
    const state = agentState.shown(step)?.state ?? 'logged_out'
    return inboundRuleAt(policy, state, clock.now(step.clock).at)
  }

  return {
    isExpired,

    /** Dials what the server ordered (CTC-1), or says why it must not (CTC-3). */
    order(step: Step, command: DialCommand): CommandRefusal | null {
      const refusal = refusalOf(step, command)
      if (refusal !== null) return refusal
      const {
        dialRequestId,
        callId,
        recordingId,
        phoneNumber,
        customerName,
        customerReference,
        purpose,
        note,
      } = command.payload
      calls.begin(step, {
        callId,
        phase: 'placing',
        direction: 'outbound',
        phoneNumber,
        customerName,
        customerReference,
        purpose,
        note,
        agentId: session.agent()?.agentId ?? null,
        dialRequestId,
        commandId: command.commandId,
        telephonyId: null,
        recordingMode: settings.current().recordingMode,
        recordingId,
        isRecordingWanted: recordingId !== null,
      })
      place(step, callId, phoneNumber)
      return null
    },

    /** Hangs up the call of a request that was taken back; one that is connected goes on. */
    cancel(step: Step, dialRequestId: string): void {
      const row = callRows.all().find((call) => call.dialRequestId === dialRequestId)
      if (row !== undefined && row.connectedAtWallMs === null) calls.hangUp(step, row.callId, 'phone')
    },

    /** The agent dials on the phone itself. Emergency numbers go out whatever the state. */
    dialByHand(step: Step, text: string): HandsetProblem | null {
      const parsed = parsePhoneNumber(text, { isForeignAllowed: true })
      if (!parsed.ok && parsed.reason !== 'emergency') return 'handset.number_invalid'
      if (callRows.count() > 0) return 'handset.in_call'
      if (parsed.ok && session.agent() === null) return 'handset.signed_out'
      if (parsed.ok && appLock.isShut()) return 'handset.locked'
      if (parsed.ok && integrity.isDistrusted()) return 'handset.dial_integrity'
      if (parsed.ok && consents.isMissing()) return 'handset.consent_missing'
      if (parsed.ok && lineSim.isMissing()) return 'handset.line_missing'
      if (parsed.ok && isRecordingMissing(step)) return 'handset.recording_not_ready'
      const phoneNumber = parsed.ok ? parsed.e164 : text.replace(/[^0-9]/g, '')
      const row = calls.begin(step, { ...ownCall(step, 'outbound', phoneNumber), phase: 'placing' })
      // Help is called by whatever SIM has a network.
      if (parsed.ok) place(step, row.callId, phoneNumber)
      else step.order({ type: 'place_call', callId: row.callId, phoneNumber })
      return null
    },

    onIncoming(step: Step, event: EventOf<'call.incoming'>): void {
      const { telephonyId } = event
      if (callRows.all().some((row) => row.telephonyId === telephonyId)) return
      const call = callBeside(step, 'inbound', event)
      const { act, isTexted } = inboundRule(step, call)
      const row = calls.begin(step, { ...call, phase: 'ringing', telephonyId, isTextedIfMissed: isTexted })
      step.order({ type: 'bind_call', callId: row.callId, telephonyId })
      if (act === 'reject') calls.hangUp(step, row.callId, 'phone')
      else step.order({ type: 'show_notice', notice: 'incoming_call', recordingId: null })
    },

    onOutgoing(step: Step, event: EventOf<'call.outgoing'>): void {
      const { telephonyId } = event
      if (callRows.all().some((row) => row.telephonyId === telephonyId)) return
      const row = calls.begin(step, { ...callBeside(step, 'outbound', event), telephonyId })
      step.order({ type: 'bind_call', callId: row.callId, telephonyId })
    },

    answer(step: Step): void {
      const row = callRows.all().find((call) => call.direction === 'inbound' && call.phase === 'ringing')
      if (row === undefined || row.telephonyId === null) return
      step.order({ type: 'answer_call', callId: row.callId, telephonyId: row.telephonyId })
    },
  }
}
export type DialingMachine = ReturnType<typeof createDialingMachine>
