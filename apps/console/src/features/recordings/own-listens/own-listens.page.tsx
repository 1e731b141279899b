import { getRouteApi } from '@tanstack/react-router'
import type { ListenResponse } from '@smartym/contract'
import { listenKinds } from '@smartym/contract/constants'
import { call } from '../../../platform/api.ts'
import { useTranslate } from '../../../platform/language.ts'
import { useSession } from '../../../platform/session.ts'
import { CustomerLink } from '../../../ui/cells.tsx'
import { ChoiceFilter, PeriodFilter } from '../../../ui/common-filters.tsx'
import type { Column } from '../../../ui/data-table.tsx'
import { ListPanel } from '../../../ui/list-panel.tsx'
import { Page } from '../../../ui/page.tsx'
import { SavedViews } from '../../../ui/saved-views.tsx'
import { isFiltered } from '../../../ui/search-filters.ts'
import { NoValue, TimeText } from '../../../ui/texts.tsx'
import { useKeysetList } from '../../../ui/use-keyset-list.ts'
import { useReasonName } from '../listening/reason-name.ts'
import { type OwnListensSearch, ownListensQuery } from './own-listens.search.ts'

const route = getRouteApi('/frame/own-listens')

function WhyText({ listen }: { readonly listen: ListenResponse }) {
  const t = useTranslate()
  const reasonName = useReasonName()
  if (listen.reason === null) return <span className="quiet">{t('console.own_listens.by_rule')}</span>
  return (
    <span className="cut" title={listen.text ?? undefined}>
      <b>{reasonName(listen)}</b> {listen.text}
    </span>
  )
}

function useColumns(): readonly Column<ListenResponse>[] {
  const t = useTranslate()
  return [
    {
      key: 'customer',
      title: t('console.field.customer'),
      width: 150,
      cell: (listen) => <CustomerLink of={listen} number={listen.customerNumber} name={null} />,
    },
    {
      key: 'call',
      title: t('console.field.call_started_at'),
      width: 140,
      goesAs: 2,
      cell: (listen) => <TimeText at={listen.callStartedAt} />,
    },
    {
      key: 'at',
      title: t('console.field.listened_at'),
      width: 140,
      cell: (listen) => <TimeText at={listen.at} />,
    },
    {
      key: 'kind',
      title: t('console.field.kind'),
      width: 90,
      cell: (listen) => t(`console.listen_kind.${listen.kind}`),
    },
    {
      key: 'listener',
      title: t('console.field.listener'),
      width: 170,
      cell: (listen) => (
        <span title={listen.listenerName}>
          {listen.listenerName} <span className="quiet">{listen.listenerUnitName}</span>
        </span>
      ),
    },
    {
      key: 'reason',
      title: t('console.field.reason'),
      width: 380,
      cell: (listen) => <WhyText listen={listen} />,
    },
    {
      key: 'approvers',
      title: t('console.field.approvers'),
      width: 130,
      goesAs: 1,
      cell: ({ approverNames }) => (approverNames.length === 0 ? <NoValue /> : approverNames.join(', ')),
    },
  ]
}

/** Who listened to the reader's own calls, or took them away, and why (ADM-13). */
export function OwnListensPage() {
  const t = useTranslate()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { timeZone } = useSession()
  const query = ownListensQuery(search, timeZone)
  const list = useKeysetList<ListenResponse>({
    key: ['own-listens'],
    filters: query,
    cursor: search.cursor,
    fetchPage: (page, signal) => call('listOwnListens', { query: { ...query, ...page } }, signal),
  })
  const change = (changes: OwnListensSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changes, cursor: undefined, row: undefined }) })
  return (
    <Page title={t('console.own_listens.title')} isWide>
      <SavedViews
        list="own-listens"
        views={[
          { key: 'all', title: t('console.view.all'), search: {} },
          ...listenKinds.map((value) => ({
            key: value,
            title: t(`console.listen_kind.${value}`),
            search: { kind: value },
          })),
        ]}
        search={{ ...search }}
      />
      <ListPanel
        name="own-listens"
        caption={t('console.own_listens.title')}
        columns={useColumns()}
        list={list}
        rowKey={(listen) => listen.listenId}
        selectedKey={search.row}
        onOpen={({ callId }) => void navigate({ to: '/calls/$callId', params: { callId } })}
        filters={
          <>
            <PeriodFilter value={{ from: search.from, to: search.to }} onChange={change} />
            <ChoiceFilter
              label={t('console.field.kind')}
              value={search.kind}
              choices={listenKinds.map((value) => ({ value, text: t(`console.listen_kind.${value}`) }))}
              onChange={(kind) => change({ kind })}
            />
          </>
        }
        isFiltered={isFiltered(search)}
        onClearFilters={() => void navigate({ search: {} })}
        emptyTitle={t('console.own_listens.empty')}
        emptyText={t('console.own_listens.empty_text')}
        exported={{ operation: 'exportOwnListens', permission: 'recordings:list_own_listens', filter: query }}
      />
    </Page>
  )
}
