import { useState } from 'react'
import { Button, Checkbox, Modal } from 'antd'
import { CopyOutlined, DeleteOutlined, EditOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { RoleResponse } from '@smartym/contract'
import { builtInGrants } from '@smartym/contract/permissions'
import { useFormat } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { isProblem } from '../../../platform/problem.ts'
import { useMay } from '../../../platform/session.ts'
import { useShortcut } from '../../../platform/shortcuts.ts'
import { Panel } from '../../../ui/panel.tsx'
import { GrantsTable } from './grants-table.tsx'
import { useDeleteRole } from './roles.queries.ts'
import styles from './roles.module.css'

export interface RolePanelProps {
  readonly role: RoleResponse
  readonly onAct: (act: 'copy' | 'edit') => void
  readonly onDeleted: () => void
}

function DeleteButton({ role, onDeleted }: Pick<RolePanelProps, 'role' | 'onDeleted'>) {
  const t = useTranslate()
  const [isAsking, setAsking] = useState(false)
  const remove = useDeleteRole()
  const { ownRoleId, name } = role
  if (ownRoleId === null) return null
  return (
    <>
      <Button icon={<DeleteOutlined />} danger onClick={() => setAsking(true)}>
        {t('console.roles.delete')}
      </Button>
      <Modal
        open={isAsking}
        title={t('console.roles.delete_question', { name: name ?? '' })}
        okText={t('console.roles.delete')}
        cancelText={t('console.cancel')}
        okButtonProps={{ danger: true, loading: remove.isPending }}
        onOk={() => remove.mutate(ownRoleId, { onSuccess: onDeleted })}
        onCancel={() => setAsking(false)}
      >
        {remove.error !== null && (
          <p role="alert">{isProblem(remove.error) ? remove.error.message : t('console.failed')}</p>
        )}
      </Modal>
    </>
  )
}

/** What a role grants, and what may be done with it. */
export function RolePanel({ role, onAct, onDeleted }: RolePanelProps) {
  const t = useTranslate()
  const format = useFormat()
  const mayManage = useMay('roles:manage')
  const [isOnlyDifferences, setOnlyDifferences] = useState(false)
  const isOwn = role.ownRoleId !== null
  useShortcut({ keys: 'c', label: 'C', phrase: 'console.key.roles.copy' }, () => onAct('copy'), mayManage)
  const holders = t('console.roles.accounts', { count: format.count(role.accountCount) })
  return (
    <Panel
      title={role.name ?? t(`console.role.${role.role}`)}
      extra={
        mayManage && (
          <span className={styles.acts}>
            {isOwn && <DeleteButton role={role} onDeleted={onDeleted} />}
            {isOwn && (
              <Button icon={<EditOutlined />} onClick={() => onAct('edit')}>
                {t('console.roles.edit')}
              </Button>
            )}
            <Button
              icon={<CopyOutlined />}
              type={isOwn ? 'default' : 'primary'}
              onClick={() => onAct('copy')}
            >
              {t('console.roles.copy')}
            </Button>
          </span>
        )
      }
    >
      <p className={styles.facts}>
        {isOwn && <span>{t('console.roles.based_on', { role: t(`console.role.${role.role}`) })}</span>}
        {isOwn ? (
          <span>{holders}</span>
        ) : (
          <Link to="/accounts" search={{ role: role.role }}>
            {holders}
          </Link>
        )}
        {isOwn && (
          <Checkbox
            checked={isOnlyDifferences}
            onChange={({ target: { checked } }) => setOnlyDifferences(checked)}
          >
            {t('console.roles.changed_only')}
          </Checkbox>
        )}
      </p>
      <GrantsTable
        grants={role.grants}
        builtIn={builtInGrants(role.role)}
        isOnlyDifferences={isOwn && isOnlyDifferences}
      />
    </Panel>
  )
}
