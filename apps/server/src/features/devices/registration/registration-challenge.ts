import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const expiryBytes = 6
const nonceBytes = 16
const macBytes = 16

export const registrationChallengeLifeMs = 5 * 60_000

/** Nonces that phones sign at their registration; signed, so that any node knows its own and none stores them. */
export interface RegistrationChallenges {
  create(expiresAt: number): string
  isLive(challenge: string, now: number): boolean
}

export function createRegistrationChallenges(key: Uint8Array): RegistrationChallenges {
  const macOf = (body: Uint8Array): Buffer =>
    createHmac('sha256', key)
      .update('smartym/registration-challenge')
      .update(body)
      .digest()
      .subarray(0, macBytes)
  return {
    create(expiresAt) {
      const body = Buffer.alloc(expiryBytes + nonceBytes)
      body.writeUIntBE(expiresAt, 0, expiryBytes)
      randomBytes(nonceBytes).copy(body, expiryBytes)
      return Buffer.concat([body, macOf(body)]).toString('base64url')
    },
    isLive(challenge, now) {
      const bytes = Buffer.from(challenge, 'base64url')
      if (bytes.length !== expiryBytes + nonceBytes + macBytes) return false
      const body = bytes.subarray(0, -macBytes)
      return timingSafeEqual(bytes.subarray(-macBytes), macOf(body)) && now < body.readUIntBE(0, expiryBytes)
    },
  }
}
