import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import type { EventResponse } from '@smartym/contract'
import type { PhraseKey } from '@smartym/phrases'
import { useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import { useEvents } from '../../platform/use-events.ts'
import { reviewsKey } from './reviews.queries.ts'

/* What a change of a review means to who waits for it; most changes are nobody else's news. */
function noticeOf({ data }: EventResponse, mayCountersign: boolean): PhraseKey | undefined {
  if (data.reviewState === 'countersigning' && mayCountersign)
    return 'console.reviews.waiting_countersignature'
  if (data.reviewState !== 'open') return undefined
  return data.isOverdue === true ? 'console.reviews.became_overdue' : 'console.reviews.became_due'
}

/** Tells of reviews that were made, are late, or wait for a second signature, wherever one is (ADM-5). */
export function ReviewNotices() {
  const t = useTranslate()
  const { message } = App.useApp()
  const queryClient = useQueryClient()
  const maySee = useMay('reviews:list')
  const mayCountersign = useMay('reviews:countersign')
  useEvents(
    ['review.changed'],
    (event) => {
      void queryClient.invalidateQueries({ queryKey: reviewsKey })
      const notice = noticeOf(event, mayCountersign)
      if (notice === undefined) return
      const content = t(notice, { month: event.data.month ?? '' })
      void message.open({
        type: event.data.isOverdue === true ? 'warning' : 'info',
        content,
        duration: 10,
        key: event.data.reviewId ?? '',
      })
    },
    maySee,
  )
  return null
}
