import { createContext, useContext } from 'react'
import { queryOptions } from '@tanstack/react-query'
import type { Permission, SessionResponse } from '@smartym/contract'
import { call, setCsrfToken } from './api.ts'

/** Who is signed in; refused with `auth.required` when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => keepToken(await call('getSession', {}, signal)),
  staleTime: 5 * 60_000,
  retry: false,
})

/** Remembers the token of a session that has just been answered. */
export function keepToken(session: SessionResponse): SessionResponse {
  setCsrfToken(session.csrfToken)
  return session
}

/** Provided by the shell to every page behind the sign-in. */
export const SessionContext = createContext<SessionResponse | null>(null)

/** The session of a page behind the sign-in. */
export function useSession(): SessionResponse {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('a page behind the sign-in was drawn without a session')
  return session
}

/** May the person who is signed in do this. */
export function useMay(permission: Permission): boolean {
  return useSession().permissions.includes(permission)
}
