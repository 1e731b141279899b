import { useState } from 'react'
import { PlusOutlined } from '@ant-design/icons'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import type { LineResponse } from '@smartym/contract'
import { call } from '../../platform/api.ts'
import { type Translate, useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import { ChoiceFilter, OrgUnitFilter, TextFilter } from '../../ui/common-filters.tsx'
import { ListPanel } from '../../ui/list-panel.tsx'
import { Page } from '../../ui/page.tsx'
import { SavedViews } from '../../ui/saved-views.tsx'
import { isFiltered } from '../../ui/search-filters.ts'
import { useSelection } from '../../ui/selection.ts'
import { useKeysetList } from '../../ui/use-keyset-list.ts'
import type { View } from '../../ui/view-tabs.tsx'
import { BulkActs } from './bulk-acts.tsx'
import { LineForm } from './line.form.tsx'
import { useLineColumns } from './lines.columns.tsx'
import { linesQuery, type LinesSearch } from './lines.search.ts'

const route = getRouteApi('/frame/lines')

interface FiltersProps {
  readonly search: LinesSearch
  readonly onChange: (changes: LinesSearch) => void
}

function LineFilters({ search, onChange }: FiltersProps) {
  const t = useTranslate()
  return (
    <>
      <TextFilter
        label={t('console.lines.search')}
        value={search.find}
        pattern={/^.{1,100}$/}
        help={t('console.lines.search')}
        onChange={(find) => onChange({ find })}
      />
      <ChoiceFilter
        label={t('console.field.device')}
        value={search.bound}
        choices={[
          { value: 'yes', text: t('console.line.with_device') },
          { value: 'no', text: t('console.line.without_device') },
        ]}
        onChange={(bound) => onChange({ bound })}
      />
      <ChoiceFilter
        label={t('console.field.verified')}
        value={search.verified}
        choices={[
          { value: 'yes', text: t('console.line.verified') },
          { value: 'no', text: t('console.line.not_verified') },
        ]}
        onChange={(verified) => onChange({ verified })}
      />
      <OrgUnitFilter value={search.unit} onChange={(unit) => onChange({ unit })} />
    </>
  )
}

function AddButton() {
  const t = useTranslate()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {t('console.line.add')}
      </Button>
      {isOpen && <LineForm onClose={() => setOpen(false)} />}
    </>
  )
}

function views(t: Translate): readonly View[] {
  return [
    { key: 'all', title: t('console.view.all'), search: {} },
    { key: 'free', title: t('console.line.without_device'), search: { bound: 'no' } },
    { key: 'unverified', title: t('console.line.not_verified'), search: { verified: 'no' } },
  ]
}

/** SIMs with their numbers (MON-3). */
export function LinesPage() {
  const t = useTranslate()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const mayChange = useMay('lines:change')
  const query = linesQuery(search)
  const list = useKeysetList<LineResponse>({
    key: ['lines'],
    filters: query,
    cursor: search.cursor,
    fetchPage: (page, signal) => call('listLines', { query: { ...query, ...page } }, signal),
  })
  const selection = useSelection(list.rows.map(({ lineId }) => lineId))
  const chosen = list.rows.filter(({ lineId }) => selection.chosen.has(lineId))
  const change = (changes: LinesSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changes, cursor: undefined, row: undefined }) })
  return (
    <Page title={t('console.lines.title')} isWide acts={mayChange && <AddButton />}>
      <SavedViews list="lines" views={views(t)} search={{ ...search }} />
      <ListPanel
        name="lines"
        caption={t('console.lines.title')}
        columns={useLineColumns()}
        list={list}
        rowKey={(line) => line.lineId}
        selectedKey={search.row}
        filters={<LineFilters search={search} onChange={change} />}
        isFiltered={isFiltered(search)}
        onClearFilters={() => void navigate({ search: {} })}
        emptyTitle={t('console.lines.empty')}
        emptyText={t('console.lines.empty_text')}
        selection={mayChange ? selection : undefined}
        bulkActs={<BulkActs lines={chosen} onDone={selection.clear} />}
        exported={{ operation: 'exportLines', permission: 'lines:export', filter: query }}
      />
    </Page>
  )
}
