import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../platform/api.ts'

export const ownAccountQuery = queryOptions({
  queryKey: ['own-account'],
  queryFn: ({ signal }) => call('getOwnAccount', {}, signal),
})

export const ownSessionsQuery = queryOptions({
  queryKey: ['own-account', 'sessions'],
  queryFn: ({ signal }) => call('listOwnSessions', {}, signal),
})

export const ownSignInsQuery = queryOptions({
  queryKey: ['own-account', 'sign-ins'],
  queryFn: ({ signal }) => call('listOwnSignIns', {}, signal),
})
