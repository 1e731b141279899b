import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Input, Modal } from 'antd'
import type { PhraseKey } from '@smartym/phrases'
import { call } from '../../../platform/api.ts'
import { useTranslate } from '../../../platform/language.ts'
import type { KeyDialogProps } from './rotate.dialog.tsx'

function useEnding(send: () => Promise<unknown>, done: PhraseKey, onClose: () => void) {
  const t = useTranslate()
  const { message } = App.useApp()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess() {
      void queryClient.invalidateQueries({ queryKey: ['api-keys'] })
      void message.success(t(done))
      onClose()
    },
  })
}

/** Ends a key for good: its name is typed, since nothing brings it back. */
export function RevokeDialog({ apiKey, onClose }: KeyDialogProps) {
  const t = useTranslate()
  const [typed, setTyped] = useState('')
  const { apiKeyId, name } = apiKey
  const ending = useEnding(
    () => call('revokeApiKey', { params: { apiKeyId } }),
    'console.api_keys.revoked',
    onClose,
  )
  return (
    <Modal
      open
      title={t('console.api_keys.revoke')}
      okText={t('console.api_keys.revoke')}
      cancelText={t('console.cancel')}
      okButtonProps={{ danger: true, disabled: typed.trim() !== name.trim(), loading: ending.isPending }}
      onOk={() => ending.mutate()}
      onCancel={onClose}
    >
      {ending.isError && <Alert type="error" showIcon role="alert" title={ending.error.message} />}
      <p>{t('console.api_keys.revoke_text', { name })}</p>
      <label>
        {t('console.api_keys.revoke_type', { name })}
        <Input value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
      </label>
    </Modal>
  )
}

/** Ends the secret of before the rotation, before its time. */
export function EndPreviousDialog({ apiKey, onClose }: KeyDialogProps) {
  const t = useTranslate()
  const { apiKeyId, name } = apiKey
  const ending = useEnding(
    () => call('endPreviousSecret', { params: { apiKeyId } }),
    'console.api_keys.ended_previous',
    onClose,
  )
  return (
    <Modal
      open
      title={t('console.api_keys.end_previous')}
      okText={t('console.api_keys.end_previous')}
      cancelText={t('console.cancel')}
      okButtonProps={{ danger: true, loading: ending.isPending }}
      onOk={() => ending.mutate()}
      onCancel={onClose}
    >
      {ending.isError && <Alert type="error" showIcon role="alert" title={ending.error.message} />}
      <p>{t('console.api_keys.end_previous_text', { name })}</p>
    </Modal>
  )
}
