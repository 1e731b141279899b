import { Modal, Typography } from 'antd'
import type { AccountWithPassword } from '@smartym/contract'
import { useFormat } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'

export interface InitialPasswordDialogProps {
  readonly made: Pick<AccountWithPassword, 'initialPassword' | 'expiresAt'>
  readonly onClose: () => void
}

/** Shows a password this once. */
export function InitialPasswordDialog({ made, onClose }: InitialPasswordDialogProps) {
  const t = useTranslate()
  const format = useFormat()
  return (
    <Modal
      open
      title={t('console.account.initial_password')}
      okText={t('console.close')}
      cancelButtonProps={{ style: { display: 'none' } }}
      mask={{ closable: false }}
      onOk={onClose}
      onCancel={onClose}
    >
      <p>{t('console.accounts.initial_password_text', { time: format.time(made.expiresAt) })}</p>
      <Typography.Text copyable strong style={{ fontSize: 20 }}>
        {made.initialPassword}
      </Typography.Text>
    </Modal>
  )
}
