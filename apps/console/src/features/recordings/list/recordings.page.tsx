import { getRouteApi } from '@tanstack/react-router'
import type { RecordingResponse } from '@smartym/contract'
import { callDirections, recordingModes, recordingStates } from '@smartym/contract/constants'
import { call } from '../../../platform/api.ts'
import { type Translate, useTranslate } from '../../../platform/language.ts'
import { useSession } from '../../../platform/session.ts'
import {
  AgentFilter,
  ChoiceFilter,
  NumberFilter,
  OrgUnitFilter,
  PeriodFilter,
} from '../../../ui/common-filters.tsx'
import { lastDays } from '../../../ui/filter-editors.tsx'
import { FreshRows } from '../../../ui/fresh-rows.tsx'
import { ListPanel } from '../../../ui/list-panel.tsx'
import { Mark } from '../../../ui/mark.tsx'
import { Page } from '../../../ui/page.tsx'
import { SavedViews } from '../../../ui/saved-views.tsx'
import { isFiltered } from '../../../ui/search-filters.ts'
import { recordingStateSigns } from '../../../ui/states.ts'
import { useKeysetList } from '../../../ui/use-keyset-list.ts'
import type { View } from '../../../ui/view-tabs.tsx'
import { RequestSetButton } from '../listening/request-set.button.tsx'
import { useRecordingColumns } from './recordings.columns.tsx'
import { type RecordingsSearch, recordingsQuery } from './recordings.search.ts'

const route = getRouteApi('/frame/recordings')

interface FiltersProps {
  readonly search: RecordingsSearch
  readonly onChange: (changes: RecordingsSearch) => void
}

function RecordingFilters({ search, onChange }: FiltersProps) {
  const t = useTranslate()
  return (
    <>
      <PeriodFilter value={{ from: search.from, to: search.to }} onChange={onChange} />
      <OrgUnitFilter value={search.unit} onChange={(unit) => onChange({ unit })} />
      <AgentFilter value={search.agent} onChange={(agent) => onChange({ agent })} />
      <NumberFilter value={search.digits} onChange={(digits) => onChange({ digits })} />
      <ChoiceFilter
        label={t('console.field.state')}
        value={search.state}
        choices={recordingStates.map((value) => ({
          value,
          text: t(`recording_state.${value}`),
          mark: <Mark {...recordingStateSigns[value]} isPulsing={false} />,
        }))}
        onChange={(state) => onChange({ state })}
      />
      <ChoiceFilter
        label={t('console.field.direction')}
        value={search.direction}
        choices={callDirections.map((value) => ({ value, text: t(`call_direction.${value}`) }))}
        onChange={(direction) => onChange({ direction })}
      />
      <ChoiceFilter
        label={t('console.field.mode')}
        value={search.mode}
        choices={recordingModes.map((value) => ({ value, text: t(`console.recording_mode.${value}`) }))}
        onChange={(mode) => onChange({ mode })}
      />
      <ChoiceFilter
        label={t('console.field.mark')}
        value={search.isMarked ? 'yes' : undefined}
        choices={[{ value: 'yes', text: t('console.yes') }]}
        onChange={(value) => onChange({ isMarked: value === 'yes' ? true : undefined })}
      />
    </>
  )
}

function views(t: Translate, timeZone: string): readonly View[] {
  return [
    { key: 'all', title: t('console.view.all'), search: {} },
    { key: 'today', title: t('console.filter.today'), search: { ...lastDays(1, timeZone) } },
    { key: 'marked', title: t('console.view.marked'), search: { isMarked: true } },
    { key: 'missing', title: t('recording_state.missing'), search: { state: 'missing' } },
    { key: 'damaged', title: t('recording_state.damaged'), search: { state: 'damaged' } },
  ]
}

/** Recordings, newest first (ADM-1). */
export function RecordingsPage() {
  const t = useTranslate()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { timeZone } = useSession()
  const columns = useRecordingColumns()
  const query = recordingsQuery(search, timeZone)
  const list = useKeysetList<RecordingResponse>({
    key: ['recordings'],
    filters: query,
    cursor: search.cursor,
    fetchPage: (page, signal) => call('listRecordings', { query: { ...query, ...page } }, signal),
  })
  const change = (changes: RecordingsSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changes, cursor: undefined, row: undefined }) })
  return (
    <Page title={t('console.recordings.title')} isWide>
      <SavedViews list="recordings" views={views(t, timeZone)} search={{ ...search }} />
      <ListPanel
        name="recordings"
        caption={t('console.recordings.title')}
        columns={columns}
        list={list}
        rowKey={(row) => row.recordingId}
        selectedKey={search.row}
        onOpen={({ recordingId }) =>
          void navigate({ to: '/recordings/$recordingId', params: { recordingId } })
        }
        filters={<RecordingFilters search={search} onChange={change} />}
        isFiltered={isFiltered(search)}
        onClearFilters={() => void navigate({ search: {} })}
        emptyTitle={t('console.recordings.empty')}
        emptyText={t('console.recordings.empty_text')}
        exported={{ operation: 'exportRecordings', permission: 'recordings:export', filter: query }}
        extra={
          <>
            <RequestSetButton rows={list.rows} />
            <FreshRows kind="recording.stored" onReload={list.hasPrevious ? list.goFirst : list.refetch} />
          </>
        }
      />
    </Page>
  )
}
