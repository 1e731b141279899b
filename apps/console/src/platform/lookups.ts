import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from './api.ts'
import { useMay } from './session.ts'

const slowToChange = 5 * 60_000

const orgUnitsQuery = queryOptions({
  queryKey: ['organization', 'units'],
  queryFn: async ({ signal }) => (await call('listOrgUnits', {}, signal)).items,
  staleTime: slowToChange,
})

const agentsQuery = queryOptions({
  queryKey: ['agents', 'all'],
  queryFn: async ({ signal }) => {
    const agents = []
    let cursor: string | undefined
    do {
      const page = await call(
        'listAgents',
        { query: { limit: 200, ...(cursor !== undefined && { cursor }) } },
        signal,
      )
      agents.push(...page.items)
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined && agents.length < 2000)
    return agents
  },
  staleTime: slowToChange,
})

const dispositionsQuery = queryOptions({
  queryKey: ['dispositions', 'all'],
  queryFn: async ({ signal }) => (await call('listDispositions', {}, signal)).items,
  staleTime: slowToChange,
})

const notReadyReasonsQuery = queryOptions({
  queryKey: ['settings', 'not-ready-reasons'],
  queryFn: async ({ signal }) => (await call('listNotReadyReasons', {}, signal)).items,
  staleTime: slowToChange,
})

const listenReasonsQuery = queryOptions({
  queryKey: ['recordings', 'listen-reasons'],
  queryFn: ({ signal }) => call('listListenReasons', {}, signal),
  staleTime: slowToChange,
})

const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: async ({ signal }) => (await call('listRoles', {}, signal)).items,
  staleTime: slowToChange,
})

/** Branches, groups and teams that the reader may see, for filters and choices; empty until they are there. */
export function useOrgUnits() {
  return useQuery({ ...orgUnitsQuery, enabled: useMay('organization:list') }).data ?? []
}

/** Agents that the reader may see, for filters. */
export function useAgents() {
  return useQuery({ ...agentsQuery, enabled: useMay('agents:list') }).data ?? []
}

/** The company's disposition codes, for filters. */
export function useDispositions() {
  return useQuery({ ...dispositionsQuery, enabled: useMay('dispositions:list') }).data ?? []
}

/** The company's reasons for not being ready, with their names. */
export function useNotReadyReasons() {
  return useQuery({ ...notReadyReasonsQuery, enabled: useMay('agents:list') }).data ?? []
}

/** The company's reasons to listen, with their names, and how many recordings one request may be for. */
export function useListenReasons() {
  const { data } = useQuery({ ...listenReasonsQuery, enabled: useMay('recordings:list') })
  return { reasons: data?.items ?? [], maxRecordings: data?.maxRecordings ?? 1 }
}

/** Built-in roles, and those of the company. */
export function useCompanyRoles() {
  return useQuery({ ...rolesQuery, enabled: useMay('accounts:list') }).data ?? []
}
