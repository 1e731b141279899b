import {
  type ApiKeyAuthentication,
  apiKeyAuthentications,
  type ApiKeyState,
  apiKeyStates,
} from '@smartym/contract/constants'
import { compact, type RawSearch, read } from '../../../platform/search-params.ts'

export interface ApiKeysSearch {
  /** Without it: all that are not revoked. */
  readonly state?: ApiKeyState | undefined
  readonly authentication?: ApiKeyAuthentication | undefined
  /** Part of a name. */
  readonly find?: string | undefined
  /** The key that stands open at the right. */
  readonly key?: string | undefined
  readonly cursor?: string | undefined
  readonly row?: string | undefined
}

const keyForm = /^key_[0-9a-f]{32}$/

export function parseApiKeysSearch(raw: RawSearch): ApiKeysSearch {
  return compact<ApiKeysSearch>({
    state: read.oneOf(raw, 'state', apiKeyStates),
    authentication: read.oneOf(raw, 'authentication', apiKeyAuthentications),
    find: read.text(raw, 'find', 100),
    key: read.matching(raw, 'key', keyForm),
    cursor: read.text(raw, 'cursor', 500),
    row: read.matching(raw, 'row', keyForm),
  })
}
