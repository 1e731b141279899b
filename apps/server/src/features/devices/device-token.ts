import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import { bytesToId, idToBytes } from '../../platform/ids/index.ts'

export const deviceTokenPrefix = 'smd_'

const deviceIdBytes = 16
const expiryBytes = 6
const bodyBytes = deviceIdBytes + expiryBytes
const tokenBytes = bodyBytes + 32
const tokenForm = /^smd_[\w-]{72}$/

/** Bearer of a phone's HTTP requests: device and expiry, signed, so that any node checks it and none stores it. */
export interface DeviceTokens {
  create(deviceId: string, expiresAt: number): string
  /** The phone whose live token this is. */
  parse(token: string, now: number): string | undefined
}

/** `secret`: 32 bytes that every node shares. */
export function createDeviceTokens(secret: Uint8Array): DeviceTokens {
  /* Bytes in its place are told from a key by an exception inside Node, at every token. */
  const key = createSecretKey(secret)
  const macOf = (body: Uint8Array): Buffer =>
    createHmac('sha256', key).update('smartym/device-token').update(body).digest()
  return {
    create(deviceId, expiresAt) {
      const body = Buffer.alloc(bodyBytes)
      idToBytes(deviceId).copy(body)
      body.writeUIntBE(expiresAt, deviceIdBytes, expiryBytes)
      return `${deviceTokenPrefix}${Buffer.concat([body, macOf(body)]).toString('base64url')}`
    },
    parse(token, now) {
      if (!tokenForm.test(token)) return undefined
      const bytes = Buffer.from(token.slice(deviceTokenPrefix.length), 'base64url')
      if (bytes.length !== tokenBytes) return undefined
      const body = bytes.subarray(0, bodyBytes)
      if (!timingSafeEqual(bytes.subarray(bodyBytes), macOf(body))) return undefined
      if (now >= body.readUIntBE(deviceIdBytes, expiryBytes)) return undefined
      return bytesToId('device', body.subarray(0, deviceIdBytes))
    },
  }
}
