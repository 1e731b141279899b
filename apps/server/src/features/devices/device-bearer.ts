import type { Grants } from '@smartym/contract'
import type { Clock } from '../../platform/clock/index.ts'
import type { Caller } from '../../platform/http/index.ts'
import type { BearerKind } from '../accounts/index.ts'
import { deviceTokenPrefix, type DeviceTokens } from './device-token.ts'
import { deviceNotActive } from './devices.errors.ts'
import type { Device } from './devices.service.ts'
import type { DeviceProofs } from './proofs/device-proofs.ts'

const grants: Grants = { 'device:connect': 'own' }
const units = { team: [], subtree: [] } as const

/** A phone, by its token and the proof by its key; one that may no longer work is refused although both are good. */
export function deviceBearer(
  tokens: DeviceTokens,
  proofs: Pick<DeviceProofs, 'ensureProof'>,
  clock: Pick<Clock, 'now'>,
  findDevice: (deviceId: string) => Promise<Device | undefined>,
): BearerKind {
  return {
    prefix: deviceTokenPrefix,
    kind: 'device',
    scheme: 'DPoP',
    async authenticate(token, request): Promise<Caller | undefined> {
      const deviceId = tokens.parse(token, clock.now())
      const device = deviceId === undefined ? undefined : await findDevice(deviceId)
      if (device === undefined) return undefined
      const answerHeaders = await proofs.ensureProof(device, token, request)
      if (device.state !== 'active') throw deviceNotActive()
      return {
        kind: 'device',
        id: device.deviceId,
        companyId: device.companyId,
        accountId: null,
        agentId: device.agentId,
        deviceId: device.deviceId,
        apiKeyId: null,
        name: null,
        grants,
        units,
        scope: 'own',
        orgUnitIds: [],
        answerHeaders,
      }
    },
  }
}
