import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { isProblem } from './problem.ts'
import { sessionQuery } from './session.ts'

/** One cache for the page. An answer that says "sign in" makes the shell ask who is signed in. */
export function createQueryClient(): QueryClient {
  function askWhoIsSignedIn(error: unknown): void {
    if (isProblem(error, 'auth.required')) {
      void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
    }
  }
  const queryClient: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError(error, query) {
        if (query.queryKey[0] !== sessionQuery.queryKey[0]) askWhoIsSignedIn(error)
      },
    }),
    mutationCache: new MutationCache({ onError: askWhoIsSignedIn }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        gcTime: 10 * 60_000,
        retry: (failures, error) => isProblem(error) && error.status === 0 && failures < 2,
      },
    },
  })
  return queryClient
}
