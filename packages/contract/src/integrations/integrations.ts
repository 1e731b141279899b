import { Type, type Static } from 'typebox'
import { agentStates } from '../agents/agents.constants.ts'
import { callPhases, dialOutcomes } from '../calls/calls.constants.ts'
import { dialRequestStates } from '../dialing/dialing.constants.ts'
import { Id } from '../ids.ts'
import { formStates } from '../forms/forms.constants.ts'
import { defineOperation } from '../operation.ts'
import { closed, Instant, named, nullable, oneOf } from '../schema.ts'
import { reviewStates } from '../reviews/reviews.constants.ts'
import { listenAlertKinds, recordingStates } from '../recordings/recordings.constants.ts'

/** Kinds of events out (INT-1). */
export const eventKinds = [
  'dial_request.created',
  'dial_request.changed',
  'call.started',
  'call.changed',
  'call.ended',
  'call.disposition_recorded',
  'recording.changed',
  'recording.stored',
  'recording.failed',
  'agent.state_changed',
  'listen_request.changed',
  'listen_alert.changed',
  'form.changed',
  'review.changed',
] as const
export type EventKind = (typeof eventKinds)[number]

/** One event; thin: ids and states, never a phone number or a name. `eventId` is the SSE id for `Last-Event-ID`. */
export const EventResponse = named(
  'Event',
  Type.Object({
    eventId: Type.String(),
    kind: oneOf(eventKinds),
    at: Instant,
    agentId: nullable(Id('agent')),
    data: Type.Object({
      dialRequestId: Type.Optional(nullable(Id('dialRequest'))),
      dialRequestState: Type.Optional(oneOf(dialRequestStates)),
      callId: Type.Optional(Id('call')),
      phase: Type.Optional(nullable(oneOf(callPhases))),
      outcome: Type.Optional(nullable(oneOf(dialOutcomes))),
      startedAt: Type.Optional(Instant),
      connectedAt: Type.Optional(nullable(Instant)),
      endedAt: Type.Optional(nullable(Instant)),
      dispositionCode: Type.Optional(Type.String()),
      recordingId: Type.Optional(Id('recording')),
      recordingState: Type.Optional(oneOf(recordingStates)),
      agentState: Type.Optional(oneOf(agentStates)),
      notReadyReason: Type.Optional(nullable(Type.String())),
      listenRequestId: Type.Optional(Id('listenRequest')),
      listenRequestState: Type.Optional(Type.String()),
      listenAlertId: Type.Optional(Id('listenAlert')),
      listenAlertKind: Type.Optional(oneOf(listenAlertKinds)),
      isListenAlertOpen: Type.Optional(Type.Boolean()),
      formId: Type.Optional(Id('form')),
      formState: Type.Optional(oneOf(formStates)),
      reviewId: Type.Optional(Id('review')),
      reviewState: Type.Optional(oneOf(reviewStates)),
      /** `2026-10`. */
      month: Type.Optional(Type.String()),
      isOverdue: Type.Optional(Type.Boolean()),
    }),
  }),
)
export type EventResponse = Static<typeof EventResponse>

export const integrationsErrors = { 'integrations.event_too_old': 410 } as const
export const integrationsOperations = {
  streamEvents: defineOperation({
    id: 'streamEvents',
    method: 'GET',
    path: '/api/v1/events',
    tag: 'integrations',
    summary:
      'Events as they happen (server-sent events, resumable with Last-Event-ID), scoped to the caller (INT-1)',
    permission: 'events:stream',
    auth: ['api_key', 'browser_token', 'session'],
    query: closed({ kinds: Type.Optional(Type.String({ maxLength: 500 })) }),
    responses: { 200: EventResponse },
    errors: ['integrations.event_too_old'],
    isEventStream: true,
  }),
}
