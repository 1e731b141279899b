import { defineError } from '../../../platform/errors/index.ts'

export const listenNotApproved = defineError('recordings.listen_not_approved')
export const listenExpired = defineError('recordings.listen_expired')
export const playsUsedUp = defineError('recordings.plays_used_up')
export const listenAlreadyRequested = defineError('recordings.listen_already_requested')
export const listenRequestNotFound = defineError('recordings.listen_request_not_found')
export const listenRequestClosed = defineError('recordings.listen_request_closed')
export const ownRequest = defineError('recordings.own_request')
export const ownCall = defineError('recordings.own_call')
export const renditionNotReady = defineError<{ rendition: string }>('recordings.rendition_not_ready')
export const rangeNotSatisfiable = defineError<{ sizeBytes: number }>('recordings.range_not_satisfiable')
