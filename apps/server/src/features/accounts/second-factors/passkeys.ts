import type { PasskeyAssertion, PasskeyRegistration } from '@smartym/contract'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'

/** The public address that browsers show: passkeys are bound to it. */
export interface RelyingParty {
  /** `https://smartym.bank.example`. */
  readonly origin: string
}

/** A passkey as the server knows it. */
export interface KnownPasskey {
  readonly credentialId: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: string[]
}

interface Person {
  readonly accountId: string
  readonly loginId: string
  readonly name: string
}

const rpName = 'SmartyM'
const timeoutMs = 120_000

function idOf({ origin }: RelyingParty): string {
  return new URL(origin).hostname
}

/** Options to make a passkey; not at an authenticator that has one of the account already. */
export function passkeyCreationOptions(party: RelyingParty, person: Person, known: readonly KnownPasskey[]) {
  return generateRegistrationOptions({
    rpName,
    rpID: idOf(party),
    userName: person.loginId,
    userDisplayName: person.name,
    userID: new TextEncoder().encode(person.accountId),
    timeout: timeoutMs,
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'required' },
  })
}

/** Options to show one of the account's passkeys. */
export function passkeyRequestOptions(party: RelyingParty, known: readonly KnownPasskey[]) {
  return generateAuthenticationOptions({
    rpID: idOf(party),
    timeout: timeoutMs,
    userVerification: 'required',
    allowCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
  })
}

/** The passkey that a browser has made to a challenge; undefined when anything of it is wrong. */
export async function readNewPasskey(
  party: RelyingParty,
  registration: PasskeyRegistration,
  challenge: string,
): Promise<KnownPasskey | undefined> {
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: registration as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: idOf(party),
      requireUserVerification: true,
    })
    if (registrationInfo === undefined) return undefined
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential
    return { credentialId: id, publicKey, counter, transports }
  } catch {
    return undefined
  }
}

/** The passkey's own count after it signed a challenge; undefined when anything of the signature is wrong. */
export async function findPasskeyCounter(
  party: RelyingParty,
  known: KnownPasskey,
  { assertion, challenge }: { assertion: PasskeyAssertion; challenge: string },
): Promise<number | undefined> {
  const { credentialId, publicKey, counter, transports } = known
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: assertion as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: idOf(party),
      credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter, transports },
      requireUserVerification: true,
    })
    return verified ? authenticationInfo.newCounter : undefined
  } catch {
    return undefined
  }
}
