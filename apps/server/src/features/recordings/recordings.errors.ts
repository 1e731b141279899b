import { defineError } from '../../platform/errors/index.ts'

export const recordingNotFound = defineError('recordings.not_found')
export const recordingNotStored = defineError<{ recordingState: string }>('recordings.not_stored')
