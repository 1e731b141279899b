import { Type, type Static } from 'typebox'
import { callDirections } from '../calls/calls.constants.ts'
import { Id } from '../ids.ts'
import { closed, Instant, named, nullable, oneOf, page, pageQuery, ShownPhoneNumber } from '../schema.ts'
import { recordingStates } from './recordings.constants.ts'

/** Longest memo that an agent keeps with a recording. */
export const maxRecordingMemo = 500

/** What an agent may do about hearing an own recording now. */
export const ownListenings = ['allowed', 'not_possible', 'refused'] as const

/** A recording as the agent who is heard in it sees it on the phone (REC-10). */
export const OwnRecordingResponse = named(
  'OwnRecording',
  Type.Object({
    recordingId: Id('recording'),
    callId: Id('call'),
    state: oneOf(recordingStates),
    direction: oneOf(callDirections),
    customerNumber: ShownPhoneNumber,
    customerName: nullable(Type.String()),
    startedAt: Instant,
    durationMs: nullable(Type.Integer()),
    memo: Type.String(),
    isImportant: Type.Boolean(),
    /** `refused` where the company lets agents hear nothing of their own; `not_possible` before there is sound to play. */
    listening: oneOf(ownListenings),
  }),
)
export type OwnRecordingResponse = Static<typeof OwnRecordingResponse>
export const OwnRecordingPage = page('OwnRecordingPage', OwnRecordingResponse)
export type OwnRecordingPage = Static<typeof OwnRecordingPage>

/** A page may hold fewer than `limit`, and more may follow all the same: names are looked for among so many recordings at a time. */
export const ListOwnRecordingsQuery = closed({
  ...pageQuery,
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  /** Whole number, E.164 or national. */
  number: Type.Optional(Type.String({ maxLength: 30 })),
  trailingDigits: Type.Optional(Type.String({ pattern: '^([0-9]{4}|[0-9]{8})$' })),
  /** Part of the customer's name as it is shown. */
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  isImportant: Type.Optional(Type.Boolean()),
})
export type ListOwnRecordingsQuery = Static<typeof ListOwnRecordingsQuery>

export const RecordingMemoRequest = closed({
  memo: Type.String({ maxLength: maxRecordingMemo }),
  isImportant: Type.Boolean(),
})
export type RecordingMemoRequest = Static<typeof RecordingMemoRequest>

/** The ephemeral key of the phone's player, as in `CreateListenGrantRequest`. */
export const CreateOwnListenGrantRequest = closed({
  publicKey: Type.String({ pattern: '^04[0-9a-f]{128}$' }),
})
