import { getRouteApi } from '@tanstack/react-router'
import type { CallResponse } from '@smartym/contract'
import { callDirections, coverages, dialOutcomes } from '@smartym/contract/constants'
import { call } from '../../platform/api.ts'
import { type Translate, useLanguage, useTranslate } from '../../platform/language.ts'
import { useDispositions } from '../../platform/lookups.ts'
import { useSession } from '../../platform/session.ts'
import {
  AgentFilter,
  ChoiceFilter,
  NumberFilter,
  OrgUnitFilter,
  PeriodFilter,
} from '../../ui/common-filters.tsx'
import { lastDays } from '../../ui/filter-editors.tsx'
import { FreshRows } from '../../ui/fresh-rows.tsx'
import { ListPanel } from '../../ui/list-panel.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Page } from '../../ui/page.tsx'
import { SavedViews } from '../../ui/saved-views.tsx'
import { isFiltered } from '../../ui/search-filters.ts'
import { coverageSigns, dialOutcomeSigns } from '../../ui/states.ts'
import { useKeysetList } from '../../ui/use-keyset-list.ts'
import type { View } from '../../ui/view-tabs.tsx'
import { useCallColumns } from './calls.columns.tsx'
import { type CallsSearch, callsQuery } from './calls.search.ts'

const route = getRouteApi('/frame/calls')

interface FiltersProps {
  readonly search: CallsSearch
  readonly onChange: (changes: CallsSearch) => void
}

function CallFilters({ search, onChange }: FiltersProps) {
  const t = useTranslate()
  const language = useLanguage()
  const dispositions = useDispositions()
  return (
    <>
      <PeriodFilter value={{ from: search.from, to: search.to }} onChange={onChange} />
      <OrgUnitFilter value={search.unit} onChange={(unit) => onChange({ unit })} />
      <AgentFilter value={search.agent} onChange={(agent) => onChange({ agent })} />
      <NumberFilter value={search.digits} onChange={(digits) => onChange({ digits })} />
      <ChoiceFilter
        label={t('console.field.outcome')}
        value={search.outcome}
        choices={dialOutcomes.map((value) => ({
          value,
          text: t(`dial_outcome.${value}`),
          mark: <Mark {...dialOutcomeSigns[value]} />,
        }))}
        onChange={(outcome) => onChange({ outcome })}
      />
      <ChoiceFilter
        label={t('console.field.disposition')}
        value={search.disposition}
        choices={dispositions.map(({ code, name }) => ({ value: code, text: name[language] }))}
        onChange={(disposition) => onChange({ disposition })}
      />
      <ChoiceFilter
        label={t('console.field.coverage')}
        value={search.coverage}
        choices={coverages.map((value) => ({
          value,
          text: t(`coverage.${value}`),
          mark: <Mark {...coverageSigns[value]} />,
        }))}
        onChange={(coverage) => onChange({ coverage })}
      />
      <ChoiceFilter
        label={t('console.field.direction')}
        value={search.direction}
        choices={callDirections.map((value) => ({ value, text: t(`call_direction.${value}`) }))}
        onChange={(direction) => onChange({ direction })}
      />
    </>
  )
}

function views(t: Translate, timeZone: string): readonly View[] {
  return [
    { key: 'all', title: t('console.view.all'), search: {} },
    { key: 'today', title: t('console.filter.today'), search: { ...lastDays(1, timeZone) } },
    { key: 'no_answer', title: t('dial_outcome.no_answer'), search: { outcome: 'no_answer' } },
    { key: 'missing', title: t('console.view.recording_missing'), search: { coverage: 'missing' } },
  ]
}

/** Calls, newest first (ADM-1). */
export function CallsPage() {
  const t = useTranslate()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { timeZone } = useSession()
  const columns = useCallColumns()
  const query = callsQuery(search, timeZone)
  const list = useKeysetList<CallResponse>({
    key: ['calls'],
    filters: query,
    cursor: search.cursor,
    fetchPage: (page, signal) => call('listCalls', { query: { ...query, ...page } }, signal),
  })
  const change = (changes: CallsSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changes, cursor: undefined, row: undefined }) })
  return (
    <Page title={t('console.calls.title')} isWide>
      <SavedViews list="calls" views={views(t, timeZone)} search={{ ...search }} />
      <ListPanel
        name="calls"
        caption={t('console.calls.title')}
        columns={columns}
        list={list}
        rowKey={(row) => row.callId}
        selectedKey={search.row}
        onOpen={({ callId }) => void navigate({ to: '/calls/$callId', params: { callId } })}
        filters={<CallFilters search={search} onChange={change} />}
        isFiltered={isFiltered(search)}
        onClearFilters={() => void navigate({ search: {} })}
        emptyTitle={t('console.calls.empty')}
        emptyText={t('console.calls.empty_text')}
        exported={{ operation: 'exportCalls', permission: 'calls:export', filter: query }}
        extra={<FreshRows kind="call.started" onReload={list.hasPrevious ? list.goFirst : list.refetch} />}
      />
    </Page>
  )
}
