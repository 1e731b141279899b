import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { AuditEntryResponse } from '@smartym/contract'
import { auditFigures } from '@smartym/contract/constants'
import { wordsAfter } from '@smartym/phrases'
import { call } from '../../platform/api.ts'
import { type Translate, useTranslate } from '../../platform/language.ts'
import { useMay, useSession } from '../../platform/session.ts'
import { ChoiceFilter, PeriodFilter, TextFilter } from '../../ui/common-filters.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { lastDays } from '../../ui/filter-editors.tsx'
import { ListPanel } from '../../ui/list-panel.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Page } from '../../ui/page.tsx'
import { SavedViews } from '../../ui/saved-views.tsx'
import { isFiltered } from '../../ui/search-filters.ts'
import { useKeysetList } from '../../ui/use-keyset-list.ts'
import type { View } from '../../ui/view-tabs.tsx'
import { AuditEntryPanel } from './audit-entry.panel.tsx'
import { actionText, auditKindSigns } from '../../ui/audit-texts.tsx'
import { useAuditColumns } from './audit.columns.tsx'
import { auditKinds, auditQuery, type AuditSearch } from './audit.search.ts'

const route = getRouteApi('/frame/audit')

interface FiltersProps {
  readonly search: AuditSearch
  readonly onChange: (changes: AuditSearch) => void
}

function useAccounts() {
  const { data } = useQuery({
    queryKey: ['accounts', 'all'],
    queryFn: ({ signal }) => call('listAccounts', { query: { limit: 200 } }, signal),
    enabled: useMay('accounts:list'),
    staleTime: 5 * 60_000,
    placeholderData: keepPreviousData,
  })
  return data?.items ?? []
}

function AuditFilters({ search, onChange }: FiltersProps) {
  const t = useTranslate()
  const accounts = useAccounts()
  return (
    <>
      <PeriodFilter value={{ from: search.from, to: search.to }} onChange={onChange} />
      <ChoiceFilter
        label={t('console.field.kind')}
        value={search.kind}
        choices={auditKinds.map((value) => ({
          value,
          text: t(`console.audit_kind.${value}`),
          mark: <Mark {...auditKindSigns[value]} />,
        }))}
        onChange={(kind) => onChange({ kind })}
      />
      <ChoiceFilter
        label={t('console.field.actor')}
        value={search.actor}
        choices={accounts.map(({ accountId, name, loginId }) => ({
          value: accountId,
          text: `${name} (${loginId})`,
        }))}
        onChange={(actor) => onChange({ actor })}
      />
      <ChoiceFilter
        label={t('console.audit.figure')}
        value={search.figure}
        choices={auditFigures.map((value) => ({ value, text: t(`console.audit_figure.${value}`) }))}
        onChange={(figure) => onChange({ figure })}
      />
      <ChoiceFilter
        label={t('console.field.action')}
        value={search.action}
        choices={wordsAfter('console.audit_action.').map((value) => ({ value, text: actionText(t, value) }))}
        onChange={(action) => onChange({ action })}
      />
      <TextFilter
        label={t('console.field.subject')}
        value={search.subject}
        pattern={/^.{1,200}$/}
        help={t('console.audit.subject_help')}
        onChange={(subject) => onChange({ subject })}
      />
      <TextFilter
        label={t('console.field.address')}
        value={search.address}
        pattern={/^[0-9a-f.:]{2,80}$/i}
        help={t('console.audit.address_help')}
        onChange={(address) => onChange({ address })}
      />
      {search.only !== undefined && (
        <FilterChip
          label={t('console.audit.one_entry')}
          value={search.only}
          onClear={() => onChange({ only: undefined })}
          editor={() => search.only}
        />
      )}
      {search.object !== undefined && (
        <FilterChip
          label={t('console.field.object')}
          value={t('console.audit.one_object')}
          onClear={() => onChange({ object: undefined })}
          editor={() => search.object}
        />
      )}
    </>
  )
}

function views(t: Translate, timeZone: string): readonly View[] {
  return [
    { key: 'all', title: t('console.view.all'), search: {} },
    { key: 'today', title: t('console.filter.today'), search: { ...lastDays(1, timeZone) } },
    { key: 'listen', title: t('console.audit_kind.listen'), search: { kind: 'listen' } },
    { key: 'download', title: t('console.audit_kind.download'), search: { kind: 'download' } },
    { key: 'refusal', title: t('console.audit_kind.refusal'), search: { kind: 'refusal' } },
  ]
}

/** Usage history: who did what, when, from where, and why (ADM-5, SEC-3). */
export function AuditPage() {
  const t = useTranslate()
  const { entry: entryId, ...search } = route.useSearch()
  const navigate = route.useNavigate()
  const { timeZone } = useSession()
  const columns = useAuditColumns()
  const query = auditQuery(search, timeZone)
  const list = useKeysetList<AuditEntryResponse>({
    key: ['audit'],
    filters: query,
    cursor: search.cursor,
    fetchPage: (page, signal) => call('listAuditEntries', { query: { ...query, ...page } }, signal),
  })
  const change = (changes: AuditSearch) =>
    void navigate({
      search: (before) => ({ ...before, ...changes, cursor: undefined, row: undefined, entry: undefined }),
    })
  const openEntry = (entry: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, entry }), state: true, replace: true })
  return (
    <Page title={t('console.audit.title')} isWide>
      <SavedViews list="audit" views={views(t, timeZone)} search={{ ...search }} />
      <ListPanel
        name="audit"
        caption={t('console.audit.title')}
        columns={columns}
        list={list}
        rowKey={(row) => row.auditEntryId}
        selectedKey={entryId ?? search.row}
        onOpen={(row) => openEntry(row.auditEntryId)}
        filters={<AuditFilters search={search} onChange={change} />}
        isFiltered={isFiltered(search)}
        onClearFilters={() => void navigate({ search: {} })}
        emptyTitle={t('console.audit.empty')}
        emptyText={t('console.audit.empty_text')}
        exported={{ operation: 'exportAuditEntries', permission: 'audit:export', filter: query }}
      />
      <AuditEntryPanel
        entry={list.rows.find(({ auditEntryId }) => auditEntryId === entryId)}
        onClose={() => openEntry(undefined)}
        onFilter={change}
      />
    </Page>
  )
}
