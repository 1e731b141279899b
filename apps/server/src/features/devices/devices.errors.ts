import { defineError } from '../../platform/errors/index.ts'

export const deviceNotFound = defineError('devices.not_found')
export const deviceStateConflict = defineError<{ state: string }>('devices.state_conflict')
export const registrationCodeNotFound = defineError('devices.registration_code_not_found')
export const registrationThrottled = defineError<{ retryAfterSeconds: number }>(
  'devices.registration_throttled',
)
export const challengeInvalid = defineError('devices.challenge_invalid')
export const deviceNotListed = defineError('devices.not_listed')
export const agentNotFound = defineError('agents.not_found')
export const registrationCodeInvalid = defineError('devices.registration_code_invalid')
export const keyProofInvalid = defineError('devices.key_proof_invalid')
export const keyInUse = defineError('devices.key_in_use')
export const proofInvalid = defineError('devices.proof_invalid')
export const proofNonceRequired = defineError('devices.proof_nonce_required')
export const deviceNotTrusted = defineError('devices.not_trusted')
export const deviceNotActive = defineError('devices.not_active')
