import { call } from '../platform/api.ts'
import { useMay } from '../platform/session.ts'
import { SearchSelect, type SearchSelectProps } from './search-select.tsx'

async function findAgents(text: string, signal: AbortSignal) {
  const query = { limit: 50, ...(text !== '' && { search: text }) }
  const { items } = await call('listAgents', { query }, signal)
  return items.map(({ agentId, name, extension }) => ({
    value: agentId,
    label: extension === null ? name : `${name} (${extension})`,
  }))
}

/** Chooses one of the agents that the reader may see, by name, employee number or extension. */
export function AgentSelect(props: Omit<SearchSelectProps, 'queryKey' | 'find'>) {
  const mayList = useMay('agents:list')
  const find = mayList ? findAgents : () => Promise.resolve([])
  return <SearchSelect {...props} queryKey={['agents']} find={find} />
}
