import { useState } from 'react'
import { EllipsisOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Dropdown, Modal, Typography } from 'antd'
import type { AccountResponse } from '@smartym/contract'
import { call } from '../../../platform/api.ts'
import { useFormat } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'

interface DialogProps {
  readonly account: AccountResponse
  readonly onClose: () => void
}

/** Asks, resets, and shows the initial password this once (ADM-4). */
function PasswordResetDialog({ account, onClose }: DialogProps) {
  const t = useTranslate()
  const format = useFormat()
  const queryClient = useQueryClient()
  const { accountId, name } = account
  const reset = useMutation({
    mutationFn: () => call('resetPassword', { params: { accountId } }),
    gcTime: 0,
  })
  const isDone = reset.isSuccess
  /* The list is read again when the password has been seen: a row that changes could take this dialog with it. */
  const close = () => {
    onClose()
    if (isDone) void queryClient.invalidateQueries({ queryKey: ['accounts'] })
  }
  return (
    <Modal
      open
      title={t('console.accounts.reset_password')}
      okText={t(isDone ? 'console.close' : 'console.accounts.reset_password')}
      cancelText={t('console.cancel')}
      okButtonProps={{ danger: !isDone, loading: reset.isPending }}
      cancelButtonProps={isDone ? { style: { display: 'none' } } : {}}
      mask={{ closable: !isDone }}
      onOk={() => (isDone ? close() : reset.mutate())}
      onCancel={close}
    >
      {reset.isError && <Alert type="error" showIcon role="alert" title={reset.error.message} />}
      {isDone ? (
        <>
          <p>{t('console.accounts.initial_password_text', { time: format.time(reset.data.expiresAt) })}</p>
          <Typography.Text copyable strong style={{ fontSize: 20 }}>
            {reset.data.initialPassword}
          </Typography.Text>
        </>
      ) : (
        <p>{t('console.accounts.reset_password_text', { name })}</p>
      )}
    </Modal>
  )
}

function FactorResetDialog({ account, onClose }: DialogProps) {
  const t = useTranslate()
  const { message } = App.useApp()
  const { accountId, name } = account
  const reset = useMutation({
    mutationFn: () => call('resetSecondFactors', { params: { accountId } }),
    onSuccess() {
      void message.success(t('console.accounts.factors_reset'))
      onClose()
    },
  })
  return (
    <Modal
      open
      title={t('console.accounts.reset_factors')}
      okText={t('console.accounts.reset_factors')}
      cancelText={t('console.cancel')}
      okButtonProps={{ danger: true, loading: reset.isPending }}
      onOk={() => reset.mutate()}
      onCancel={onClose}
    >
      {reset.isError && <Alert type="error" showIcon role="alert" title={reset.error.message} />}
      <p>{t('console.accounts.reset_factors_text', { name })}</p>
    </Modal>
  )
}

/** What an administrator does for somebody who is locked out. */
export function ResetsButton({ account }: { readonly account: AccountResponse }) {
  const t = useTranslate()
  const [open, setOpen] = useState<'password' | 'factors'>()
  const close = () => setOpen(undefined)
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'password', label: t('console.accounts.reset_password') },
            { key: 'factors', label: t('console.accounts.reset_factors') },
          ],
          onClick: ({ key }) => setOpen(key === 'password' ? 'password' : 'factors'),
        }}
      >
        <Button
          type="text"
          size="small"
          icon={<EllipsisOutlined />}
          aria-label={`${account.name} ${t('console.accounts.acts')}`}
        />
      </Dropdown>
      {open === 'password' && <PasswordResetDialog account={account} onClose={close} />}
      {open === 'factors' && <FactorResetDialog account={account} onClose={close} />}
    </>
  )
}
