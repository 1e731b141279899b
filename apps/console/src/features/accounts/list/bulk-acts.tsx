import { useState } from 'react'
import { LogoutOutlined, SwapOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input, Modal } from 'antd'
import type { ChangeAccountsRequest } from '@smartym/contract'
import { call } from '../../../platform/api.ts'
import { useFormat } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { OrgUnitSelect } from '../../../ui/org-unit-select.tsx'

interface ActProps {
  readonly accountIds: readonly string[]
  readonly onClose: () => void
  readonly onDone: () => void
}

function useBulkAct({ onClose, onDone }: ActProps) {
  const t = useTranslate()
  const format = useFormat()
  const { message } = App.useApp()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: ChangeAccountsRequest) => call('changeAccounts', { body }),
    onSuccess({ changed, refused }) {
      if (changed > 0) void message.success(t('console.accounts.bulk_done', { count: format.count(changed) }))
      if (refused.length > 0)
        void message.warning(t('console.accounts.bulk_refused', { count: format.count(refused.length) }))
      void client.invalidateQueries({ queryKey: ['accounts'] })
      void client.invalidateQueries({ queryKey: ['organization'] })
      onClose()
      onDone()
    },
  })
}

function MoveDialog(props: ActProps) {
  const t = useTranslate()
  const format = useFormat()
  const [orgUnitId, setOrgUnitId] = useState<string>()
  const [isAsked, setAsked] = useState(false)
  const move = useBulkAct(props)
  const accountIds = [...props.accountIds]
  return (
    <Modal
      open
      title={t('console.accounts.move')}
      okText={t('console.accounts.move')}
      cancelText={t('console.cancel')}
      okButtonProps={{ loading: move.isPending }}
      onOk={() => {
        setAsked(true)
        if (orgUnitId !== undefined) move.mutate({ act: 'move', accountIds, orgUnitId })
      }}
      onCancel={props.onClose}
    >
      {move.isError && <Alert type="error" showIcon role="alert" title={move.error.message} />}
      <p>{t('console.accounts.move_text', { count: format.count(accountIds.length) })}</p>
      <OrgUnitSelect value={orgUnitId} onChange={setOrgUnitId} />
      {isAsked && orgUnitId === undefined && <p role="alert">{t('console.accounts.move_required')}</p>}
    </Modal>
  )
}

/** Asks why somebody leaves, and says what it ends. */
export function DeactivateDialog(props: ActProps) {
  const t = useTranslate()
  const format = useFormat()
  const [form] = Form.useForm<{ reason: string }>()
  const deactivate = useBulkAct(props)
  const accountIds = [...props.accountIds]
  return (
    <Modal
      open
      title={t('console.accounts.deactivate')}
      okText={t('console.accounts.deactivate')}
      cancelText={t('console.cancel')}
      okButtonProps={{ danger: true, loading: deactivate.isPending }}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      {deactivate.isError && <Alert type="error" showIcon role="alert" title={deactivate.error.message} />}
      <p>{t('console.accounts.deactivate_text', { count: format.count(accountIds.length) })}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }) => deactivate.mutate({ act: 'deactivate', accountIds, reason: reason.trim() })}
      >
        <Form.Item
          name="reason"
          label={t('console.field.reason')}
          rules={[
            { required: true, whitespace: true, min: 2, message: t('console.accounts.reason_required') },
          ]}
        >
          <Input.TextArea rows={2} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </Modal>
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
