import { useQuery } from '@tanstack/react-query'
import type { Role } from '@smartym/contract'
import { call } from '../../../platform/api.ts'
import { useSession } from '../../../platform/session.ts'

/** The roles that the reader may give, as the server says; only an agent's until it has. */
export function useGrantableRoles(): readonly Role[] {
  const { accountId } = useSession().account
  const own = useQuery({
    queryKey: ['accounts', 'one', accountId],
    queryFn: ({ signal }) => call('getAccount', { params: { accountId } }, signal),
  })
  return own.data?.grantableRoles ?? ['agent']
}
