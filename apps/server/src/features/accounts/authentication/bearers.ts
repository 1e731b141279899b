import { authForbidden } from '../../../platform/errors/index.ts'
import type { OrganizationSlice } from '../../organization/index.ts'
import { type Account, isAgentAccount } from '../account.ts'
import { apiKeyPrefix } from '../api-keys/api-key-token.ts'
import type { ApiKeysService } from '../api-keys/api-keys.service.ts'
import { browserTokenPrefix } from '../browser-tokens/browser-token.ts'
import type { BrowserTokensService } from '../browser-tokens/browser-tokens.service.ts'
import type { BearerKind } from './authenticator.ts'
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
    async authenticate(token) {
      const key = await apiKeys.findByToken(token)
      return key && apiKeyCaller(key, organization)
    },
  }
}

/** A token works only in pages of the origins that its key names (decision 13); browsers say the origin, pages cannot. */
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
