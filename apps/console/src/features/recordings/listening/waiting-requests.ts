import { useQuery } from '@tanstack/react-query'
import { call } from '../../../platform/api.ts'
import { useMay } from '../../../platform/session.ts'
import { listenRequestsKey } from './listen-requests.ts'

/** How many requests wait for the reader's decision; 0 for those who decide on none. */
export function useWaitingRequests(): number {
  const mayDecide = useMay('recordings:approve_listen')
  const { data } = useQuery({
    queryKey: [...listenRequestsKey, 'waiting'],
    queryFn: async ({ signal }) => {
      const query = { decidable: true, limit: 200 } as const
      return (await call('listListenRequests', { query }, signal)).items
    },
    enabled: mayDecide,
    refetchInterval: 60_000,
  })
  return data?.length ?? 0
}
