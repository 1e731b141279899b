import { Type, type Static } from 'typebox'
import { CallDispositionResponse } from '../dispositions/dispositions.operations.ts'
import { Id } from '../ids.ts'
import { recordingStates } from '../recordings/recordings.constants.ts'
import {
  closed,
  Instant,
  named,
  nullable,
  oneOf,
  page,
  pageQuery,
  shownCustomer,
  withTotal,
} from '../schema.ts'
import {
  callDirections,
  callPhases,
  callPurposes,
  callSources,
  coverages,
  dialOutcomes,
} from './calls.constants.ts'

export const CallResponse = named(
  'Call',
  Type.Object({
    callId: Id('call'),
    /** `call_log`: known from the phone's own list alone, made or missed while the app did not run (UPL-7). */
    source: oneOf(callSources),
    direction: oneOf(callDirections),
    phase: oneOf(callPhases),
    outcome: nullable(oneOf(dialOutcomes)),
    agentId: nullable(Id('agent')),
    agentName: nullable(Type.String()),
    employeeNumber: nullable(Type.String()),
    extension: nullable(Type.String()),
    orgUnitId: nullable(Id('orgUnit')),
    orgUnitName: nullable(Type.String()),
    deviceId: Id('device'),
    lineNumber: nullable(Type.String()),
    ...shownCustomer,
    purpose: nullable(oneOf(callPurposes)),
    dialRequestId: nullable(Id('dialRequest')),
    startedAt: Instant,
    ringingAt: nullable(Instant),
    connectedAt: nullable(Instant),
    endedAt: nullable(Instant),
    /** Connected time. */
    durationMs: nullable(Type.Integer()),
    disposition: nullable(CallDispositionResponse),
    coverage: oneOf(coverages),
    recordingId: nullable(Id('recording')),
    recordingState: nullable(oneOf(recordingStates)),
  }),
)
export type CallResponse = Static<typeof CallResponse>
export const CallPage = page('CallPage', CallResponse)

/** Filters shared by calls and recordings (ADM-1); `trailingDigits` are the last 4 or 8 digits of a number. */
export const searchFilters = {
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  orgUnitId: Type.Optional(Id('orgUnit')),
  agentId: Type.Optional(Id('agent')),
  direction: Type.Optional(oneOf(callDirections)),
  /** Whole number, E.164 or national. */
  number: Type.Optional(Type.String({ maxLength: 30 })),
  trailingDigits: Type.Optional(Type.String({ pattern: '^([0-9]{4}|[0-9]{8})$' })),
}
export const ListCallsQuery = closed({
  ...pageQuery,
  ...withTotal,
  ...searchFilters,
  outcome: Type.Optional(oneOf(dialOutcomes)),
  coverage: Type.Optional(oneOf(coverages)),
  dispositionCode: Type.Optional(Type.String({ maxLength: 32 })),
})
export type ListCallsQuery = Static<typeof ListCallsQuery>
/** Why it is shown; asked for where the company wants a reason (`customers.isRevealReasonRequired`). */
export const RevealRequest = closed({ reason: Type.Optional(Type.String({ minLength: 5, maxLength: 500 })) })
/** A whole number, shown after an audited act (SEC-12). */
export const RevealedNumberResponse = named(
  'RevealedNumber',
  Type.Object({ phoneNumber: Type.String(), text: Type.String() }),
)
/** A customer's name and reference, shown after an audited act (SEC-12). */
export const RevealedNameResponse = named(
  'RevealedName',
  Type.Object({ name: nullable(Type.String()), reference: nullable(Type.String()) }),
)
