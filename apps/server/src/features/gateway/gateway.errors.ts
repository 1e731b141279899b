import { defineError } from '../../platform/errors/index.ts'

export const wipeUnknown = defineError('devices.wipe_unknown')
export const wipeBegun = defineError<{ state: string }>('devices.state_conflict')
export const reportGap = defineError<{ expectedSeq: number }>('handset.report_gap')
