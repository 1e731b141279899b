import { defineError } from '../../platform/errors/index.ts'

export const callNotFound = defineError('calls.not_found')
