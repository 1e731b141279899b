import type { FastifyRequest } from 'fastify'
import { passkeysUnavailable } from '../accounts.errors.ts'
import type { RelyingParty } from '../second-factors/passkeys.ts'

/** The address that browsers show: as configured, else `localhost` where the server runs on the user's own machine. */
export interface PublicAddress {
  /** `https://smartym.bank.example`; undefined when it is not known. */
  originOf(request: FastifyRequest): string | undefined
  /** Undefined where passkeys cannot be bound to the address: browsers want a name, not a number. */
  findParty(request: FastifyRequest): RelyingParty | undefined
  /** Throws `accounts.passkeys_unavailable`. */
  getParty(request: FastifyRequest): RelyingParty
}

const ownMachine = /^(?:localhost|127\.0\.0\.1)(?::\d{1,5})?$/

export function createPublicAddress(configured: string | undefined): PublicAddress {
  function originOf({ headers: { host = '' } }: FastifyRequest): string | undefined {
    if (configured !== undefined) return new URL(configured).origin
    return ownMachine.test(host) ? `http://${host}` : undefined
  }
  function findParty(request: FastifyRequest): RelyingParty | undefined {
    const origin = originOf(request)
    return origin === undefined || /^\d/.test(new URL(origin).hostname) ? undefined : { origin }
  }
  return {
    originOf,
    findParty,
    getParty(request) {
      const party = findParty(request)
      if (party === undefined) throw passkeysUnavailable()
      return party
    },
  }
}
