import { defineError } from '../../../platform/errors/index.ts'

export const tooManyMarks = defineError<{ maxMarks: number }>('recordings.too_many_marks')
export const markNotFound = defineError('recordings.mark_not_found')
