import type { ApiKeyResponse } from '@smartym/contract'
import {
  type ExportColumn,
  type ExportNote,
  type Say,
  type TimeText,
  wordOf,
} from '../../../platform/exports/index.ts'
import type { ApiKeysQuery } from './api-keys.view.ts'

/** The columns of the list of keys as a file: what each may do, from where, until when; never a secret. */
export function apiKeyColumns(say: Say, timeText: TimeText): readonly ExportColumn<ApiKeyResponse>[] {
  return [
    { title: say('console.field.name'), width: 24, cell: (key) => key.name },
    {
      title: say('console.field.state'),
      width: 12,
      cell: (key) => say(`console.api_keys.state.${key.state}`),
    },
    {
      title: say('console.api_keys.authentication'),
      width: 20,
      cell: (key) => say(`console.api_keys.authentication.${key.authentication}`),
    },
    {
      title: say('console.api_keys.unit'),
      width: 18,
      cell: (key) => (key.orgUnitId === null ? say('console.api_keys.company') : key.orgUnitName),
    },
    {
      title: say('console.api_keys.permissions'),
      width: 50,
      cell: ({ permissions }) =>
        permissions.map((each) => wordOf(say, `console.permission.${each}`, each)).join('\n'),
    },
    {
      title: say('console.api_keys.networks'),
      width: 24,
      cell: ({ networks }) =>
        networks.length === 0 ? say('console.api_keys.everywhere') : networks.join('\n'),
    },
    { title: say('console.api_keys.origins'), width: 30, cell: ({ origins }) => origins.join('\n') },
    { title: say('console.api_keys.created_at'), width: 20, cell: (key) => timeText(key.createdAt) },
    {
      title: say('console.api_keys.expires_on'),
      width: 20,
      cell: ({ expiresAt }) =>
        expiresAt === null ? say('console.api_keys.never_expires') : timeText(expiresAt),
    },
    {
      title: say('console.api_keys.last_used'),
      width: 20,
      cell: ({ lastUsedAt }) =>
        lastUsedAt === null ? say('console.api_keys.never_used') : timeText(lastUsedAt),
    },
    { title: say('console.api_keys.thumbprint'), width: 46, cell: (key) => key.thumbprint },
    { title: say('console.api_keys.id'), width: 38, cell: (key) => key.apiKeyId },
  ]
}

/** The filter of the list of keys in words. */
export function apiKeyFilterNotes(
  say: Say,
  { state, authentication, search }: ApiKeysQuery,
): readonly ExportNote[] {
  const notes: readonly (ExportNote | false)[] = [
    [
      say('console.field.state'),
      say(state === undefined ? 'console.api_keys.current' : `console.api_keys.state.${state}`),
    ],
    authentication !== undefined && [
      say('console.api_keys.authentication'),
      say(`console.api_keys.authentication.${authentication}`),
    ],
    search !== undefined && [say('console.api_keys.search'), search],
  ]
  return notes.filter((note) => note !== false)
}
