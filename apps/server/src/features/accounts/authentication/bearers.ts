import { authForbidden } from '../../../platform/errors/index.ts'
import type { OrganizationSlice } from '../../organization/index.ts'
import { type Account, isAgentAccount } from '../account.ts'
import { apiKeyPrefix } from '../api-keys/api-key-credentials.ts'
import type { ApiKeysService } from '../api-keys/api-keys.service.ts'
import { accessTokenPrefix } from '../api-keys/oauth/access-token.ts'
import type { AccessTokens } from '../api-keys/oauth/access-tokens.service.ts'
import { isSigned } from '../api-keys/signed-requests/signed-request.rules.ts'
import type { SignedRequests } from '../api-keys/signed-requests/signed-requests.service.ts'
import { browserTokenPrefix } from '../browser-tokens/browser-token.ts'
import type { BrowserTokensService } from '../browser-tokens/browser-tokens.service.ts'
import type { BearerKind, SignedCallers } from './authenticator.ts'
import { apiKeyCaller, browserTokenCaller } from './callers.ts'

export interface BearersDeps {
  readonly apiKeys: ApiKeysService
  readonly browserTokens: BrowserTokensService
  readonly organization: Pick<OrganizationSlice, 'subtreeIds'>
  readonly findAgentAccount: (companyId: string, agentId: string) => Promise<Account | undefined>
}

export function apiKeyBearer({ apiKeys, organization }: BearersDeps): BearerKind {
  return {
    prefix: apiKeyPrefix,
    kind: 'api_key',
    async authenticate(token, request) {
      const key = await apiKeys.findByToken(token, request.ip)
      return key && apiKeyCaller(key, organization)
    },
  }
}

/** A key's access token: the key itself for a while, perhaps with less. */
export function accessTokenBearer(
  accessTokens: Pick<AccessTokens, 'findByToken'>,
  { organization }: Pick<BearersDeps, 'organization'>,
): BearerKind {
  return {
    prefix: accessTokenPrefix,
    kind: 'api_key',
    async authenticate(token, request) {
      const key = await accessTokens.findByToken(token, request.ip)
      return key && apiKeyCaller(key, organization)
    },
  }
}

/** Systems that sign each request with their key's secret. */
export function signedCallers(
  signedRequests: SignedRequests,
  { organization }: Pick<BearersDeps, 'organization'>,
): SignedCallers {
  return {
    isSigned: ({ headers }) => isSigned(headers),
    authenticate: async (request) => apiKeyCaller(await signedRequests.authenticate(request), organization),
    confirm: async (request) => apiKeyCaller(await signedRequests.confirm(request), organization),
  }
}

/**
 * A token works only in pages of the origins that its key names (decision 13); browsers say the origin, pages cannot. The
 * networks of the key hold for the CRM's server, not here: agents' browsers are elsewhere.
 */
export function browserTokenBearer(deps: BearersDeps): BearerKind {
  const { apiKeys, browserTokens, findAgentAccount } = deps
  return {
    prefix: browserTokenPrefix,
    kind: 'browser_token',
    async authenticate(token, request) {
      const row = await browserTokens.findLive(token)
      const key = row && (await apiKeys.findLive(row.api_key_id))
      if (row === undefined || key === undefined) return undefined
      const { origin } = request.headers
      if (origin === undefined || !key.origins.includes(origin)) throw authForbidden({ permission: 'origin' })
      const account = await findAgentAccount(row.company_id, row.agent_id)
      const tokenId = `btk_${Buffer.from(row.token_hash).toString('hex', 0, 16)}`
      return isAgentAccount(account) ? browserTokenCaller(tokenId, key, account) : undefined
    },
  }
}
