import type { ApiKeyResponse, ApiKeySecretResponse } from '@smartym/contract'
import { idOf, iso } from './random.ts'

const dayMs = 86_400_000

function apiKey(number: number, name: string, changes: Partial<ApiKeyResponse> = {}): ApiKeyResponse {
  return {
    apiKeyId: idOf('key', number),
    name,
    authentication: 'secret',
    state: 'active',
    permissions: ['self', 'browser_tokens:issue', 'dialing:dial', 'dialing:cancel', 'dialing:list'],
    orgUnitId: null,
    orgUnitName: null,
    origins: ['https://tm.saenaru.example'],
    networks: ['10.20.0.0/16'],
    createdAt: iso(Date.now() - 80 * dayMs),
    expiresAt: iso(Date.now() + 200 * dayMs),
    revokedAt: null,
    rotatedAt: null,
    lastUsedAt: iso(Date.now() - 40_000),
    lastUsedAddress: '10.20.4.11',
    previous: null,
    thumbprint: null,
    ...changes,
  }
}

const team = { orgUnitId: idOf('org', 6), orgUnitName: '카드발급팀' }

const apiKeys: readonly ApiKeyResponse[] = [
  apiKey(1, '수신 TM 시스템', {
    networks: ['10.20.0.0/16', '10.21.0.0/16', '2001:db8:20::/48'],
    rotatedAt: iso(Date.now() - 3_600_000),
    previous: { endsAt: iso(Date.now() + 82_800_000), lastUsedAt: iso(Date.now() - 61_000) },
  }),
  apiKey(2, '카드 발급 상담(구 시스템)', { ...team, authentication: 'signature', origins: [] }),
  apiKey(3, '통합 CRM', {
    authentication: 'assertion',
    expiresAt: null,
    thumbprint: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
  }),
  apiKey(4, '연체 관리 배치', { expiresAt: iso(Date.now() + 6 * dayMs), origins: [], networks: [] }),
  apiKey(5, '캠페인 시험 연동', { state: 'expired', expiresAt: iso(Date.now() - 3 * dayMs) }),
  apiKey(6, '녹취 검색 대외 연계용 읽기 전용 키 (품질관리부 요청, 2026년 상반기 계약분)', {
    permissions: ['self', 'calls:list', 'recordings:list'],
    lastUsedAt: null,
    lastUsedAddress: null,
    origins: [],
  }),
]

const revokedKeys: readonly ApiKeyResponse[] = [
  apiKey(7, '이전 CRM', { state: 'revoked', revokedAt: iso(Date.now() - 20 * dayMs) }),
]

function madeKey(authentication: unknown): ApiKeySecretResponse {
  const [first, , third] = apiKeys
  if (first === undefined || third === undefined) throw new Error('the list of keys is too short')
  if (authentication === 'assertion') return { apiKey: third, secret: '' }
  return {
    apiKey: first,
    secret: `smk_${first.apiKeyId.slice(4)}_n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg`,
  }
}

/** Keys that fit the filters of the list. */
function fittingKeys({ state, authentication, search = '' }: Readonly<Record<string, string | undefined>>) {
  return (state === 'revoked' ? revokedKeys : apiKeys).filter(
    (key) =>
      (state === undefined || key.state === state) &&
      (authentication === undefined || key.authentication === authentication) &&
      key.name.includes(search),
  )
}

/** What the operations of keys answer. */
export const apiKeyAnswers = {
  list: fittingKeys,
  create: ({ body }: { readonly body: Readonly<Record<string, unknown>> }) => madeKey(body['authentication']),
  rotate: () => madeKey('secret'),
  change: () => apiKeys[0],
}
