import type { UseQueryResult } from '@tanstack/react-query'
import { ProblemNote } from './notes.tsx'
import { PageSkeleton } from './page-skeleton.tsx'
import { Page, type PageProps } from './page.tsx'

export interface UnreadPageProps extends Pick<PageProps, 'title' | 'parent'> {
  readonly query: Pick<UseQueryResult, 'error' | 'refetch'>
}

/** The page of one thing that is not there yet, or could not be had, with a second try. */
export function UnreadPage({ query: { error, refetch }, ...page }: UnreadPageProps) {
  return (
    <Page {...page}>
      {error ? <ProblemNote error={error} onRetry={() => void refetch()} /> : <PageSkeleton />}
    </Page>
  )
}
