import { defineError } from '../../platform/errors/index.ts'

export const deviceNotFound = defineError('devices.not_found')
export const registrationCodeInvalid = defineError('devices.registration_code_invalid')
export const keyProofInvalid = defineError('devices.key_proof_invalid')
export const keyInUse = defineError('devices.key_in_use')
export const proofInvalid = defineError('devices.proof_invalid')
export const proofNonceRequired = defineError('devices.proof_nonce_required')
export const deviceNotActive = defineError('devices.not_active')
