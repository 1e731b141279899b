import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import type { ListenRequestResponse } from '@smartym/contract'
import type { PhraseKey } from '@smartym/phrases'
import { call } from '../../../platform/api.ts'
import type { ApiInput } from '../../../platform/api-types.ts'
import { useTranslate } from '../../../platform/language.ts'
import { serverNow } from '../../../platform/server-clock.ts'
import { useMay } from '../../../platform/session.ts'
import type { ReasonedRequest } from './request-form.tsx'

export const listenRequestsKey = ['listen-requests'] as const

/** The reader's own requests for a recording, newest first. */
function useOwnRequests(recordingId: string) {
  const mayAsk = useMay('recordings:request_listen')
  return useQuery({
    queryKey: [...listenRequestsKey, 'own', recordingId],
    queryFn: async ({ signal }) => {
      const query = { recordingId, mine: true, limit: 20 }
      return (await call('listListenRequests', { query }, signal)).items
    },
    enabled: mayAsk,
  })
}

/** The approval under which one may listen now, if there is one. */
export function findLiveApproval(
  requests: readonly ListenRequestResponse[],
  now: number,
): ListenRequestResponse | undefined {
  return requests.find(
    ({ state, expiresAt, playsLeft }) =>
      state === 'approved' && Date.parse(expiresAt) > now && playsLeft !== 0,
  )
}

/** The approval of the moment, and what one asked for last. */
export function useApproval(recordingId: string) {
  const requests = useOwnRequests(recordingId).data ?? []
  return { approval: findLiveApproval(requests, serverNow()), last: requests[0] }
}

/** Asks to listen (SEC-8). */
export function useListenRequest(recordingId: string) {
  const t = useTranslate()
  const queryClient = useQueryClient()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: (body: ReasonedRequest) => call('createListenRequest', { params: { recordingId }, body }),
    async onSuccess() {
      void message.success(t('console.request.sent'))
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: listenRequestsKey }),
        queryClient.invalidateQueries({ queryKey: ['recordings', recordingId] }),
      ])
    },
    onError: (error) => void message.error(error.message),
  })
}

/* After the first of two approvals the request is still open. */
const decidedPhrases: { readonly [State in ListenRequestResponse['state']]?: PhraseKey } = {
  approved: 'console.request.approved',
  open: 'console.request.approved_first',
}

type Decision = ApiInput<'decideListenRequest'>['body'] & { readonly listenRequestId: string }

/** Decides on somebody else's request (SEC-8). */
export function useDecision(onDecided: (request: ListenRequestResponse) => void) {
  const t = useTranslate()
  const queryClient = useQueryClient()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: ({ listenRequestId, ...body }: Decision) =>
      call('decideListenRequest', { params: { listenRequestId }, body }),
    onSuccess(request) {
      void message.success(
        t(decidedPhrases[request.state] ?? 'console.request.refused', { name: request.requesterName }),
      )
      onDecided(request)
    },
    onError: (error) => void message.error(error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: listenRequestsKey }),
  })
}

/** Takes a request back, or what was approved (SEC-8). */
export function useWithdrawal() {
  const t = useTranslate()
  const queryClient = useQueryClient()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: (listenRequestId: string) =>
      call('withdrawListenRequest', { params: { listenRequestId }, body: {} }),
    onSuccess: (request) =>
      void message.success(t('console.request.withdrawn', { name: request.requesterName })),
    onError: (error) => void message.error(error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: listenRequestsKey }),
  })
}

/** Asks to listen to several recordings at once (SEC-8). */
export function useListenRequestSet(onSent: () => void) {
  const t = useTranslate()
  const queryClient = useQueryClient()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: (body: ReasonedRequest & { readonly recordingIds: string[] }) =>
      call('createListenRequestSet', { body }),
    async onSuccess() {
      void message.success(t('console.request.sent'))
      onSent()
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: listenRequestsKey }),
        queryClient.invalidateQueries({ queryKey: ['recordings'] }),
      ])
    },
    onError: (error) => void message.error(error.message),
  })
}
