import type { RegisterDeviceResponse, RegistrationChallenge } from '@smartym/contract'
import type { HandsetEvent } from '@smartym/handset-core'
import type { DeviceKeys } from '../journal/device-keys.ts'
import type { FactStore } from '../journal/phone-storage.ts'
import { toNetworkFault } from './network-fault.ts'
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

export interface RegistrarParts {
  facts: FactStore
  keys: DeviceKeys
  network: Network
  phone: PhoneDescription
  tell(event: HandsetEvent): void
}

/** The phone's registration with a single-use code (SEC-1): the key never leaves the phone. */
export interface Registrar {
  /** Null before the phone has registered. */
  current(): Registration | null
  /** Throws a `NetworkFaultError` when the server refuses or is not there. */
  register(code: string): Promise<RegisterDeviceResponse>
  /** The same, answered by an event. */
  request(code: string): void
}

export function createRegistrar({ facts, keys, network, phone, tell }: RegistrarParts): Registrar {
  async function post<T>(path: string, body?: object): Promise<T> {
    const response = await network.request({
      method: 'POST',
      path,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    return (await response.json()) as T
  }

  /* The key proves itself by signing the server's challenge with the code. */
  async function register(code: string): Promise<RegisterDeviceResponse> {
    const { challenge } = await post<RegistrationChallenge>('/api/v1/device-registration-challenges')
    const message = Buffer.from(`smartym/registration${challenge}${code}`)
    const answer = await post<RegisterDeviceResponse>('/api/v1/device-registrations', {
      code,
      challenge,
      publicKey: keys.publicKey.toString('base64url'),
      proof: keys.sign(message).toString('base64url'),
      ...phone,
    })
    const { deviceId, companyId } = answer
    facts.set(factName, JSON.stringify({ deviceId, companyId } satisfies Registration))
    return answer
  }

  return {
    current() {
      const known = facts.find(factName)
      return known === undefined ? null : (JSON.parse(known) as Registration)
    },
    register,
    request(code) {
      register(code)
        .then(
          ({ deviceId, state }): HandsetEvent => ({ type: 'registration.accepted', deviceId, state }),
          (error: unknown): HandsetEvent => ({ type: 'registration.refused', fault: toNetworkFault(error) }),
        )
        .then(tell, (error: unknown) => queueMicrotask(() => raise(error)))
    },
  }
}

/** A mistake of ours must not pass for a fault of the network. */
function raise(error: unknown): never {
  throw error
}
