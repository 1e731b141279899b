import type { RegisterDeviceResponse, RegistrationChallenge } from '@smartym/contract'
import type { FactStore } from '../journal/phone-storage.ts'
import type { DeviceKeys } from '../journal/device-keys.ts'
import type { Network } from './network.ts'

/** Who this phone is to the server. */
export interface Registration {
  deviceId: string
  companyId: string
}

const factName = 'registration'

export interface PhoneDescription {
  model: string
  osVersion: string
  appVersion: string
}

/**
 * The phone's registration, made at its first start with a single-use code (SEC-1): the key never leaves the phone, it
 * proves itself by signing the server's challenge with the code. Throws when a code is needed and none is given, or the server refuses.
 */
export async function ensureRegistered({
  facts,
  keys,
  network,
  registrationCode,
  phone,
}: {
  facts: FactStore
  keys: DeviceKeys
  network: Network
  registrationCode: string | undefined
  phone: PhoneDescription
}): Promise<Registration> {
  const known = facts.find(factName)
  if (known !== undefined) return JSON.parse(known) as Registration
  if (registrationCode === undefined) throw new Error('this handset is new: it needs a registration code')
  const challenged = await network.request({ method: 'POST', path: '/api/v1/device-registration-challenges' })
  const { challenge } = (await challenged.json()) as RegistrationChallenge
  const message = Buffer.from(`smartym/registration${challenge}${registrationCode}`)
  const response = await network.request({
    method: 'POST',
    path: '/api/v1/device-registrations',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      code: registrationCode,
      challenge,
      publicKey: keys.publicKey.toString('base64url'),
      proof: keys.sign(message).toString('base64url'),
      ...phone,
    }),
  })
  const { deviceId, companyId } = (await response.json()) as RegisterDeviceResponse
  const registration = { deviceId, companyId }
  facts.set(factName, JSON.stringify(registration))
  return registration
}
