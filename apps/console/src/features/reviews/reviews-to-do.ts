import { useQuery } from '@tanstack/react-query'
import { call } from '../../platform/api.ts'
import { useMay } from '../../platform/session.ts'
import { reviewsKey } from './reviews.queries.ts'

/** How many reviews are overdue, or else how many wait for the reader's second signature; none for those who see none. */
export function useReviewsToDo(): { readonly count: number; readonly isLate: boolean } {
  const maySee = useMay('reviews:list')
  const mayCountersign = useMay('reviews:countersign')
  const late = useQuery({
    queryKey: [...reviewsKey, 'late'],
    queryFn: ({ signal }) => call('listReviews', { query: { isOverdue: true, limit: 100 } }, signal),
    enabled: maySee,
    refetchInterval: 5 * 60_000,
  })
  const waiting = useQuery({
    queryKey: [...reviewsKey, 'waiting'],
    queryFn: ({ signal }) => call('listReviews', { query: { state: 'countersigning', limit: 100 } }, signal),
    enabled: maySee && mayCountersign,
    refetchInterval: 5 * 60_000,
  })
  const overdue = late.data?.items.length ?? 0
  return overdue > 0
    ? { count: overdue, isLate: true }
    : { count: waiting.data?.items.length ?? 0, isLate: false }
}
