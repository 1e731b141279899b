import { Type, type Static } from 'typebox'
import { wishes } from '../agents/agents.constants.ts'
import { appLockChanges } from '../app-lock/app-lock.constants.ts'
import { callDirections, dialOutcomes } from '../calls/calls.constants.ts'
import { Id } from '../ids.ts'
import { IntegritySigns } from '../integrity/integrity.schemas.ts'
import {
  captureMethods,
  recordingEndReasons,
  recordingFaults,
  recordingMedia,
  recordingModes,
} from '../recordings/recordings.constants.ts'
import { closed, nullable, oneOf } from '../schema.ts'
import { lmsMaxBytes, textFaults, textWithheldReasons } from '../text-messages/text-messages.constants.ts'

/** Codes with which a phone refuses a command. */
export const commandRefusals = [
  'expired',
  'not_available',
  'signed_out',
  'recording_not_ready',
  'line_missing',
  'already_in_call',
  'integrity',
  'consent_missing',
  'app_locked',
  'unknown_command',
] as const
export type CommandRefusal = (typeof commandRefusals)[number]

const report = <K extends string, P extends Record<string, import('typebox').TSchema>>(kind: K, payload: P) =>
  closed({
    /** Place in this phone's outbox: 1, 2, 3 …, no holes; the same `seq` twice changes nothing. */
    seq: Type.Integer({ minimum: 1 }),
    kind: Type.Literal(kind),
    /** When it happened: server time by the phone's synchronised estimate, UTC ms. */
    at: Type.Integer(),
    /** Is `at` synchronised with the server; if not it is the phone's wall clock. */
    isClockSynchronised: Type.Boolean(),
    payload: closed(payload),
  })

const callId = Id('call')
const recordingId = Id('recording')
const Commanded = { commandId: Id('command') }

/** Device → server statements, one machine-readable sentence each (decision 5). */
export const HandsetReport = Type.Union([
  report('command.completed', { ...Commanded }),
  report('command.refused', { ...Commanded, reason: oneOf(commandRefusals) }),
  report('agent.state_wished', {
    agentId: Id('agent'),
    wish: oneOf(wishes),
    notReadyReason: nullable(Type.String({ maxLength: 32 })),
    isForAfterCall: Type.Boolean(),
  }),
  report('call.started', {
    callId,
    direction: oneOf(callDirections),
    phoneNumber: nullable(Type.String({ maxLength: 20 })),
    agentId: nullable(Id('agent')),
    dialRequestId: nullable(Id('dialRequest')),
    /** The recording this call will have, or null (decision 7: the row exists before the upload). */
    recordingId: nullable(recordingId),
    recordingMode: oneOf(recordingModes),
  }),
  report('call.ringing', { callId }),
  report('call.connected', { callId }),
  report('call.held', { callId }),
  report('call.resumed', { callId }),
  report('call.ended', {
    callId,
    outcome: oneOf(dialOutcomes),
    durationMs: Type.Integer({ minimum: 0 }),
    endedBy: oneOf(['agent', 'customer', 'network', 'phone', 'unknown']),
  }),
  /** A call that only the phone's own list knows, since the app did not run: `at` is its begin (UPL-7). */
  report('call.logged', {
    callId,
    direction: oneOf(callDirections),
    phoneNumber: nullable(Type.String({ maxLength: 20 })),
    /** Who worked on the phone then; null: nobody knows. */
    agentId: nullable(Id('agent')),
    recordingMode: oneOf(recordingModes),
    outcome: oneOf(dialOutcomes),
    durationMs: Type.Integer({ minimum: 0 }),
  }),
  /** The caller of a call that nobody answered is being texted (INB-1). */
  report('text.ordered', {
    textMessageId: Id('textMessage'),
    callId,
    textTemplateId: Id('textTemplate'),
    templateVersion: Type.Integer({ minimum: 1 }),
    body: Type.String({ maxLength: lmsMaxBytes }),
    /** Short messages that it counts as. */
    parts: Type.Integer({ minimum: 1 }),
  }),
  /** Every part of it has left the phone. */
  report('text.sent', { textMessageId: Id('textMessage'), parts: Type.Integer({ minimum: 1 }) }),
  report('text.failed', { textMessageId: Id('textMessage'), fault: oneOf(textFaults) }),
  /** The rules asked for a text, and something spoke against it. */
  report('text.withheld', {
    textMessageId: Id('textMessage'),
    callId,
    reason: oneOf(textWithheldReasons),
  }),
  report('recording.started', {
    recordingId,
    callId,
    mode: oneOf(recordingModes),
    captureMethod: oneOf(captureMethods),
    media: oneOf(recordingMedia),
  }),
  report('recording.sealed', {
    recordingId,
    callId,
    deviceSeq: Type.Integer({ minimum: 1 }),
    plainBytes: Type.Integer({ minimum: 0 }),
    durationMs: Type.Integer({ minimum: 0 }),
    lostMs: Type.Integer({ minimum: 0 }),
    endReason: oneOf(recordingEndReasons),
  }),
  report('recording.failed', {
    recordingId,
    callId,
    reason: oneOf([...recordingFaults, 'capture_failed', 'file_lost']),
  }),
  report('recording.deleted', {
    recordingId,
    cause: oneOf(['stored', 'capacity', 'age', 'agent', 'policy']),
  }),
  report('disposition.recorded', {
    callId,
    code: Type.String({ maxLength: 32 }),
    note: nullable(Type.String({ maxLength: 2000 })),
  }),
  /** The agent agreed to a text, read in this language (DIS-4). */
  report('consent.given', {
    agentId: Id('agent'),
    consentTextId: Id('consentText'),
    language: oneOf(['ko', 'en', 'ja', 'zh']),
  }),
  report('consent.withdrawn', { agentId: Id('agent'), consentTextId: Id('consentText') }),
  /** The agent's app lock became another (SEC-4). */
  report('app_lock.changed', { agentId: Id('agent'), change: oneOf(appLockChanges) }),
  /** A wrong PIN, the `failures`th in a row. */
  report('app_lock.failed', { agentId: Id('agent'), failures: Type.Integer({ minimum: 1 }) }),
  /** Wrong so often that only the password opens the app now, and the agent is signed out. */
  report('app_lock.locked_out', { agentId: Id('agent'), failures: Type.Integer({ minimum: 1 }) }),
  /** What the phone found on itself; said when it is not what was said last (SEC-10). */
  report('integrity.reported', { signs: IntegritySigns }),
  /** How the phone is woken while it is not connected (CTC-2): null when it has no push service, and its socket is all there is. */
  report('push.registered', { token: nullable(Type.String({ minLength: 1, maxLength: 4096 })) }),
  report('settings.applied', {
    version: Type.Integer({ minimum: 0 }),
    /** Names of settings that this phone could not follow; it keeps to what it can. */
    unapplied: Type.Optional(Type.Array(Type.String({ maxLength: 80 }), { maxItems: 50 })),
  }),
])
export type HandsetReport = Static<typeof HandsetReport>
export type HandsetReportKind = HandsetReport['kind']
export const SendReportsRequest = closed({
  reports: Type.Array(HandsetReport, { minItems: 1, maxItems: 100 }),
})
