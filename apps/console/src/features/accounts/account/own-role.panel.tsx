import { useState } from 'react'
import { Alert, App, Button, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import type { AccountDetail } from '@smartym/contract'
import { useTranslate } from '../../../platform/language.ts'
import { Panel } from '../../../ui/panel.tsx'
import { useAssignRole, useRoles } from '../roles/roles.queries.ts'
import styles from './account.module.css'

const none = 'none'

/** Gives somebody a role that the company has made from the one they have, or takes it off (ADM-3). */
export function OwnRolePanel({ account }: { readonly account: AccountDetail }) {
  const t = useTranslate()
  const { message } = App.useApp()
  const roles = useRoles()
  const assign = useAssignRole()
  const { accountId, role, ownRoleId } = account
  const current = ownRoleId ?? none
  const [chosen, setChosen] = useState(current)
  const fitting = (roles.data ?? []).flatMap((each) =>
    each.ownRoleId !== null && each.role === role ? [{ value: each.ownRoleId, label: each.name }] : [],
  )
  const save = () =>
    assign.mutate(
      { accountId, ownRoleId: chosen === none ? null : chosen },
      { onSuccess: () => void message.success(t('console.roles.assigned')) },
    )
  return (
    <Panel title={t('console.roles.own')} extra={<Link to="/roles">{t('console.roles.title')}</Link>}>
      <div className={styles.ownRole}>
        <Select
          aria-label={t('console.roles.own')}
          value={chosen}
          loading={roles.isPending}
          options={[{ value: none, label: t('console.roles.none') }, ...fitting]}
          onChange={setChosen}
        />
        <Button disabled={chosen === current} loading={assign.isPending} onClick={save}>
          {t('console.roles.assign')}
        </Button>
      </div>
      {assign.error !== null && <Alert type="error" showIcon role="alert" title={assign.error.message} />}
    </Panel>
  )
}
