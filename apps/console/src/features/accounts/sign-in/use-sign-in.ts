import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import type { PendingSignIn, SessionResponse } from '@smartym/contract'
import { call, setCsrfToken } from '../../../platform/api.ts'
import { isProblem } from '../../../platform/problem.ts'
import { keepToken, sessionQuery } from '../../../platform/session.ts'

const route = getRouteApi('/sign-in')
const pendingKey = ['pending-sign-in']

/** The answer to every step: a session, or what is wanted next. */
export type StepAnswer = SessionResponse | PendingSignIn

function isPending(answer: StepAnswer): answer is PendingSignIn {
  return 'step' in answer
}

function keepPendingToken(pending: PendingSignIn): PendingSignIn {
  setCsrfToken(pending.csrfToken)
  return pending
}

/** A sign-in that is under way in this browser, also after a reload or on the way back from the provider. */
export function usePendingSignIn() {
  const { isPending: isUnderWay } = route.useSearch()
  const query = useQuery({
    queryKey: pendingKey,
    queryFn: async ({ signal }) => keepPendingToken(await call('getPendingSignIn', {}, signal)),
    enabled: isUnderWay === true,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const isOver = isUnderWay === true && isProblem(query.error)
  return { pending: isUnderWay === true ? query.data : undefined, isOver }
}

/** What to do with the answer to a step. */
export function useStepAnswer(): (answer: StepAnswer) => void {
  const router = useRouter()
  const queryClient = useQueryClient()
  const search = route.useSearch()
  return (answer) => {
    if (isPending(answer)) {
      queryClient.setQueryData(pendingKey, keepPendingToken(answer))
      const { returnTo } = search
      void router.navigate({ to: '/sign-in', search: { returnTo, isPending: true }, replace: true })
      return
    }
    // Nothing of another person's session may be seen in this one.
    queryClient.clear()
    queryClient.setQueryData(sessionQuery.queryKey, keepToken(answer))
    router.history.push(search.returnTo ?? '/')
  }
}

/** Begins anew, with another person or after too long a time. */
export function useStartOver() {
  const router = useRouter()
  const queryClient = useQueryClient()
  const { returnTo } = route.useSearch()
  return useMutation({
    mutationFn: () => call('cancelSignIn', {}),
    async onSettled() {
      await router.navigate({ to: '/sign-in', search: { returnTo }, replace: true })
      queryClient.removeQueries({ queryKey: pendingKey })
    },
  })
}
