import { getRouteApi } from '@tanstack/react-router'
import type { ListenRequestResponse } from '@smartym/contract'
import { call } from '../../../platform/api.ts'
import { useTranslate } from '../../../platform/language.ts'
import { useMay } from '../../../platform/session.ts'
import { useLiveQueries } from '../../../platform/use-events.ts'
import { Inbox, InboxItem } from '../../../ui/inbox.tsx'
import { MarkedText } from '../../../ui/mark.tsx'
import { EmptyNote, ProblemNote } from '../../../ui/notes.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { listenRequestSigns } from '../../../ui/states.ts'
import { TimeText } from '../../../ui/texts.tsx'
import { useKeysetList } from '../../../ui/use-keyset-list.ts'
import { ViewTabs } from '../../../ui/view-tabs.tsx'
import { inboxQueries, type InboxTab, nextRequest } from './inbox.search.ts'
import { listenRequestsKey } from './listen-requests.ts'
import { useReasonName } from './reason-name.ts'
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

function useRequests(tab: InboxTab, cursor: string | undefined) {
  const list = useKeysetList<ListenRequestResponse>({
    key: [...listenRequestsKey, tab],
    filters: inboxQueries[tab],
    cursor,
    fetchPage: (page, signal) =>
      call('listListenRequests', { query: { ...inboxQueries[tab], ...page } }, signal),
  })
  useLiveQueries({
    kinds: ['listen_request.changed'],
    isAbout: () => true,
    keys: [listenRequestsKey],
    isOn: true,
  })
  return list
}

function Requests({ tab }: { readonly tab: InboxTab }) {
  const t = useTranslate()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const list = useRequests(tab, search.cursor)
  const rows = tab === 'to_decide' ? list.rows.filter((request) => request.mayDecide) : list.rows
  const ids = rows.map(({ listenRequestId }) => listenRequestId)
  const open = rows.find(({ listenRequestId }) => listenRequestId === search.request) ?? rows[0]
  const openNext = (decided: string) => {
    const request = nextRequest(ids, decided)
    void navigate({ search: (before) => ({ ...before, request }), replace: true })
  }
  if (list.isPending) return <PageSkeleton />
  if (list.error && rows.length === 0) return <ProblemNote error={list.error} onRetry={list.refetch} />
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
  const shownSearch = { ...(search.tab !== undefined && { tab: search.tab }) }
  return (
    <Page title={t('console.listen_requests.title')}>
      <ViewTabs
        label={t('console.view.label')}
        views={tabs.map((one, index) => ({
          key: one.tab,
          title: one.title,
          search: index === 0 ? {} : { tab: one.tab },
        }))}
        search={shownSearch}
      />
      <Requests key={tab} tab={tab} />
    </Page>
  )
}
