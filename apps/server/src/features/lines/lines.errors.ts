import { defineError } from '../../platform/errors/index.ts'

export const lineNotFound = defineError('lines.not_found')
