import type { DialRefusal } from '@smartym/contract'
import { defineError } from '../../platform/errors/index.ts'

export const requestNotFound = defineError('dialing.request_not_found')
export const agentRequired = defineError('dialing.agent_required')
export const agentNotFound = defineError('agents.not_found')
export const traceNotFound = defineError('calls.not_found')
export const numberInvalid = defineError('dialing.number_invalid')
export const numberEmergency = defineError('dialing.number_emergency')
export const numberForeign = defineError('dialing.number_foreign')
export const notCancelable = defineError<{ dialRequestState: string }>('dialing.not_cancelable')
export const agentLoggedOut = defineError<DialRefusal>('dialing.agent_logged_out')
export const agentInCall = defineError<DialRefusal>('dialing.agent_in_call')
export const agentInWrapUp = defineError<DialRefusal>('dialing.agent_in_wrap_up')
export const agentNotReady = defineError<DialRefusal>('dialing.agent_not_ready')
export const agentReserved = defineError<DialRefusal>('dialing.agent_reserved')
export const deviceNotConnected = defineError<DialRefusal>('dialing.device_not_connected')
export const consentMissing = defineError<DialRefusal>('dialing.consent_missing')
export const recordingNotReady = defineError<DialRefusal & { recordingFaults: readonly string[] }>(
  'dialing.recording_not_ready',
)
