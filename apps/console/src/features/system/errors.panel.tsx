import type { SystemErrorResponse } from '@smartym/contract'
import { call } from '../../platform/api.ts'
import { useTranslate } from '../../platform/language.ts'
import { useSession } from '../../platform/session.ts'
import { PeriodFilter, TextFilter } from '../../ui/common-filters.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { ListPanel } from '../../ui/list-panel.tsx'
import { NoValue, TimeText } from '../../ui/texts.tsx'
import { useKeysetList } from '../../ui/use-keyset-list.ts'
import styles from './system.module.css'
import { periodQuery, requestForm, type SystemSearch } from './system.search.ts'

function useErrorColumns(): readonly Column<SystemErrorResponse>[] {
  const t = useTranslate()
  return [
    {
      key: 'at',
      title: t('console.field.at'),
      width: 136,
      cell: (error) => <TimeText at={error.at} />,
    },
    {
      key: 'message',
      title: t('console.system.what_failed'),
      width: 280,
      cell: (error) => <span title={error.message}>{error.message}</span>,
    },
    {
      key: 'code',
      title: t('console.system.error_code'),
      width: 150,
      cell: ({ errorCode, errorType }) => errorCode ?? errorType ?? <NoValue />,
    },
    {
      key: 'places',
      title: t('console.system.places'),
      width: 300,
      cell: ({ places }) =>
        places.length === 0 ? (
          <NoValue />
        ) : (
          <ul className={styles.places} title={places.join('\n')}>
            <li className="cut">{places[0]}</li>
          </ul>
        ),
    },
    {
      key: 'request',
      title: t('console.system.request_id'),
      width: 190,
      cell: ({ requestId }) => requestId ?? <NoValue />,
    },
    { key: 'node', title: t('console.system.node'), width: 110, cell: ({ node }) => node },
  ]
}

export interface SystemListProps {
  readonly search: SystemSearch
  readonly onChange: (changes: SystemSearch) => void
}

/** What the server could not do (ADM-6). */
export function ErrorsPanel({ search, onChange }: SystemListProps) {
  const t = useTranslate()
  const { timeZone } = useSession()
  const columns = useErrorColumns()
  const { request } = search
  const query = { ...periodQuery(search, timeZone), ...(request !== undefined && { requestId: request }) }
  const list = useKeysetList<SystemErrorResponse>({
    key: ['system', 'errors'],
    filters: query,
    cursor: search.cursor,
    fetchPage: (page, signal) => call('listSystemErrors', { query: { ...query, ...page } }, signal),
  })
  return (
    <ListPanel
      name="system-errors"
      caption={t('console.system.errors')}
      columns={columns}
      list={list}
      rowKey={({ systemErrorId }) => systemErrorId}
      filters={
        <>
          <PeriodFilter value={{ from: search.from, to: search.to }} onChange={onChange} />
          <TextFilter
            label={t('console.system.request_id')}
            value={request}
            pattern={requestForm}
            help={t('console.system.request_help')}
            onChange={(value) => onChange({ request: value })}
          />
        </>
      }
      isFiltered={Object.keys(query).length > 0}
      onClearFilters={() => onChange({ from: undefined, to: undefined, request: undefined })}
      emptyTitle={t('console.system.errors_empty')}
      emptyText={t('console.system.errors_empty_text')}
      exported={{ operation: 'exportSystemErrors', permission: 'system:export', filter: query }}
    />
  )
}
