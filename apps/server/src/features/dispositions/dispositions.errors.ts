import { defineError } from '../../platform/errors/index.ts'

export const dispositionUnknown = defineError<{ dispositionCode: string }>('dispositions.unknown_code')
