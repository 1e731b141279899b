import { getRouteApi } from '@tanstack/react-router'
import type { LineResponse } from '@smartym/contract'
import { call } from '../../platform/api.ts'
import { useTranslate } from '../../platform/language.ts'
import type { Column } from '../../ui/data-table.tsx'
import { ListPanel } from '../../ui/list-panel.tsx'
import { MarkedText } from '../../ui/mark.tsx'
import { Page } from '../../ui/page.tsx'
import { NoValue } from '../../ui/texts.tsx'
import { useKeysetList } from '../../ui/use-keyset-list.ts'

const route = getRouteApi('/frame/lines')

function useLineColumns(): readonly Column<LineResponse>[] {
  const t = useTranslate()
  return [
    {
      key: 'number',
      title: t('console.field.phone_number'),
      width: 260,
      cell: (line) => <b>{line.number.text}</b>,
    },
    {
      key: 'carrier',
      title: t('console.field.carrier'),
      width: 200,
      cell: (line) => (line.carrier === '' ? <NoValue /> : line.carrier),
    },
    {
      key: 'device',
      title: t('console.field.device'),
      width: 260,
      cell: (line) =>
        line.deviceId === null ? (
          <MarkedText tone="grey" shape="hollow" text={t('console.line.without_device')} />
        ) : (
          <MarkedText tone="green" shape="dot" text={t('console.line.with_device')} />
        ),
    },
    {
      key: 'verified',
      title: t('console.field.verified'),
      width: 260,
      cell: (line) =>
        line.isVerified ? (
          <MarkedText tone="green" shape="check" text={t('console.line.verified')} />
        ) : (
          <MarkedText tone="amber" shape="half" text={t('console.line.not_verified')} />
        ),
    },
  ]
}

/** SIMs with their numbers (MON-3). */
export function LinesPage() {
  const t = useTranslate()
  const { cursor } = route.useSearch()
  const list = useKeysetList<LineResponse>({
    key: ['lines'],
    filters: {},
    cursor,
    fetchPage: (page, signal) => call('listLines', { query: page }, signal),
  })
  return (
    <Page title={t('console.lines.title')}>
      <ListPanel
        name="lines"
        caption={t('console.lines.title')}
        columns={useLineColumns()}
        list={list}
        rowKey={(line) => line.lineId}
        filters={null}
        isFiltered={false}
        onClearFilters={() => undefined}
        emptyTitle={t('console.lines.empty')}
        emptyText={t('console.lines.empty_text')}
      />
    </Page>
  )
}
