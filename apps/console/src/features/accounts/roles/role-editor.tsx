import { useState } from 'react'
import { Alert, Button, Checkbox, Form, Input, type InputRef } from 'antd'
import type { Grants, RoleResponse } from '@smartym/contract'
import { builtInGrants } from '@smartym/contract/permissions'
import { useFormat } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { isProblem } from '../../../platform/problem.ts'
import { useFocusFirst } from '../../../ui/focus-first.ts'
import { Panel } from '../../../ui/panel.tsx'
import { GrantsTable } from './grants-table.tsx'
import { useChangeRole, useCreateRole } from './roles.queries.ts'
import styles from './roles.module.css'

export interface RoleEditorProps {
  /** What is changed, or copied. */
  readonly role: RoleResponse
  readonly isCopy: boolean
  readonly onSaved: (saved: RoleResponse) => void
  readonly onCancel: () => void
}

/** Makes an own role from another, or changes one. */
export function RoleEditor({ role, isCopy, onSaved, onCancel }: RoleEditorProps) {
  const t = useTranslate()
  const format = useFormat()
  const [name, setName] = useState(isCopy ? '' : (role.name ?? ''))
  const [grants, setGrants] = useState<Grants>(role.grants)
  const [isOnlyDifferences, setOnlyDifferences] = useState(false)
  const first = useFocusFirst<InputRef>()
  const create = useCreateRole()
  const change = useChangeRole()
  const { isPending, error } = isCopy ? create : change
  const save = () => {
    if (isCopy) return create.mutate({ role: role.role, name, grants }, { onSuccess: onSaved })
    const { ownRoleId, version } = role
    if (ownRoleId === null || version === null) return
    change.mutate({ ownRoleId, name, grants, version }, { onSuccess: onSaved })
  }
  return (
    <Panel
      title={t(isCopy ? 'console.roles.copy' : 'console.roles.edit')}
      extra={
        <Checkbox
          checked={isOnlyDifferences}
          onChange={({ target: { checked } }) => setOnlyDifferences(checked)}
        >
          {t('console.roles.changed_only')}
        </Checkbox>
      }
    >
      <Form layout="vertical" requiredMark={false} onFinish={save}>
        <Form.Item
          label={t('console.roles.name')}
          extra={t('console.roles.based_on', { role: t(`console.role.${role.role}`) })}
        >
          <Input
            ref={first}
            value={name}
            maxLength={60}
            required
            aria-label={t('console.roles.name')}
            className={styles.name ?? ''}
            onChange={({ target: { value } }) => setName(value)}
          />
        </Form.Item>
        <GrantsTable
          grants={grants}
          builtIn={builtInGrants(role.role)}
          isOnlyDifferences={isOnlyDifferences}
          onChange={setGrants}
        />
        {error !== null && (
          <Alert type="error" showIcon title={isProblem(error) ? error.message : t('console.failed')} />
        )}
        <div className={styles.bar}>
          <output>{!isCopy && t('console.roles.affects', { count: format.count(role.accountCount) })}</output>
          <Button onClick={onCancel}>{t('console.roles.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={isPending} disabled={name.trim() === ''}>
            {t('console.roles.save')}
          </Button>
        </div>
      </Form>
    </Panel>
  )
}
