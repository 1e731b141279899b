import { defineError } from '../../../platform/errors/index.ts'

export const uploadUnknownRecording = defineError('recordings.upload_unknown_recording', {
  retryAfterSeconds: 5,
})
export const uploadNotFound = defineError('recordings.upload_not_found')
export const uploadExpired = defineError('recordings.upload_expired')
export const uploadOffsetMismatch = defineError<{ offsetBytes: number }>('recordings.upload_offset_mismatch')
export const uploadChecksumMismatch = defineError('recordings.upload_checksum_mismatch')
export const uploadLengthExceeded = defineError<{ maxBytes: number }>('recordings.upload_length_exceeded')
export const uploadLengthInvalid = defineError('recordings.upload_length_invalid')
export const uploadLocked = defineError('recordings.upload_locked')
/** `shouldResend`: the phone sends it again from the start; else it keeps its file until somebody looks at it. */
export const uploadDamaged = defineError<{ faultCode: string; shouldResend: boolean }>(
  'recordings.upload_damaged',
)
export const uploadTooMany = defineError<{ retryAfterSeconds: number }>('recordings.upload_too_many')
export const uploadVersionUnsupported = defineError('recordings.upload_version_unsupported')
