import type { SettingReceiptResponse, SettingReceiptState } from '@smartym/contract'
import { call } from '../../platform/api.ts'
import { useLanguage, useTranslate } from '../../platform/language.ts'
import { ChoiceFilter } from '../../ui/common-filters.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { ListPanel } from '../../ui/list-panel.tsx'
import { Mark, MarkedText, type MarkProps } from '../../ui/mark.tsx'
import { SavedViews } from '../../ui/saved-views.tsx'
import { SearchLink } from '../../ui/search-link.tsx'
import { NoValue, TimeText } from '../../ui/texts.tsx'
import { useKeysetList } from '../../ui/use-keyset-list.ts'
import { useSettingDefinitions } from './remote-settings.queries.ts'
import { placeOf, receiptStates, type SettingListProps } from './remote-settings.search.ts'

const signs: Readonly<Record<SettingReceiptState, MarkProps>> = {
  applied: { tone: 'green', shape: 'check' },
  waiting: { tone: 'blue', shape: 'clock' },
  offline: { tone: 'grey', shape: 'hollow' },
  not_possible: { tone: 'red', shape: 'cross' },
}

/** Names of what phones could not follow; they say them without the slice. */
function useSettingNames() {
  const language = useLanguage()
  const definitions = useSettingDefinitions().data ?? []
  return (names: readonly string[]) =>
    names
      .map((name) => definitions.find(({ key }) => key === `handset.${name}`)?.name[language] ?? name)
      .join(', ')
}

function useColumns(): readonly Column<SettingReceiptResponse>[] {
  const t = useTranslate()
  const settingNames = useSettingNames()
  return [
    {
      key: 'device',
      title: t('console.field.device'),
      width: 220,
      cell: ({ deviceId, model, lineNumber }) => (
        <SearchLink search={{ device: deviceId }} isCurrent={false}>
          {lineNumber === null ? model : `${model} (${lineNumber})`}
        </SearchLink>
      ),
    },
    {
      key: 'agent',
      title: t('console.field.agent'),
      width: 90,
      cell: ({ agentName }) => agentName ?? <NoValue />,
    },
    {
      key: 'state',
      title: t('console.field.state'),
      width: 140,
      cell: ({ state }) => <MarkedText {...signs[state]} text={t(`console.settings.receipt.${state}`)} />,
    },
    {
      key: 'wanted',
      title: t('console.settings.field.wanted'),
      width: 100,
      goesAs: 1,
      cell: ({ wantedVersion }) => wantedVersion,
    },
    {
      key: 'applied',
      title: t('console.settings.field.applied'),
      width: 100,
      goesAs: 2,
      cell: ({ appliedVersion }) => appliedVersion ?? <NoValue />,
    },
    {
      key: 'applied_at',
      title: t('console.settings.field.applied_at'),
      width: 170,
      goesAs: 4,
      cell: ({ appliedAt }) => <TimeText at={appliedAt} />,
    },
    {
      key: 'unapplied',
      title: t('console.settings.field.unapplied'),
      width: 190,
      goesAs: 3,
      cell: ({ unapplied }) => (unapplied.length === 0 ? <NoValue /> : settingNames(unapplied)),
    },
  ]
}

/** What each phone should have and has, and why not. */
export function ReceiptsPanel({ target, search, onSearch }: SettingListProps) {
  const t = useTranslate()
  const { state, unit, device } = search
  const query = {
    ...(state !== undefined && { state }),
    ...(target.level === 'org_unit' && unit !== undefined && { orgUnitId: unit }),
    ...(device !== undefined && { deviceId: device }),
  }
  const list = useKeysetList<SettingReceiptResponse>({
    key: ['remote-settings', 'receipts'],
    filters: query,
    cursor: search.cursor,
    fetchPage: (page, signal) => call('listSettingReceipts', { query: { ...query, ...page } }, signal),
    refetchMs: 5_000,
  })
  const place = { ...placeOf(search), tab: 'receipts' as const }
  return (
    <>
      <SavedViews
        list="setting-receipts"
        views={[
          { key: 'all', title: t('console.view.all'), search: place },
          ...receiptStates.map((value) => ({
            key: value,
            title: t(`console.settings.receipt.${value}`),
            search: { ...place, state: value },
          })),
        ]}
        search={{ ...place, state }}
      />
      <ListPanel
        name="setting-receipts"
        caption={t('console.settings.tab.receipts')}
        columns={useColumns()}
        list={list}
        rowKey={({ deviceId }) => deviceId}
        filters={
          <ChoiceFilter
            label={t('console.field.state')}
            value={state}
            choices={receiptStates.map((value) => ({
              value,
              text: t(`console.settings.receipt.${value}`),
              mark: <Mark {...signs[value]} />,
            }))}
            onChange={(next) => onSearch({ state: next })}
          />
        }
        isFiltered={state !== undefined}
        onClearFilters={() => onSearch({ state: undefined })}
        emptyTitle={t('console.settings.receipts_empty')}
        emptyText={t('console.settings.receipts_empty_text')}
        exported={{ operation: 'exportSettingReceipts', permission: 'settings:read', filter: query }}
      />
    </>
  )
}
