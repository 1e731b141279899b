import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { TextMessageResponse } from '@smartym/contract'
import { call } from '../../platform/api.ts'
import { useTranslate } from '../../platform/language.ts'

/** Has the phone send a text again, once it is said what follows from it. */
export function ResendButton({ text }: { readonly text: TextMessageResponse }) {
  const t = useTranslate()
  const client = useQueryClient()
  const { message, modal } = App.useApp()
  const { textMessageId, state, body } = text
  const resend = useMutation({
    mutationFn: () => call('resendTextMessage', { params: { textMessageId } }),
    onSuccess: () => void message.success(t('console.texts.resent')),
    onError: (error) => void message.error(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: ['text-messages'] }),
  })
  if (body === null || (state !== 'sent' && state !== 'failed')) return null
  return (
    <Button
      size="small"
      loading={resend.isPending}
      onClick={() =>
        void modal.confirm({
          title: t('console.texts.resend_title'),
          content: t('console.texts.resend_text'),
          okText: t('console.texts.resend'),
          cancelText: t('console.cancel'),
          onOk: () =>
            resend.mutateAsync().then(
              () => undefined,
              () => undefined,
            ),
        })
      }
    >
      {t('console.texts.resend')}
    </Button>
  )
}
