import { Type, type Static } from 'typebox'
import { searchFilters } from '../calls/calls.schemas.ts'
import { callDirections } from '../calls/calls.constants.ts'
import { Id } from '../ids.ts'
import {
  closed,
  Instant,
  named,
  nullable,
  oneOf,
  page,
  pageQuery,
  ShownPhoneNumber,
  withTotal,
} from '../schema.ts'
import {
  captureMethods,
  listenReasons,
  listenRequestStates,
  recordingEndReasons,
  recordingMedia,
  recordingModes,
  recordingStates,
  uploadStates,
} from './recordings.constants.ts'

export const RecordingUploadResponse = named(
  'RecordingUpload',
  Type.Object({
    state: oneOf(uploadStates),
    offsetBytes: Type.Integer(),
    lengthBytes: nullable(Type.Integer()),
    faultCode: nullable(Type.String()),
    updatedAt: Instant,
  }),
)
export const MarkResponse = named(
  'Mark',
  Type.Object({
    markId: Id('mark'),
    atMs: Type.Integer({ minimum: 0 }),
    text: Type.String(),
    createdBy: Type.String(),
    createdAt: Instant,
  }),
)
export type MarkResponse = Static<typeof MarkResponse>

export const RecordingResponse = named(
  'Recording',
  Type.Object({
    recordingId: Id('recording'),
    callId: Id('call'),
    state: oneOf(recordingStates),
    media: nullable(oneOf(recordingMedia)),
    mode: oneOf(recordingModes),
    captureMethod: nullable(oneOf(captureMethods)),
    direction: oneOf(callDirections),
    agentId: nullable(Id('agent')),
    agentName: nullable(Type.String()),
    employeeNumber: nullable(Type.String()),
    extension: nullable(Type.String()),
    orgUnitId: nullable(Id('orgUnit')),
    orgUnitName: nullable(Type.String()),
    deviceId: Id('device'),
    customerNumber: ShownPhoneNumber,
    customerName: nullable(Type.String()),
    customerReference: nullable(Type.String()),
    startedAt: Instant,
    durationMs: nullable(Type.Integer()),
    /** Seconds of sound lost to a crash, known after recovery. */
    lostMs: nullable(Type.Integer()),
    endReason: nullable(oneOf(recordingEndReasons)),
    sizeBytes: nullable(Type.Integer()),
    deviceSeq: nullable(Type.Integer()),
    storedAt: nullable(Instant),
    isMarked: Type.Boolean(),
    upload: nullable(RecordingUploadResponse),
    /** `ready` when the player can play; `missing_tool` when the server has no ffmpeg. */
    rendition: oneOf(['none', 'pending', 'ready', 'failed', 'missing_tool']),
    /** May this caller listen now, must it ask, or is it not allowed. */
    listening: oneOf(['allowed', 'must_request', 'requested', 'refused', 'not_possible']),
  }),
)
export type RecordingResponse = Static<typeof RecordingResponse>
export const RecordingPage = page('RecordingPage', RecordingResponse)
export const ListRecordingsQuery = closed({
  ...pageQuery,
  ...withTotal,
  ...searchFilters,
  state: Type.Optional(oneOf(recordingStates)),
  isMarked: Type.Optional(Type.Boolean()),
  mode: Type.Optional(oneOf(recordingModes)),
})
export type ListRecordingsQuery = Static<typeof ListRecordingsQuery>

export const ListenRequestResponse = named(
  'ListenRequest',
  Type.Object({
    listenRequestId: Id('listenRequest'),
    recordingId: Id('recording'),
    callId: Id('call'),
    state: oneOf(listenRequestStates),
    reason: oneOf(listenReasons),
    text: Type.String(),
    requesterId: Id('account'),
    requesterName: Type.String(),
    agentName: nullable(Type.String()),
    orgUnitName: nullable(Type.String()),
    customerNumber: ShownPhoneNumber,
    callStartedAt: Instant,
    durationMs: nullable(Type.Integer()),
    createdAt: Instant,
    /** End of the request, or of the approval's validity once approved. */
    expiresAt: Instant,
    decidedByName: nullable(Type.String()),
    decidedAt: nullable(Instant),
    decisionNote: nullable(Type.String()),
    playsLeft: nullable(Type.Integer()),
    /** May this caller decide on it. */
    mayDecide: Type.Boolean(),
  }),
)
export type ListenRequestResponse = Static<typeof ListenRequestResponse>
export const ListenRequestPage = page('ListenRequestPage', ListenRequestResponse)
export const ListListenRequestsQuery = closed({
  ...pageQuery,
  ...withTotal,
  state: Type.Optional(oneOf(listenRequestStates)),
  recordingId: Type.Optional(Id('recording')),
  mine: Type.Optional(Type.Boolean()),
})
export const CreateListenRequestRequest = closed({
  reason: oneOf(listenReasons),
  text: Type.String({ minLength: 5, maxLength: 500 }),
})
export const DecideListenRequestRequest = closed({
  decision: oneOf(['approved', 'rejected']),
  note: Type.Optional(Type.String({ maxLength: 500 })),
})

/**
 * The player's ephemeral public key (uncompressed P-256 point, hex); the answer seals the data keys to it by HPKE with info
 * `"smartym/smr1/play" ‖ 00 ‖ grantId (UTF-8) ‖ A`, for the recording's key and for those of its renditions.
 */
export const CreateListenGrantRequest = closed({
  publicKey: Type.String({ pattern: '^04[0-9a-f]{128}$' }),
  purpose: oneOf(['play', 'verify']),
})
const SealedKey = closed({ enc: Type.String(), ciphertext: Type.String() })
export const ListenGrantResponse = named(
  'ListenGrant',
  Type.Object({
    listenGrantId: Id('listenGrant'),
    recordingId: Id('recording'),
    expiresAt: Instant,
    playsLeft: Type.Integer(),
    /** Envelope block A of the recording, 112 bytes, hex. */
    identityBlock: Type.String(),
    /** Data key of the sealed recording itself (hex members). */
    recordingKey: SealedKey,
    /** Data keys of the renditions, context `smartym/rendition ‖ 00 ‖ kind ‖ recordingId bytes`. */
    renditions: Type.Array(
      Type.Object({
        kind: oneOf(['mp3', 'peaks']),
        contentType: Type.String(),
        sizeBytes: Type.Integer(),
        sealedKey: SealedKey,
      }),
    ),
    /** SubjectPublicKeyInfo of the phone that sealed it, hex, so that the player verifies the seal. */
    devicePublicKey: Type.String(),
    /** Name shown over the player as a deterrent. */
    watermark: Type.String(),
    captions: nullable(
      Type.Array(
        Type.Object({
          fromMs: Type.Integer(),
          toMs: Type.Integer(),
          speaker: oneOf(['agent', 'customer']),
          text: Type.String(),
        }),
      ),
    ),
  }),
)
export type ListenGrantResponse = Static<typeof ListenGrantResponse>
