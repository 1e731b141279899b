export const devicesErrors = {
  'devices.not_found': 404,
  'devices.registration_code_invalid': 403,
  'devices.key_proof_invalid': 403,
  'devices.key_in_use': 409,
  'devices.not_active': 403,
  'devices.proof_invalid': 401,
  'devices.proof_nonce_required': 401,
} as const
