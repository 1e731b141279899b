import {
  exportOf,
  type Fresh,
  get,
  list,
  open,
  ownOnly,
  patch,
  post,
  remove,
  thing,
  type Trial,
} from './trial.ts'

const keys = () => get('api-keys?limit=200')
const freshKey: Fresh = {
  probe: ({ orgUnitId }) =>
    post('api-keys', { name: '새 키', permissions: ['calls:list'], orgUnitId, origins: [] }),
  take: ({ apiKey }) => ({ apiKeyId: (apiKey as { apiKeyId: string }).apiKeyId }),
}

/** Keys of CRMs. */
export const keyTrials = {
  getOwnApiKey: ownOnly,
  createApiKey: thing(
    ({ orgUnitId }) =>
      post('api-keys', { name: '새 키', permissions: ['calls:list'], orgUnitId, origins: [] }),
    keys,
  ),
  exportApiKeys: exportOf('api-keys', ({ apiKeyId }) => apiKeyId),
  listApiKeys: list('api-keys?limit=200', ({ apiKeyId }) => apiKeyId),
  revokeApiKey: thing(({ apiKeyId }) => remove(`api-keys/${apiKeyId}`), keys, {
    shows: ({ apiKeyId }) => apiKeyId,
    fresh: freshKey,
  }),
  changeApiKey: thing(({ apiKeyId }) => patch(`api-keys/${apiKeyId}`, { name: '바꾼 키' }), keys, {
    shows: ({ apiKeyId }) => apiKeyId,
    fresh: freshKey,
  }),
  changeApiKeys: {
    kind: 'list',
    probe: ({ apiKeyId }) =>
      post('api-key-changes', { act: 'set_end', apiKeyIds: [apiKeyId], expiresAt: null }),
    has: (answer) => !answer.includes('accounts.api_key_not_found'),
  },
  rotateApiKey: thing(({ apiKeyId }) => post(`api-keys/${apiKeyId}/rotation`, { overlapSeconds: 0 }), keys, {
    shows: ({ apiKeyId }) => apiKeyId,
    fresh: freshKey,
  }),
  endPreviousSecret: thing(({ apiKeyId }) => remove(`api-keys/${apiKeyId}/previous-secret`), keys, {
    shows: ({ apiKeyId }) => apiKeyId,
    fresh: freshKey,
  }),
  issueAccessToken: open,
} satisfies Readonly<Record<string, Trial>>
