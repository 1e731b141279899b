import type { ReactNode } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input, Modal } from 'antd'
import { isPhraseKey } from '@smartym/phrases'
import { useFormat } from '../platform/format.ts'
import { useTranslate } from '../platform/language.ts'

/** What became of many: how many were changed; the others, with the code of the error that says why not. */
export interface BulkOutcome {
  readonly changed: number
  readonly refused: readonly { readonly code: string }[]
}

export interface BulkActDialogProps<Values extends object> {
  /** Of the dialog and its button. */
  readonly title: string
  /** What it does, and to how many. */
  readonly text: ReactNode
  readonly isGrave?: boolean
  /** Sends it; fields of the form come as they were typed. */
  readonly run: (values: Values) => Promise<BulkOutcome>
  /** First words of the keys of lists that are read again. */
  readonly changes: readonly string[]
  readonly onClose: () => void
  /** Something was changed; what was chosen is chosen no more. */
  readonly onDone: () => void
  /** Fields of the form. */
  readonly children?: ReactNode
}

/** The field that asks why, for acts that want a reason. */
export function BulkReason({ isRequired = true }: { readonly isRequired?: boolean }) {
  const t = useTranslate()
  const message = t('console.bulk.reason_required')
  return (
    <Form.Item
      name="reason"
      label={t('console.field.reason')}
      rules={[
        { required: isRequired, whitespace: true, message },
        { min: 2, message },
      ]}
    >
      <Input.TextArea rows={2} maxLength={500} showCount />
    </Form.Item>
  )
}

function Refused({ outcome }: { readonly outcome: BulkOutcome }) {
  const t = useTranslate()
  const format = useFormat()
  const counts = new Map<string, number>()
  for (const { code } of outcome.refused) counts.set(code, (counts.get(code) ?? 0) + 1)
  const word = (code: string) => (isPhraseKey(code) ? t(code) : code)
  return (
    <>
      {outcome.changed > 0 && <p>{t('console.bulk.done', { count: format.count(outcome.changed) })}</p>}
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={t('console.bulk.refused', { count: format.count(outcome.refused.length) })}
        description={
          <ul>
            {[...counts].map(([code, count]) => (
              <li key={code}>
                {word(code)} ({format.count(count)})
              </li>
            ))}
          </ul>
        }
      />
    </>
  )
}

/** Does something to all that were chosen: says what, asks for what it needs, and tells what was not done and why. */
export function BulkActDialog<Values extends object>(props: BulkActDialogProps<Values>) {
  const { title, text, isGrave = false, run, changes, onClose, onDone, children } = props
  const t = useTranslate()
  const format = useFormat()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [form] = Form.useForm<Values>()
  const act = useMutation({
    mutationFn: run,
    onSuccess({ changed, refused }) {
      for (const key of changes) void client.invalidateQueries({ queryKey: [key] })
      if (refused.length > 0) return
      void message.success(t('console.bulk.done', { count: format.count(changed) }))
      onClose()
      onDone()
    },
  })
  const outcome = act.data
  const leave = () => {
    onClose()
    if (outcome !== undefined) onDone()
  }
  const close = (
    <Button key="close" type="primary" onClick={leave}>
      {t('console.close')}
    </Button>
  )
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={t('console.cancel')}
      okButtonProps={{ danger: isGrave, loading: act.isPending }}
      {...(outcome !== undefined && { footer: [close] })}
      onOk={() => form.submit()}
      onCancel={leave}
    >
      {act.isError && <Alert type="error" showIcon role="alert" title={act.error.message} />}
      {outcome !== undefined && outcome.refused.length > 0 ? (
        <Refused outcome={outcome} />
      ) : (
        <>
          <p>{text}</p>
          <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => act.mutate(values)}>
            {children}
          </Form>
        </>
      )}
    </Modal>
  )
}
