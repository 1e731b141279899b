import { useState } from 'react'
import { LogoutOutlined, SwapOutlined } from '@ant-design/icons'
import { Button, Form } from 'antd'
import { call } from '../../../platform/api.ts'
import { useFormat } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { BulkActDialog, BulkReason } from '../../../ui/bulk-act.dialog.tsx'
import { OrgUnitSelect } from '../../../ui/org-unit-select.tsx'

interface ActProps {
  readonly accountIds: readonly string[]
  readonly onClose: () => void
  readonly onDone: () => void
}

const changes = ['accounts', 'organization'] as const

function MoveDialog({ accountIds, ...props }: ActProps) {
  const t = useTranslate()
  const format = useFormat()
  const ids = [...accountIds]
  return (
    <BulkActDialog<{ orgUnitId: string }>
      {...props}
      title={t('console.accounts.move')}
      text={t('console.accounts.move_text', { count: format.count(ids.length) })}
      changes={changes}
      run={({ orgUnitId }) => call('changeAccounts', { body: { act: 'move', accountIds: ids, orgUnitId } })}
    >
      <Form.Item
        name="orgUnitId"
        label={t('console.field.org_unit')}
        rules={[{ required: true, message: t('console.accounts.move_required') }]}
      >
        <OrgUnitSelect isWide />
      </Form.Item>
    </BulkActDialog>
  )
}

/** Asks why somebody leaves, and says what it ends. */
export function DeactivateDialog({ accountIds, ...props }: ActProps) {
  const t = useTranslate()
  const format = useFormat()
  const ids = [...accountIds]
  return (
    <BulkActDialog<{ reason: string }>
      {...props}
      isGrave
      title={t('console.accounts.deactivate')}
      text={t('console.accounts.deactivate_text', { count: format.count(ids.length) })}
      changes={changes}
      run={({ reason }) =>
        call('changeAccounts', { body: { act: 'deactivate', accountIds: ids, reason: reason.trim() } })
      }
    >
      <BulkReason />
    </BulkActDialog>
  )
}

/** What can be done with the accounts that were chosen. */
export function BulkActs({ accountIds, onDone }: Pick<ActProps, 'accountIds' | 'onDone'>) {
  const t = useTranslate()
  const [open, setOpen] = useState<'move' | 'deactivate'>()
  const props = { accountIds, onDone, onClose: () => setOpen(undefined) }
  return (
    <>
      <Button size="small" icon={<SwapOutlined />} onClick={() => setOpen('move')}>
        {t('console.accounts.move')}
      </Button>
      <Button size="small" danger icon={<LogoutOutlined />} onClick={() => setOpen('deactivate')}>
        {t('console.accounts.deactivate')}
      </Button>
      {open === 'move' && <MoveDialog {...props} />}
      {open === 'deactivate' && <DeactivateDialog {...props} />}
    </>
  )
}
