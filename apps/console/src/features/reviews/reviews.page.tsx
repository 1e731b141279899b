import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReviewSummary } from '@smartym/contract'
import { reviewStates } from '@smartym/contract/constants'
import { call } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { useTranslate } from '../../platform/language.ts'
import { ChoiceFilter } from '../../ui/common-filters.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { ListPanel } from '../../ui/list-panel.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Page } from '../../ui/page.tsx'
import { rowLink } from '../../ui/row-keys.ts'
import { isFiltered } from '../../ui/search-filters.ts'
import { NoValue, TimeText } from '../../ui/texts.tsx'
import { useKeysetList } from '../../ui/use-keyset-list.ts'
import { ViewTabs } from '../../ui/view-tabs.tsx'
import { reviewsKey } from './reviews.queries.ts'
import { reviewsQuery } from './reviews.search.ts'
import { DueText, ReviewResultText, reviewStateSigns, ReviewStateText } from './reviews.signs.tsx'

const route = getRouteApi('/frame/reviews')

function useReviewColumns(): readonly Column<ReviewSummary>[] {
  const t = useTranslate()
  const format = useFormat()
  return [
    {
      key: 'month',
      title: t('console.reviews.month'),
      width: 125,
      cell: ({ reviewId, month }) => (
        <Link to="/reviews/$reviewId" params={{ reviewId }} {...rowLink}>
          <b>{month}</b>
        </Link>
      ),
    },
    {
      key: 'state',
      title: t('console.field.state'),
      width: 175,
      cell: (review) => <ReviewStateText state={review.state} />,
    },
    { key: 'due', title: t('console.reviews.due'), width: 290, cell: (review) => <DueText {...review} /> },
    {
      key: 'reviewer',
      title: t('console.reviews.reviewer'),
      width: 100,
      cell: ({ reviewerName }) => reviewerName ?? <NoValue />,
    },
    {
      key: 'entries',
      title: t('console.reviews.entries'),
      width: 110,
      goesAs: 3,
      isFigure: true,
      cell: ({ entries }) => format.count(entries),
    },
    {
      key: 'findings',
      title: t('console.reviews.findings'),
      width: 100,
      isFigure: true,
      cell: ({ findings, state }) =>
        findings === 0 && state === 'open' ? <NoValue /> : format.count(findings),
    },
    {
      key: 'open_findings',
      title: t('console.reviews.open_findings'),
      width: 90,
      goesAs: 2,
      isFigure: true,
      cell: ({ openFindings }) => (openFindings === 0 ? <NoValue /> : <b>{format.count(openFindings)}</b>),
    },
    {
      key: 'result',
      title: t('console.reviews.result'),
      width: 150,
      cell: ({ result }) => <ReviewResultText result={result} />,
    },
    {
      key: 'signed',
      title: t('console.reviews.signed_at'),
      width: 160,
      goesAs: 1,
      cell: ({ signedAt }) => <TimeText at={signedAt} />,
    },
  ]
}

/** The monthly reviews of the usage history, what is late in red (ADM-5). */
export function ReviewsPage() {
  const t = useTranslate()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = reviewsQuery(search)
  const list = useKeysetList<ReviewSummary>({
    key: reviewsKey,
    filters: query,
    cursor: search.cursor,
    fetchPage: (page, signal) => call('listReviews', { query: { ...query, ...page } }, signal),
  })
  return (
    <Page title={t('console.reviews.title')} isWide>
      <ViewTabs
        label={t('console.view.label')}
        views={[
          { key: 'all', title: t('console.view.all'), search: {} },
          { key: 'overdue', title: t('console.reviews.overdue'), search: { overdue: true } },
        ]}
        search={search}
      />
      <ListPanel
        name="reviews"
        caption={t('console.reviews.title')}
        columns={useReviewColumns()}
        list={list}
        rowKey={({ reviewId }) => reviewId}
        selectedKey={search.row}
        onOpen={({ reviewId }) => void navigate({ to: '/reviews/$reviewId', params: { reviewId } })}
        filters={
          <ChoiceFilter
            label={t('console.field.state')}
            value={search.state}
            choices={reviewStates.map((value) => ({
              value,
              text: t(`console.review_state.${value}`),
              mark: <Mark {...reviewStateSigns[value]} />,
            }))}
            onChange={(state) =>
              void navigate({ search: (before) => ({ ...before, state, cursor: undefined, row: undefined }) })
            }
          />
        }
        isFiltered={isFiltered(search)}
        onClearFilters={() => void navigate({ search: {} })}
        emptyTitle={t('console.reviews.empty')}
        emptyText={t('console.reviews.empty_text')}
        exported={{ operation: 'exportReviews', permission: 'reviews:export', filter: query }}
      />
    </Page>
  )
}
