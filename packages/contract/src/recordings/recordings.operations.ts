import { Type } from 'typebox'
import { numberSearchErrors } from '../calls/calls.operations.ts'
import { defineExport } from '../exports/exports.ts'
import { Id } from '../ids.ts'
import { defineOperation } from '../operation.ts'
import { closed } from '../schema.ts'
import { listeningErrors, listeningOperations } from './listening.operations.ts'
import { ownRecordingsErrors, ownRecordingsOperations } from './own-recordings.operations.ts'
import { ListRecordingsQuery, MarkResponse, RecordingPage, RecordingResponse } from './recordings.schemas.ts'

const params = closed({ recordingId: Id('recording') })

const listRecordings = defineOperation({
  id: 'listRecordings',
  method: 'GET',
  path: '/api/v1/recordings',
  tag: 'recordings',
  summary: 'Recordings, newest first (ADM-1)',
  permission: 'recordings:list',
  auth: ['session', 'api_key'],
  query: ListRecordingsQuery,
  /* Whoever looks for one customer's recordings shows who it is. */
  reauthentication: ['number', 'trailingDigits'],
  responses: { 200: RecordingPage },
  errors: numberSearchErrors,
})

export const recordingsOperations = {
  listRecordings,
  exportRecordings: defineExport(listRecordings, {
    id: 'exportRecordings',
    summary: 'The list of recordings as a file (ADM-1)',
    permission: 'recordings:export',
    errors: numberSearchErrors,
  }),
  getRecording: defineOperation({
    id: 'getRecording',
    method: 'GET',
    path: '/api/v1/recordings/:recordingId',
    tag: 'recordings',
    summary: 'One recording',
    permission: 'recordings:list',
    auth: ['session', 'api_key'],
    params,
    responses: { 200: RecordingResponse },
    errors: ['recordings.not_found'],
  }),
  ...listeningOperations,
  ...ownRecordingsOperations,
  listMarks: defineOperation({
    id: 'listMarks',
    method: 'GET',
    path: '/api/v1/recordings/:recordingId/marks',
    tag: 'recordings',
    summary: 'Places in the sound (ADM-2), at most 500',
    permission: 'recordings:list',
    auth: ['session'],
    params,
    responses: { 200: Type.Object({ items: Type.Array(MarkResponse) }) },
    errors: ['recordings.not_found'],
  }),
  createMark: defineOperation({
    id: 'createMark',
    method: 'POST',
    path: '/api/v1/recordings/:recordingId/marks',
    tag: 'recordings',
    summary: 'Mark a place in the sound with a word (ADM-2)',
    permission: 'recordings:mark',
    auth: ['session'],
    params,
    body: closed({ atMs: Type.Integer({ minimum: 0 }), text: Type.String({ maxLength: 200 }) }),
    responses: { 201: MarkResponse },
    errors: ['recordings.not_found', 'recordings.too_many_marks'],
    idempotency: 'required',
  }),
  deleteMark: defineOperation({
    id: 'deleteMark',
    method: 'DELETE',
    path: '/api/v1/recordings/:recordingId/marks/:markId',
    tag: 'recordings',
    summary: 'Remove a mark',
    permission: 'recordings:mark',
    auth: ['session'],
    params: closed({ recordingId: Id('recording'), markId: Id('mark') }),
    responses: { 204: Type.Null() },
    errors: ['recordings.not_found', 'recordings.mark_not_found'],
  }),
}
export const recordingsErrors = {
  'recordings.not_found': 404,
  'recordings.not_stored': 409,
  ...listeningErrors,
  ...ownRecordingsErrors,
  'recordings.too_many_marks': 409,
  'recordings.mark_not_found': 404,
  'recordings.upload_unknown_recording': 409,
  'recordings.upload_not_found': 404,
  'recordings.upload_expired': 410,
  'recordings.upload_offset_mismatch': 409,
  'recordings.upload_checksum_mismatch': 460,
  'recordings.upload_length_exceeded': 413,
  'recordings.upload_length_invalid': 400,
  'recordings.upload_locked': 423,
  'recordings.upload_damaged': 422,
  'recordings.upload_too_many': 429,
  'recordings.upload_version_unsupported': 412,
} as const
