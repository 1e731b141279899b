import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import type { PasskeyAssertion, PasskeyChallenge, PasskeyRegistration } from '@smartym/contract'

/** Can this browser make and show passkeys; only over HTTPS and on the own machine. */
export const hasPasskeys: boolean = browserSupportsWebAuthn()

/** The browser asks the person to make a passkey; rejects when that is given up. */
export async function makePasskey({ options }: PasskeyChallenge): Promise<PasskeyRegistration> {
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON
  const { response, ...credential } = await startRegistration({ optionsJSON })
  return { ...credential, clientExtensionResults: { ...credential.clientExtensionResults }, response }
}

/** The browser asks the person to show a passkey; rejects when that is given up. */
export async function showPasskey({ options }: PasskeyChallenge): Promise<PasskeyAssertion> {
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON
  const { response, ...credential } = await startAuthentication({ optionsJSON })
  return { ...credential, clientExtensionResults: { ...credential.clientExtensionResults }, response }
}
