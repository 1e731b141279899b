import { getRouteApi } from '@tanstack/react-router'
import { Input } from 'antd'
import type { ApiKeyResponse } from '@smartym/contract'
import { apiKeyAuthentications, apiKeyStates } from '@smartym/contract/constants'
import { call } from '../../../platform/api.ts'
import { useTranslate } from '../../../platform/language.ts'
import { ChoiceFilter } from '../../../ui/common-filters.tsx'
import { ListPanel } from '../../../ui/list-panel.tsx'
import { Mark } from '../../../ui/mark.tsx'
import { Page } from '../../../ui/page.tsx'
import { SavedViews } from '../../../ui/saved-views.tsx'
import { isFiltered } from '../../../ui/search-filters.ts'
import { useSelection } from '../../../ui/selection.ts'
import { useKeysetList } from '../../../ui/use-keyset-list.ts'
import { ApiKeyPanel } from './api-key.panel.tsx'
import { apiKeyStateSigns } from './api-key-values.ts'
import { useApiKeyColumns } from './api-keys.columns.tsx'
import { BulkActs } from './bulk-acts.tsx'
import type { ApiKeysSearch } from './api-keys.search.ts'
import { CreateApiKeyButton } from './create.dialog.tsx'

const route = getRouteApi('/frame/api-keys')

interface FiltersProps {
  readonly search: ApiKeysSearch
  readonly onChange: (changes: ApiKeysSearch) => void
}

function Filters({ search: { state, authentication, find }, onChange }: FiltersProps) {
  const t = useTranslate()
  return (
    <>
      <Input.Search
        key={find ?? ''}
        allowClear
        defaultValue={find}
        maxLength={100}
        style={{ width: 220 }}
        aria-label={t('console.api_keys.search')}
        placeholder={t('console.api_keys.search')}
        onSearch={(text) => onChange({ find: text.trim() === '' ? undefined : text.trim() })}
      />
      <ChoiceFilter
        label={t('console.field.state')}
        value={state}
        choices={apiKeyStates.map((value) => ({
          value,
          text: t(`console.api_keys.state.${value}`),
          mark: <Mark {...apiKeyStateSigns[value]} />,
        }))}
        onChange={(next) => onChange({ state: next })}
      />
      <ChoiceFilter
        label={t('console.api_keys.authentication')}
        value={authentication}
        choices={apiKeyAuthentications.map((value) => ({
          value,
          text: t(`console.api_keys.authentication.${value}`),
        }))}
        onChange={(next) => onChange({ authentication: next })}
      />
    </>
  )
}

/** Keys of CRMs: made, watched, rotated and ended (INT-1). */
export function ApiKeysPage() {
  const t = useTranslate()
  const { key, cursor, row, ...filters } = route.useSearch()
  const navigate = route.useNavigate()
  const { state, authentication, find } = filters
  const query = {
    ...(state !== undefined && { state }),
    ...(authentication !== undefined && { authentication }),
    ...(find !== undefined && { search: find }),
  }
  const list = useKeysetList<ApiKeyResponse>({
    key: ['api-keys'],
    filters: query,
    cursor,
    fetchPage: (page, signal) => call('listApiKeys', { query: { ...query, ...page } }, signal),
    refetchMs: 60_000,
  })
  const live = list.rows.filter(({ state: each }) => each !== 'revoked')
  const selection = useSelection(live.map(({ apiKeyId }) => apiKeyId))
  const open = (next: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, key: next }), state: true, replace: true })
  return (
    <Page title={t('console.api_keys.title')} isWide acts={<CreateApiKeyButton />}>
      <SavedViews
        list="api-keys"
        views={[
          { key: 'current', title: t('console.api_keys.current'), search: {} },
          ...apiKeyStates.map((value) => ({
            key: value,
            title: t(`console.api_keys.state.${value}`),
            search: { state: value },
          })),
        ]}
        search={filters}
      />
      <ListPanel
        name="api-keys"
        caption={t('console.api_keys.title')}
        columns={useApiKeyColumns(open)}
        list={list}
        rowKey={(apiKey) => apiKey.apiKeyId}
        selectedKey={key ?? row}
        onOpen={(apiKey) => open(apiKey.apiKeyId)}
        filters={
          <Filters
            search={filters}
            onChange={(changes) => void navigate({ search: { ...filters, ...changes } })}
          />
        }
        isFiltered={isFiltered({ state, authentication, find })}
        onClearFilters={() => void navigate({ search: {} })}
        emptyTitle={t('console.api_keys.empty')}
        emptyText={t('console.api_keys.empty_text')}
        selection={state === 'revoked' ? undefined : selection}
        bulkActs={
          <BulkActs
            apiKeys={live.filter(({ apiKeyId }) => selection.chosen.has(apiKeyId))}
            onDone={selection.clear}
          />
        }
        exported={{ operation: 'exportApiKeys', permission: 'api_keys:manage', filter: query }}
      />
      <ApiKeyPanel
        apiKey={list.rows.find(({ apiKeyId }) => apiKeyId === key)}
        onClose={() => open(undefined)}
      />
    </Page>
  )
}
