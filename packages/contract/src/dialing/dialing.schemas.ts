import { Type, type Static } from 'typebox'
import { AgentReference } from '../accounts/accounts.schemas.ts'
import { callPhases, callPurposes, dialOutcomes } from '../calls/calls.constants.ts'
import { CallDispositionResponse } from '../dispositions/dispositions.operations.ts'
import { Id } from '../ids.ts'
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
import { NotReadyReasonName } from '../settings/settings.schemas.ts'
import { dialRequestStates, tracePartners, traceSteps } from './dialing.constants.ts'

/** CTC-1. With a browser token `agent` may be left out: it is the token's. `phoneNumber`: E.164 or national. */
export const CreateDialRequestRequest = closed({
  agent: Type.Optional(AgentReference),
  phoneNumber: Type.String({ minLength: 1, maxLength: 40 }),
  customerReference: Type.Optional(Type.String({ maxLength: 100 })),
  customerName: Type.Optional(Type.String({ maxLength: 100 })),
  purpose: Type.Optional(oneOf(callPurposes)),
  note: Type.Optional(Type.String({ maxLength: 500 })),
})
export type CreateDialRequestRequest = Static<typeof CreateDialRequestRequest>

export const DialRequestResponse = named(
  'DialRequest',
  Type.Object({
    dialRequestId: Id('dialRequest'),
    state: oneOf(dialRequestStates),
    phase: nullable(oneOf(callPhases)),
    outcome: nullable(oneOf(dialOutcomes)),
    agentId: Id('agent'),
    agentName: Type.String(),
    callId: Id('call'),
    recordingId: nullable(Id('recording')),
    ...shownCustomer,
    purpose: oneOf(callPurposes),
    createdAt: Instant,
    /** After this instant the phone never dials it. */
    notAfter: Instant,
    endedAt: nullable(Instant),
    disposition: nullable(CallDispositionResponse),
  }),
)
export type DialRequestResponse = Static<typeof DialRequestResponse>
export const DialRequestPage = page('DialRequestPage', DialRequestResponse)
export const ListDialRequestsQuery = closed({
  ...pageQuery,
  ...withTotal,
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  agentId: Type.Optional(Id('agent')),
  customerReference: Type.Optional(Type.String({ maxLength: 100 })),
})

/** "Where did my call go?" (CTC-9): a step not reached yet has no `at`; `isFailed` where it ended. */
export const TraceResponse = named(
  'Trace',
  Type.Object({
    callId: Id('call'),
    dialRequestId: nullable(Id('dialRequest')),
    steps: Type.Array(
      Type.Object({
        step: oneOf(traceSteps),
        at: nullable(Instant),
        /** Since the step before that has a time. */
        tookMs: nullable(Type.Integer()),
        waitedFor: oneOf(tracePartners),
        isFailed: Type.Boolean(),
        /** Stable word for what happened, e.g. a dial outcome or fault code. */
        note: nullable(Type.String()),
      }),
    ),
  }),
)
export type TraceResponse = Static<typeof TraceResponse>

/** Members of the refusal problems `dialing.agent_*` (CTC-3). */
export const DialRefusal = Type.Object({
  agentState: Type.String(),
  notReadyReason: nullable(Type.String()),
  /** As the company calls the reason. */
  notReadyReasonName: nullable(NotReadyReasonName),
  since: Instant,
  /** When it may be possible, if known. */
  possibleAt: nullable(Instant),
})
export type DialRefusal = Static<typeof DialRefusal>
