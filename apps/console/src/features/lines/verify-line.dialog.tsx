import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Modal } from 'antd'
import type { LineResponse } from '@smartym/contract'
import { call } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { useTranslate } from '../../platform/language.ts'

interface DialogProps {
  readonly line: LineResponse
  readonly onClose: () => void
}

/** Texts a code to the number and takes what came there. */
export function VerifyLineDialog({ line, onClose }: DialogProps) {
  const t = useTranslate()
  const format = useFormat()
  const queryClient = useQueryClient()
  const params = { lineId: line.lineId }
  const send = useMutation({ mutationFn: () => call('sendLineCode', { params }) })
  const verify = useMutation({
    mutationFn: ({ code }: { code: string }) => call('verifyLine', { params, body: { code } }),
    async onSuccess() {
      onClose()
      await queryClient.invalidateQueries({ queryKey: ['lines'] })
    },
  })
  const error = verify.error ?? send.error
  return (
    <Modal
      open
      title={`${t('console.line.verify')} · ${line.number.text}`}
      footer={null}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      {error !== null && <Alert type="error" showIcon role="alert" title={error.message} />}
      <p>{t('console.line.verify_text')}</p>
      <Button
        type={send.isSuccess ? 'default' : 'primary'}
        loading={send.isPending}
        onClick={() => send.mutate(undefined, { onSuccess: () => verify.reset() })}
      >
        {t('console.line.send_code')}
      </Button>
      {send.isSuccess && (
        <>
          <p className="quiet">
            {t('console.line.code_waits', {
              time: format.time(send.data.expiresAt),
              tries: send.data.triesLeft,
            })}
          </p>
          <Form<{ code: string }>
            layout="vertical"
            requiredMark={false}
            onFinish={(typed) => verify.mutate(typed)}
          >
            <Form.Item
              name="code"
              label={t('console.line.code')}
              rules={[{ required: true, pattern: /^\d{6}$/, message: t('console.line.code_form') }]}
            >
              <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={verify.isPending}>
              {t('console.line.confirm')}
            </Button>
          </Form>
        </>
      )}
    </Modal>
  )
}
