import { getRouteApi } from '@tanstack/react-router'
import { Input } from 'antd'
import type { AccountResponse } from '@smartym/contract'
import { roles } from '@smartym/contract/permissions'
import { call } from '../../../platform/api.ts'
import { useTranslate } from '../../../platform/language.ts'
import { useMay } from '../../../platform/session.ts'
import { ChoiceFilter } from '../../../ui/common-filters.tsx'
import type { Column } from '../../../ui/data-table.tsx'
import { ListPanel } from '../../../ui/list-panel.tsx'
import { MarkedText } from '../../../ui/mark.tsx'
import { Page } from '../../../ui/page.tsx'
import { isFiltered } from '../../../ui/search-filters.ts'
import { NoValue } from '../../../ui/texts.tsx'
import { useKeysetList } from '../../../ui/use-keyset-list.ts'
import { ResetsButton } from './resets.button.tsx'

const route = getRouteApi('/frame/accounts')

function useAccountColumns(mayReset: boolean): readonly Column<AccountResponse>[] {
  const t = useTranslate()
  const acts: Column<AccountResponse> = {
    key: 'acts',
    title: t('console.accounts.acts'),
    width: 70,
    cell: (account) => <ResetsButton account={account} />,
  }
  return [
    { key: 'name', title: t('console.field.name'), width: 180, cell: ({ name }) => <b>{name}</b> },
    { key: 'login_id', title: t('console.field.login_id'), width: 160, cell: ({ loginId }) => loginId },
    {
      key: 'role',
      title: t('console.field.role'),
      width: 140,
      cell: ({ role }) => t(`console.role.${role}`),
    },
    {
      key: 'org_unit',
      title: t('console.field.org_unit'),
      width: 180,
      goesAs: 3,
      cell: ({ orgUnitName }) => orgUnitName,
    },
    {
      key: 'employee_number',
      title: t('console.field.employee_number'),
      width: 120,
      goesAs: 2,
      cell: ({ employeeNumber }) => employeeNumber ?? <NoValue />,
    },
    {
      key: 'extension',
      title: t('console.field.extension'),
      width: 90,
      goesAs: 1,
      cell: ({ extension }) => extension ?? <NoValue />,
    },
    {
      key: 'state',
      title: t('console.field.state'),
      width: 110,
      cell: ({ isLocked }) =>
        isLocked ? (
          <MarkedText tone="red" shape="lock" text={t('console.accounts.state.locked')} />
        ) : (
          <MarkedText tone="green" shape="dot" text={t('console.accounts.state.open')} />
        ),
    },
    ...(mayReset ? [acts] : []),
  ]
}

/** Login identities, and help for who is locked out (ADM-3, ADM-4). */
export function AccountsPage() {
  const t = useTranslate()
  const { role, find, cursor, row } = route.useSearch()
  const navigate = route.useNavigate()
  const columns = useAccountColumns(useMay('accounts:reset'))
  const query = { ...(role !== undefined && { role }), ...(find !== undefined && { search: find }) }
  const list = useKeysetList<AccountResponse>({
    key: ['accounts'],
    filters: query,
    cursor,
    fetchPage: (page, signal) => call('listAccounts', { query: { ...query, ...page } }, signal),
  })
  return (
    <Page title={t('console.accounts.title')} isWide>
      <ListPanel
        name="accounts"
        caption={t('console.accounts.title')}
        columns={columns}
        list={list}
        rowKey={(account) => account.accountId}
        selectedKey={row}
        filters={
          <>
            <Input.Search
              key={find ?? ''}
              allowClear
              defaultValue={find}
              maxLength={100}
              style={{ width: 220 }}
              aria-label={t('console.accounts.search')}
              placeholder={t('console.accounts.search')}
              onSearch={(text) =>
                void navigate({ search: { role, find: text.trim() === '' ? undefined : text.trim() } })
              }
            />
            <ChoiceFilter
              label={t('console.field.role')}
              value={role}
              choices={roles
                .filter((each) => each !== 'integrator')
                .map((value) => ({ value, text: t(`console.role.${value}`) }))}
              onChange={(next) => void navigate({ search: { role: next, find } })}
            />
          </>
        }
        isFiltered={isFiltered({ role, find })}
        onClearFilters={() => void navigate({ search: {} })}
        emptyTitle={t('console.accounts.empty')}
        emptyText={t('console.accounts.empty_text')}
      />
    </Page>
  )
}
