import type { AgentState } from '@smartym/contract'
import { defineError } from '../../platform/errors/index.ts'

export const agentNotFound = defineError('agents.not_found')
export const transitionRefused = defineError<{ agentState: AgentState }>('agents.transition_refused')
export const reasonUnknown = defineError<{ notReadyReason: string }>('agents.unknown_reason')
export const signedInElsewhere = defineError('agents.signed_in_elsewhere')
export const notAnAgent = defineError('agents.not_an_agent')
export const phoneOfAnother = defineError('agents.phone_of_another')
