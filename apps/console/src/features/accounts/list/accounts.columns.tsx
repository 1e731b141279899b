import { Link } from '@tanstack/react-router'
import type { AccountState, ListedAccount } from '@smartym/contract'
import { useTranslate } from '../../../platform/language.ts'
import type { Column } from '../../../ui/data-table.tsx'
import { MarkedText, type Shape, type Tone } from '../../../ui/mark.tsx'
import { rowLink } from '../../../ui/row-keys.ts'
import { NoValue, TimeText } from '../../../ui/texts.tsx'
import { ResetsButton } from './resets.button.tsx'

const stateSigns: Readonly<Record<AccountState, { tone: Tone; shape: Shape }>> = {
  active: { tone: 'green', shape: 'dot' },
  locked: { tone: 'red', shape: 'lock' },
  deactivated: { tone: 'grey', shape: 'dash' },
}

export function AccountStateMark({ state }: { readonly state: AccountState }) {
  const t = useTranslate()
  return <MarkedText {...stateSigns[state]} text={t(`console.account_state.${state}`)} />
}

function Phone({ phone }: Pick<ListedAccount, 'phone'>) {
  if (phone === null) return <NoValue />
  const text = `${phone.model} · ${phone.osVersion}`
  return <span title={text}>{text}</span>
}

/** The columns of the list of accounts: who, where, reached how. */
export function useAccountColumns(mayReset: boolean): readonly Column<ListedAccount>[] {
  const t = useTranslate()
  const acts: Column<ListedAccount> = {
    key: 'acts',
    title: t('console.accounts.acts'),
    width: 64,
    cell: (account) => account.state !== 'deactivated' && <ResetsButton account={account} />,
  }
  return [
    {
      key: 'name',
      title: t('console.field.name'),
      width: 110,
      cell: ({ accountId, name }) => (
        <Link to="/accounts/$accountId" params={{ accountId }} {...rowLink}>
          <b>{name}</b>
        </Link>
      ),
    },
    { key: 'login_id', title: t('console.field.login_id'), width: 110, cell: ({ loginId }) => loginId },
    {
      key: 'state',
      title: t('console.field.state'),
      width: 82,
      cell: ({ state }) => <AccountStateMark state={state} />,
    },
    {
      key: 'role',
      title: t('console.field.role'),
      width: 140,
      cell: ({ role }) => t(`console.role.${role}`),
    },
    {
      key: 'org_unit',
      title: t('console.field.org_unit'),
      width: 120,
      cell: ({ orgUnitName }) => <span title={orgUnitName}>{orgUnitName}</span>,
    },
    {
      key: 'employee_number',
      title: t('console.field.employee_number'),
      width: 90,
      goesAs: 4,
      cell: ({ employeeNumber }) => employeeNumber ?? <NoValue />,
    },
    {
      key: 'extension',
      title: t('console.field.extension'),
      width: 72,
      goesAs: 3,
      cell: ({ extension }) => extension ?? <NoValue />,
    },
    {
      key: 'number',
      title: t('console.field.phone_number'),
      width: 160,
      goesAs: 5,
      cell: ({ number }) => number?.text ?? <NoValue />,
    },
    {
      key: 'carrier',
      title: t('console.field.carrier'),
      width: 90,
      goesAs: 1,
      cell: ({ carrier }) => carrier ?? <NoValue />,
    },
    {
      key: 'phone',
      title: t('console.accounts.phone'),
      width: 190,
      goesAs: 2,
      cell: ({ phone }) => <Phone phone={phone} />,
    },
    {
      key: 'created_at',
      title: t('console.field.registered_at'),
      width: 128,
      isOptional: true,
      cell: ({ createdAt }) => <TimeText at={createdAt} />,
    },
    {
      key: 'left_at',
      title: t('console.accounts.left_at'),
      width: 128,
      isOptional: true,
      cell: ({ deactivatedAt }) => <TimeText at={deactivatedAt} />,
    },
    ...(mayReset ? [acts] : []),
  ]
}
