import { Skeleton } from 'antd'
import { useDelayed } from './delayed.ts'

/** Grey lines in the place of a page's content, if it takes longer than an eye notices. */
export function PageSkeleton() {
  const isLate = useDelayed(true)
  return isLate ? <Skeleton active title={false} paragraph={{ rows: 6 }} style={{ padding: 16 }} /> : null
}
