import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, App, Button, Modal } from 'antd'
import type { AccountDetail, AccountWithPassword } from '@smartym/contract'
import { call } from '../../../platform/api.ts'
import { useFormat } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { useMay, useSession } from '../../../platform/session.ts'
import { ProblemNote } from '../../../ui/notes.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { Page } from '../../../ui/page.tsx'
import { Facts, Panel } from '../../../ui/panel.tsx'
import { NoValue, TimeText } from '../../../ui/texts.tsx'
import { AccountStateMark } from '../list/accounts.columns.tsx'
import { DeactivateDialog } from '../list/bulk-acts.tsx'
import { ResetsButton } from '../list/resets.button.tsx'
import { AccountForm, type PersonValues } from './account.form.tsx'
import { InitialPasswordDialog } from './initial-password.dialog.tsx'
import { OwnRolePanel } from './own-role.panel.tsx'
import styles from './account.module.css'

const route = getRouteApi('/frame/accounts/$accountId')

interface AccountProps {
  readonly account: AccountDetail
}

/** What is different from what is known. */
function changesOf(account: AccountDetail, values: PersonValues): Partial<PersonValues> {
  const changed = Object.entries(values).filter(
    ([name, value]) => account[name as keyof PersonValues] !== value,
  )
  return Object.fromEntries(changed)
}

function useAccountChange(account: AccountDetail) {
  const t = useTranslate()
  const { message } = App.useApp()
  const client = useQueryClient()
  const { accountId } = account
  return useMutation({
    mutationFn: (values: PersonValues) =>
      call('changeAccount', { params: { accountId }, body: changesOf(account, values) }),
    onSuccess(changed) {
      client.setQueryData(['accounts', 'one', accountId], changed)
      void client.invalidateQueries({ queryKey: ['accounts', 'list'] })
      void client.invalidateQueries({ queryKey: ['organization'] })
      void message.success(t('console.account.saved'))
    },
  })
}

function ReactivateButton({
  account,
  onDone,
}: AccountProps & { onDone: (made: AccountWithPassword) => void }) {
  const t = useTranslate()
  const client = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const { accountId, name } = account
  const reactivate = useMutation({
    mutationFn: () => call('reactivateAccount', { params: { accountId } }),
    onSuccess(made) {
      setAsking(false)
      void client.invalidateQueries({ queryKey: ['accounts'] })
      onDone(made)
    },
    gcTime: 0,
  })
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('console.accounts.reactivate')}</Button>
      <Modal
        open={isAsking}
        title={t('console.accounts.reactivate')}
        okText={t('console.accounts.reactivate')}
        cancelText={t('console.cancel')}
        okButtonProps={{ loading: reactivate.isPending }}
        onOk={() => reactivate.mutate()}
        onCancel={() => setAsking(false)}
      >
        {reactivate.isError && <Alert type="error" showIcon role="alert" title={reactivate.error.message} />}
        <p>{t('console.accounts.reactivate_text', { name })}</p>
      </Modal>
    </>
  )
}

function PageActs({ account }: AccountProps) {
  const t = useTranslate()
  const client = useQueryClient()
  const mayReset = useMay('accounts:reset')
  const { account: own } = useSession()
  const [isLeaving, setLeaving] = useState(false)
  const [made, setMade] = useState<AccountWithPassword>()
  const { accountId, state, isChangeable } = account
  const isOwn = own.accountId === accountId
  return (
    <>
      {mayReset && state !== 'deactivated' && <ResetsButton account={account} />}
      {isChangeable && state === 'deactivated' && <ReactivateButton account={account} onDone={setMade} />}
      {isChangeable && state !== 'deactivated' && !isOwn && (
        <Button danger onClick={() => setLeaving(true)}>
          {t('console.accounts.deactivate')}
        </Button>
      )}
      {isLeaving && (
        <DeactivateDialog
          accountIds={[accountId]}
          onClose={() => setLeaving(false)}
          onDone={() => void client.invalidateQueries({ queryKey: ['accounts', 'one', accountId] })}
        />
      )}
      {made !== undefined && <InitialPasswordDialog made={made} onClose={() => setMade(undefined)} />}
    </>
  )
}

function Side({ account }: AccountProps) {
  const t = useTranslate()
  const mayAudit = useMay('audit:list')
  const mayAssign = useMay('roles:manage')
  const { account: own } = useSession()
  const { accountId, phone, state } = account
  return (
    <div className={styles.side}>
      <Panel title={t('console.accounts.phone')}>
        {phone === null ? (
          <p className="quiet">{t('console.account.no_phone')}</p>
        ) : (
          <Facts
            facts={[
              { name: t('console.field.model'), value: phone.model },
              { name: t('console.field.os_version'), value: phone.osVersion },
              { name: t('console.field.phone_number'), value: account.number?.text ?? <NoValue /> },
            ]}
          />
        )}
      </Panel>
      {mayAssign && state !== 'deactivated' && own.accountId !== accountId && (
        <OwnRolePanel key={`${account.role} ${account.ownRoleId}`} account={account} />
      )}
      <Panel title={t('console.account.title')}>
        <Facts
          facts={[
            { name: t('console.field.registered_at'), value: <TimeText at={account.createdAt} /> },
            { name: t('console.accounts.left_at'), value: <TimeText at={account.deactivatedAt} /> },
          ]}
        />
        {mayAudit && (
          <Link to="/audit" search={{ object: accountId }}>
            {t('console.account.history')}
          </Link>
        )}
      </Panel>
    </div>
  )
}

function Known({ account }: AccountProps) {
  const t = useTranslate()
  const { name, loginId, employeeNumber, extension, number, carrier, role, orgUnitName } = account
  return (
    <Panel title={t('console.account.person')}>
      <Facts
        facts={[
          { name: t('console.field.name'), value: name },
          { name: t('console.field.login_id'), value: loginId },
          { name: t('console.field.role'), value: t(`console.role.${role}`) },
          { name: t('console.field.org_unit'), value: orgUnitName },
          { name: t('console.field.employee_number'), value: employeeNumber ?? <NoValue /> },
          { name: t('console.field.extension'), value: extension ?? <NoValue /> },
          { name: t('console.field.phone_number'), value: number?.text ?? <NoValue /> },
          { name: t('console.field.carrier'), value: carrier ?? <NoValue /> },
        ]}
      />
    </Panel>
  )
}

function Editor({ account }: AccountProps) {
  const t = useTranslate()
  const change = useAccountChange(account)
  return (
    <AccountForm
      key={JSON.stringify(account)}
      account={account}
      roles={account.grantableRoles}
      saveText={t('console.save')}
      isSaving={change.isPending}
      problem={change.error?.message}
      onSave={(values) => change.mutate(values)}
    />
  )
}

/** One account: who it is, where, on which phone, and what can be done about it (ADM-3, ADM-4, INT-5). */
export function AccountPage() {
  const t = useTranslate()
  const format = useFormat()
  const { accountId } = route.useParams()
  const mayChange = useMay('accounts:change')
  const found = useQuery({
    queryKey: ['accounts', 'one', accountId],
    queryFn: ({ signal }) => call('getAccount', { params: { accountId } }, signal),
  })
  if (found.error) return <ProblemNote error={found.error} onRetry={() => void found.refetch()} />
  if (found.data === undefined) return <PageSkeleton />
  const account = found.data
  const { isChangeable, deactivatedAt } = account
  return (
    <Page
      title={account.name}
      beside={<AccountStateMark state={account.state} />}
      parent={{ to: '/accounts', title: t('console.accounts.title') }}
      acts={<PageActs account={account} />}
    >
      {deactivatedAt !== null && (
        <Alert type="info" showIcon title={t('console.account.left', { time: format.time(deactivatedAt) })} />
      )}
      {mayChange && !isChangeable && (
        <Alert type="info" showIcon title={t('console.account.not_changeable')} />
      )}
      <div className={styles.columns}>
        {isChangeable && deactivatedAt === null ? <Editor account={account} /> : <Known account={account} />}
        <Side account={account} />
      </div>
    </Page>
  )
}
