import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Table, type TableProps, Tag } from 'antd'
import type { OwnSessionResponse } from '@smartym/contract'
import { call } from '../../../platform/api.ts'
import { useFormat } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { Panel } from '../../../ui/panel.tsx'
import { browserName } from './browser-name.ts'
import styles from './own-account.module.css'
import { ownSessionsQuery } from './own-account.queries.ts'

function useEnd() {
  const queryClient = useQueryClient()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: (sessionId: string | null) =>
      sessionId === null ? call('endOtherSessions', {}) : call('endOwnSession', { params: { sessionId } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
    onError: (error) => void message.error(error.message),
  })
}

/** Where one is signed in, and how to end it (SEC-15). */
export function SessionsPanel() {
  const t = useTranslate()
  const format = useFormat()
  const { data } = useQuery(ownSessionsQuery)
  const end = useEnd()
  const items = data?.items ?? []
  const columns: TableProps<OwnSessionResponse>['columns'] = [
    {
      title: t('console.own.field.browser'),
      render: (_, { userAgent, isCurrent }) => (
        <>
          {browserName(userAgent) ?? t('console.own.unknown_browser')}{' '}
          {isCurrent && <Tag color="blue">{t('console.own.session_current')}</Tag>}
        </>
      ),
    },
    { title: t('console.own.field.address'), dataIndex: 'address' },
    {
      title: t('console.own.field.since'),
      className: styles.time ?? '',
      render: (_, { createdAt }) => format.time(createdAt),
    },
    {
      title: t('console.own.field.last_seen'),
      className: styles.time ?? '',
      render: (_, { lastSeenAt }) => format.time(lastSeenAt),
    },
    {
      key: 'end',
      align: 'right',
      title: <span className="visually-hidden">{t('console.own.session_end')}</span>,
      render: (_, { sessionId, isCurrent }) =>
        !isCurrent && (
          <Button
            size="small"
            loading={end.variables === sessionId && end.isPending}
            onClick={() => end.mutate(sessionId)}
          >
            {t('console.own.session_end')}
          </Button>
        ),
    },
  ]
  return (
    <Panel
      isFlush
      title={t('console.own.sessions')}
      extra={
        items.length > 1 && (
          <Button onClick={() => end.mutate(null)}>{t('console.own.sessions_end_others')}</Button>
        )
      }
    >
      <Table
        size="small"
        rowKey="sessionId"
        pagination={false}
        loading={data === undefined}
        dataSource={items}
        columns={columns}
      />
    </Panel>
  )
}
