import { defineError } from '../../platform/errors/index.ts'

export const reportGap = defineError<{ expectedSeq: number }>('handset.report_gap')
