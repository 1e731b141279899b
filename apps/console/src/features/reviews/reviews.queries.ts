import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import type {
  AddAddendumRequest,
  AuditFigure,
  ReviewDetail,
  SignReviewRequest,
  WriteFindingRequest,
} from '@smartym/contract'
import { call, request } from '../../platform/api.ts'
import { fileNameOf, saveFile } from '../../platform/save-file.ts'

export const reviewsKey = ['reviews'] as const

export function useReview(reviewId: string) {
  return useQuery({
    queryKey: [...reviewsKey, 'review', reviewId],
    queryFn: ({ signal }) => call('getReview', { params: { reviewId } }, signal),
  })
}

/** The newest entries that a figure of a review counts, to choose from. */
export function useFigureEntries(review: ReviewDetail, figure: AuditFigure, isOn: boolean) {
  const { from, to } = review
  return useQuery({
    queryKey: [...reviewsKey, 'entries', review.reviewId, figure],
    queryFn: ({ signal }) => call('listAuditEntries', { query: { from, to, figure, limit: 200 } }, signal),
    enabled: isOn,
  })
}

/* The answer of an act is the review as it is now. */
function useAct<Input>(act: (input: Input) => Promise<ReviewDetail>, done: (review: ReviewDetail) => void) {
  const client = useQueryClient()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: act,
    onSuccess(review) {
      client.setQueryData([...reviewsKey, 'review', review.reviewId], review)
      done(review)
    },
    onError: (error) => void message.error(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: reviewsKey }),
  })
}

interface Seen {
  readonly reviewId: string
  readonly revision: number
}

export function useTakeReview(done: (review: ReviewDetail) => void) {
  return useAct(
    ({ reviewId, revision }: Seen) => call('takeReview', { params: { reviewId }, body: { revision } }),
    done,
  )
}

/** Writes a finding: a new one without an id. */
export function useWriteFinding(reviewId: string, done: (review: ReviewDetail) => void) {
  return useAct(
    ({ findingId, ...body }: WriteFindingRequest & { readonly findingId: string | undefined }) =>
      findingId === undefined
        ? call('addFinding', { params: { reviewId }, body })
        : call('changeFinding', { params: { reviewId, findingId }, body }),
    done,
  )
}

export function useDeleteFinding(done: (review: ReviewDetail) => void) {
  return useAct(
    ({ reviewId, revision, findingId }: Seen & { readonly findingId: string }) =>
      call('deleteFinding', { params: { reviewId, findingId }, query: { revision } }),
    done,
  )
}

export function useSignReview(reviewId: string, done: (review: ReviewDetail) => void) {
  return useAct((body: SignReviewRequest) => call('signReview', { params: { reviewId }, body }), done)
}

export function useCountersignReview(done: (review: ReviewDetail) => void) {
  return useAct(
    ({ reviewId, revision, note }: Seen & { readonly note: string }) =>
      call('countersignReview', { params: { reviewId }, body: { revision, note } }),
    done,
  )
}

export function useReturnReview(done: (review: ReviewDetail) => void) {
  return useAct(
    ({ reviewId, revision, reason }: Seen & { readonly reason: string }) =>
      call('returnReview', { params: { reviewId }, body: { revision, reason } }),
    done,
  )
}

export function useAddAddendum(reviewId: string, done: (review: ReviewDetail) => void) {
  return useAct((body: AddAddendumRequest) => call('addAddendum', { params: { reviewId }, body }), done)
}

export function usePrintReview(reviewId: string, language: 'ko' | 'en') {
  const { message } = App.useApp()
  return useMutation({
    async mutationFn() {
      const answer = await request('printReview', { params: { reviewId }, query: { language } })
      saveFile(await answer.blob(), fileNameOf(answer, 'review.pdf'))
    },
    onError: (error) => void message.error(error.message),
  })
}

export function useDownloadReview(reviewId: string, done: () => void) {
  const { message } = App.useApp()
  return useMutation({
    async mutationFn(reason: string) {
      const answer = await request('downloadReview', { params: { reviewId }, body: { reason } })
      saveFile(await answer.blob(), fileNameOf(answer, 'review.xlsx'))
    },
    onSuccess: done,
    onError: (error) => void message.error(error.message),
  })
}
