import { defineError } from '../../platform/errors/index.ts'

export const lineNotFound = defineError('lines.not_found')
export const lineNumberInvalid = defineError('lines.number_invalid')
export const lineNumberInUse = defineError('lines.number_in_use')
export const lineCodeUnavailable = defineError('lines.code_unavailable')
export const lineCodeWrong = defineError<{ triesLeft: number }>('lines.code_wrong')
export const lineCodeExpired = defineError('lines.code_expired')
