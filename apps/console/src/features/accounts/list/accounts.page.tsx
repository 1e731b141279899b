import { PlusOutlined, UploadOutlined } from '@ant-design/icons'
import { getRouteApi } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import type { ListedAccount } from '@smartym/contract'
import { accountStates } from '@smartym/contract/constants'
import { roles } from '@smartym/contract/permissions'
import { call } from '../../../platform/api.ts'
import { type Translate, useTranslate } from '../../../platform/language.ts'
import { useMay } from '../../../platform/session.ts'
import { useShortcut } from '../../../platform/shortcuts.ts'
import { ChoiceFilter, OrgUnitFilter } from '../../../ui/common-filters.tsx'
import { ListPanel } from '../../../ui/list-panel.tsx'
import { Page } from '../../../ui/page.tsx'
import { SavedViews } from '../../../ui/saved-views.tsx'
import { isFiltered } from '../../../ui/search-filters.ts'
import { useSelection } from '../../../ui/selection.ts'
import { useKeysetList } from '../../../ui/use-keyset-list.ts'
import type { View } from '../../../ui/view-tabs.tsx'
import { useAccountColumns } from './accounts.columns.tsx'
import { accountsQuery, type AccountsSearch } from './accounts.search.ts'
import { BulkActs } from './bulk-acts.tsx'

const route = getRouteApi('/frame/accounts')

interface FiltersProps {
  readonly search: AccountsSearch
  readonly onChange: (changes: AccountsSearch) => void
}

function AccountFilters({ search, onChange }: FiltersProps) {
  const t = useTranslate()
  const { find, role, state, unit } = search
  return (
    <>
      <Input.Search
        key={find ?? ''}
        allowClear
        defaultValue={find}
        maxLength={100}
        style={{ width: 260 }}
        aria-label={t('console.accounts.search')}
        placeholder={t('console.accounts.all_searched')}
        onSearch={(text) => onChange({ find: text.trim() === '' ? undefined : text.trim() })}
      />
      <OrgUnitFilter value={unit} onChange={(next) => onChange({ unit: next })} />
      <ChoiceFilter
        label={t('console.field.role')}
        value={role}
        choices={roles
          .filter((each) => each !== 'integrator')
          .map((value) => ({ value, text: t(`console.role.${value}`) }))}
        onChange={(next) => onChange({ role: next })}
      />
      <ChoiceFilter
        label={t('console.field.state')}
        value={state}
        choices={accountStates.map((value) => ({ value, text: t(`console.account_state.${value}`) }))}
        onChange={(next) => onChange({ state: next })}
      />
    </>
  )
}

function views(t: Translate): readonly View[] {
  return [
    { key: 'present', title: t('console.accounts.present'), search: {} },
    { key: 'agents', title: t('console.role.agent'), search: { role: 'agent' } },
    { key: 'locked', title: t('console.account_state.locked'), search: { state: 'locked' } },
    { key: 'left', title: t('console.account_state.deactivated'), search: { state: 'deactivated' } },
  ]
}

function PageActs() {
  const t = useTranslate()
  const navigate = route.useNavigate()
  const create = () => void navigate({ to: '/accounts/new' })
  useShortcut({ keys: 'n', label: 'N', phrase: 'console.key.new_account' }, create)
  return (
    <>
      <Button icon={<UploadOutlined />} onClick={() => void navigate({ to: '/accounts/import' })}>
        {t('console.accounts.import')}
      </Button>
      <Button type="primary" icon={<PlusOutlined />} onClick={create}>
        {t('console.accounts.new')}
      </Button>
    </>
  )
}

/** People and their accounts: found, registered, moved, ended, and helped in again (ADM-3, ADM-4, INT-5). */
export function AccountsPage() {
  const t = useTranslate()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const columns = useAccountColumns(useMay('accounts:reset'))
  const mayChange = useMay('accounts:change')
  const query = accountsQuery(search)
  const list = useKeysetList<ListedAccount>({
    key: ['accounts'],
    filters: query,
    cursor: search.cursor,
    fetchPage: (page, signal) => call('listAccounts', { query: { ...query, ...page } }, signal),
  })
  const selection = useSelection(list.rows.map(({ accountId }) => accountId))
  const change = (changes: AccountsSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changes, cursor: undefined, row: undefined }) })
  return (
    <Page title={t('console.accounts.title')} isWide acts={mayChange && <PageActs />}>
      <SavedViews list="accounts" views={views(t)} search={{ ...search }} />
      <ListPanel
        name="accounts"
        caption={t('console.accounts.title')}
        columns={columns}
        list={list}
        rowKey={(account) => account.accountId}
        selectedKey={search.row}
        onOpen={({ accountId }) => void navigate({ to: '/accounts/$accountId', params: { accountId } })}
        selection={mayChange ? selection : undefined}
        bulkActs={<BulkActs accountIds={[...selection.chosen]} onDone={selection.clear} />}
        filters={<AccountFilters search={search} onChange={change} />}
        isFiltered={isFiltered(search)}
        onClearFilters={() => void navigate({ search: {} })}
        exported={{ operation: 'exportAccounts', permission: 'accounts:export', filter: query }}
        emptyTitle={t('console.accounts.empty')}
        emptyText={t('console.accounts.empty_text')}
      />
    </Page>
  )
}
