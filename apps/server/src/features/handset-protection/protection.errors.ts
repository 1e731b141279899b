import { defineError } from '../../platform/errors/index.ts'

export const agentUnknown = defineError('agents.not_found')
export const lockNotResettable = defineError<{ state: string }>('devices.state_conflict')
