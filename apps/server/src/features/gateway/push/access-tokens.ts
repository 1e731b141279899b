import { JWT } from 'google-auth-library'
import type { ServiceAccount } from './push.config.ts'

const scope = 'https://www.googleapis.com/auth/firebase.messaging'
const timeoutMs = 5000

/** Access tokens of a service account, each kept for its life. */
export interface AccessTokens {
  /** Rejects when the account gets none. */
  get(): Promise<string>
  /** The one given last is not taken any more. */
  forget(): void
}

/** `address` stands for Google's own, which the library knows by heart: the company may have a way of its own to it. */
export function createAccessTokens(account: ServiceAccount, address: string): AccessTokens {
  const create = (): JWT =>
    new JWT({
      email: account.email,
      key: account.privateKey,
      ...(account.privateKeyId !== undefined && { keyId: account.privateKeyId }),
      scopes: [scope],
      transporterOptions: {
        timeout: timeoutMs,
        fetchImplementation: (_url, init) =>
          fetch(new URL('/token', address), { ...init, redirect: 'error' }),
      },
    })
  let client = create()
  return {
    async get() {
      const { token } = await client.getAccessToken()
      if (token == null) throw new Error('the service account got no access token')
      return token
    },
    forget() {
      client = create()
    },
  }
}
