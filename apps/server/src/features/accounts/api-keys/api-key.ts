import { type ApiKeyAuthentication, type ApiKeyState, idPattern, type Permission } from '@smartym/contract'

export const apiKeyIdForm = new RegExp(idPattern('apiKey'))

/** A CRM's key. */
export interface ApiKey {
  readonly apiKeyId: string
  readonly companyId: string
  readonly name: string
  readonly authentication: ApiKeyAuthentication
  readonly permissions: readonly Permission[]
  /** The key reaches this unit and all below it; null for the company. */
  readonly orgUnitId: string | null
  readonly origins: readonly string[]
  /** Where the key is taken from; everywhere when empty. */
  readonly networks: readonly string[]
  readonly createdAt: number
  readonly expiresAt: number | null
  readonly revokedAt: number | null
  readonly rotatedAt: number | null
  readonly lastUsedAt: number | null
  readonly lastUsedAddress: string | null
  /** What proved the key before the last rotation. */
  readonly previous: { readonly endsAt: number; readonly lastUsedAt: number | null } | null
  /** Thumbprint of the public key; null for keys with a secret. */
  readonly thumbprint: string | null
}

export function stateOf({ revokedAt, expiresAt }: ApiKey, now: number): ApiKeyState {
  if (revokedAt !== null) return 'revoked'
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'active'
}
