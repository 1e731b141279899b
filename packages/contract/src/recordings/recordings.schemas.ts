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
  shownCustomer,
  withTotal,
} from '../schema.ts'
import {
  captureMethods,
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
    ...shownCustomer,
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
