import { Button } from 'antd'
import { getRouteApi } from '@tanstack/react-router'
import type { ListenRequestResponse } from '@smartym/contract'
import { listenRequestStates } from '@smartym/contract/constants'
import { call } from '../../../platform/api.ts'
import { useLanguage, useTranslate } from '../../../platform/language.ts'
import { useListenReasons } from '../../../platform/lookups.ts'
import { useMay, useSession } from '../../../platform/session.ts'
import { useLiveQueries } from '../../../platform/use-events.ts'
import { ChoiceFilter, PeriodFilter, TextFilter } from '../../../ui/common-filters.tsx'
import { ExportButton } from '../../../ui/export-button.tsx'
import { Inbox, InboxItem } from '../../../ui/inbox.tsx'
import { Mark, MarkedText } from '../../../ui/mark.tsx'
import { EmptyNote, NoneFoundNote, ProblemNote } from '../../../ui/notes.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { SavedViews } from '../../../ui/saved-views.tsx'
import { isFiltered } from '../../../ui/search-filters.ts'
import { listenRequestSigns } from '../../../ui/states.ts'
import { TimeText } from '../../../ui/texts.tsx'
import { useTotalText } from '../../../ui/total-text.ts'
import { type KeysetList, useKeysetList } from '../../../ui/use-keyset-list.ts'
import { inboxFilters, inboxQuery, type InboxSearch, type InboxTab, nextRequest } from './inbox.search.ts'
import { listenRequestsKey } from './listen-requests.ts'
import { useReasonName } from './reason-name.ts'
import styles from './listening.module.css'
import { RequestPreview } from './request-preview.tsx'

const route = getRouteApi('/frame/listen-requests')

function Item({ request, isOpen }: { readonly request: ListenRequestResponse; readonly isOpen: boolean }) {
  const t = useTranslate()
  const search = route.useSearch()
  const reasonName = useReasonName()
  return (
    <InboxItem
      search={{ ...search, request: request.listenRequestId }}
      isOpen={isOpen}
      title={
        <span className="cut">
          <b>{request.requesterName}</b>
          {request.recordingCount > 1 && (
            <span className="quiet"> {t('console.request.count', { count: request.recordingCount })}</span>
          )}
        </span>
      }
      at={<TimeText at={request.createdAt} />}
      text={
        <>
          {reasonName(request)} · {request.text}
        </>
      }
      state={
        <MarkedText
          {...listenRequestSigns[request.state]}
          text={t(`console.listen_request_state.${request.state}`)}
        />
      }
    />
  )
}

function useTabs(): readonly { readonly tab: InboxTab; readonly title: string }[] {
  const t = useTranslate()
  const mayDecide = useMay('recordings:approve_listen')
  const tabs = [
    { tab: 'to_decide', title: t('console.inbox.to_decide') },
    { tab: 'mine', title: t('console.inbox.mine') },
    { tab: 'all', title: t('console.view.all') },
  ] as const
  return mayDecide ? tabs : tabs.filter(({ tab }) => tab === 'mine')
}

type RequestsQuery = ReturnType<typeof inboxQuery>

function useRequests(tab: InboxTab, query: RequestsQuery, cursor: string | undefined) {
  const list = useKeysetList<ListenRequestResponse>({
    key: [...listenRequestsKey, tab],
    filters: query,
    cursor,
    fetchPage: (page, signal) => call('listListenRequests', { query: { ...query, ...page } }, signal),
  })
  useLiveQueries({
    kinds: ['listen_request.changed'],
    isAbout: () => true,
    keys: [listenRequestsKey],
    isOn: true,
  })
  return list
}

interface RequestsProps {
  readonly tab: InboxTab
  readonly list: KeysetList<ListenRequestResponse>
}

function Filters({ tab }: Pick<RequestsProps, 'tab'>) {
  const t = useTranslate()
  const language = useLanguage()
  const { reasons } = useListenReasons()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { state, from, to, reason, find } = search
  const change = (changes: InboxSearch) =>
    void navigate({ search: { tab: search.tab, ...inboxFilters(search), ...changes } })
  return (
    <>
      {tab !== 'to_decide' && (
        <ChoiceFilter
          label={t('console.field.state')}
          value={state}
          choices={listenRequestStates.map((value) => ({
            value,
            text: t(`console.listen_request_state.${value}`),
            mark: <Mark {...listenRequestSigns[value]} />,
          }))}
          onChange={(next) => change({ state: next })}
        />
      )}
      <PeriodFilter value={{ from, to }} onChange={change} />
      <ChoiceFilter
        label={t('console.field.reason')}
        value={reason}
        choices={reasons.map(({ code, name }) => ({ value: code, text: name[language] }))}
        onChange={(next) => change({ reason: next })}
      />
      {tab !== 'mine' && (
        <TextFilter
          label={t('console.field.requester')}
          value={find}
          pattern={/^.{1,100}$/}
          help={t('console.field.requester')}
          onChange={(next) => change({ find: next })}
        />
      )}
      {isFiltered(inboxFilters(search)) && (
        <Button type="link" size="small" onClick={() => void navigate({ search: { tab: search.tab } })}>
          {t('console.filter.remove_all')}
        </Button>
      )}
    </>
  )
}

function Requests({ tab, list }: RequestsProps) {
  const t = useTranslate()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { rows } = list
  const ids = rows.map(({ listenRequestId }) => listenRequestId)
  const open = rows.find(({ listenRequestId }) => listenRequestId === search.request) ?? rows[0]
  const openNext = (decided: string) => {
    const request = nextRequest(ids, decided)
    void navigate({ search: (before) => ({ ...before, request }), replace: true })
  }
  if (list.isPending) return <PageSkeleton />
  if (list.error && rows.length === 0) return <ProblemNote error={list.error} onRetry={list.refetch} />
  if (open === undefined && isFiltered(inboxFilters(search)))
    return (
      <NoneFoundNote>
        <Filters tab={tab} />
      </NoneFoundNote>
    )
  if (open === undefined)
    return <EmptyNote title={t(`console.inbox.empty.${tab}`)} text={t(`console.inbox.empty_text.${tab}`)} />
  return (
    <Inbox
      list={list}
      items={rows.map((request) => (
        <Item
          key={request.listenRequestId}
          request={request}
          isOpen={request.listenRequestId === open.listenRequestId}
        />
      ))}
    >
      <RequestPreview
        key={open.listenRequestId}
        request={open}
        onDecided={() => openNext(open.listenRequestId)}
      />
    </Inbox>
  )
}

/** Requests to listen: who asks for what, decided one after another (SEC-8). */
export function InboxPage() {
  const t = useTranslate()
  const search = route.useSearch()
  const tabs = useTabs()
  const tab = tabs.find((one) => one.tab === search.tab)?.tab ?? tabs[0]?.tab ?? 'mine'
  const { timeZone } = useSession()
  const query = inboxQuery(tab, search, timeZone)
  const list = useRequests(tab, query, search.cursor)
  const totalText = useTotalText(list)
  return (
    <Page title={t('console.listen_requests.title')}>
      <SavedViews
        list="listen-requests"
        views={tabs.map((one, index) => ({
          key: one.tab,
          title: one.title,
          search: index === 0 ? {} : { tab: one.tab },
        }))}
        search={{ tab: search.tab, ...inboxFilters(search) }}
      />
      <div className={styles.bar}>
        <Filters tab={tab} />
        {list.rows.length > 0 && (
          <>
            <span className={styles.total} aria-live="polite">
              {totalText}
            </span>
            <ExportButton
              list={{
                operation: 'exportListenRequests',
                permission: 'recordings:request_listen',
                filter: query,
              }}
              totalText={totalText}
            />
          </>
        )}
      </div>
      <Requests key={tab} tab={tab} list={list} />
    </Page>
  )
}
