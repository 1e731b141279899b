import { Type } from 'typebox'
import { numberSearchErrors } from '../calls/calls.operations.ts'
import { Id } from '../ids.ts'
import { defineOperation } from '../operation.ts'
import { closed, oneOf } from '../schema.ts'
import { ListenGrantResponse } from './listening.schemas.ts'
import {
  CreateOwnListenGrantRequest,
  ListOwnRecordingsQuery,
  OwnRecordingPage,
  OwnRecordingResponse,
  RecordingMemoRequest,
} from './own-recordings.schemas.ts'

const params = closed({ recordingId: Id('recording') })
/* The agent must have shown lately who works on the phone (SEC-5). */
const whoIsThere = ['accounts.reauthentication_required'] as const

/** The agent's own recordings, on the phone where that agent works (REC-10). */
export const ownRecordingsOperations = {
  listOwnRecordings: defineOperation({
    id: 'listOwnRecordings',
    method: 'GET',
    path: '/api/v1/handset/recordings',
    tag: 'handset',
    summary: 'Own recordings of the agent who works on the phone, newest first (REC-10, SEC-5)',
    permission: 'device:connect',
    auth: ['device'],
    query: ListOwnRecordingsQuery,
    responses: { 200: OwnRecordingPage },
    errors: [...whoIsThere, ...numberSearchErrors],
  }),
  saveRecordingMemo: defineOperation({
    id: 'saveRecordingMemo',
    method: 'PUT',
    path: '/api/v1/handset/recordings/:recordingId/memo',
    tag: 'handset',
    summary: 'The agent’s memo on an own recording, and whether it is important (REC-10)',
    permission: 'device:connect',
    auth: ['device'],
    params,
    body: RecordingMemoRequest,
    responses: { 200: OwnRecordingResponse },
    errors: [...whoIsThere, 'recordings.not_found'],
  }),
  createOwnListenGrant: defineOperation({
    id: 'createOwnListenGrant',
    method: 'POST',
    path: '/api/v1/handset/recordings/:recordingId/listen-grants',
    tag: 'handset',
    summary:
      'Keys for one playing of an own recording on the phone, where the company allows it; audited before it leaves (REC-10, SEC-5, SEC-7)',
    permission: 'device:connect',
    auth: ['device'],
    params,
    body: CreateOwnListenGrantRequest,
    responses: { 201: ListenGrantResponse },
    errors: [
      ...whoIsThere,
      'recordings.not_found',
      'recordings.not_stored',
      'recordings.rendition_not_ready',
      'recordings.own_listening_off',
    ],
  }),
  readOwnListenContent: defineOperation({
    id: 'readOwnListenContent',
    method: 'GET',
    path: '/api/v1/handset/listen-grants/:listenGrantId/content/:kind',
    tag: 'handset',
    summary: 'Sealed bytes under a live grant of the phone (Range is served)',
    permission: 'device:connect',
    auth: ['device'],
    params: closed({ listenGrantId: Id('listenGrant'), kind: oneOf(['mp3', 'peaks', 'sealed']) }),
    responses: { 200: Type.Unknown(), 206: Type.Unknown() },
    errors: [
      ...whoIsThere,
      'recordings.listen_expired',
      'recordings.rendition_not_ready',
      'recordings.range_not_satisfiable',
    ],
    binary: 'application/octet-stream',
  }),
}

export const ownRecordingsErrors = { 'recordings.own_listening_off': 403 } as const
