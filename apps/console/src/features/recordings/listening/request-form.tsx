import { Button, Form, Input, Select } from 'antd'
import type { ListenReason } from '@smartym/contract'
import { listenReasons } from '@smartym/contract/constants'
import { useTranslate } from '../../../platform/language.ts'
import styles from './listening.module.css'

/** Why: one of the company's reasons, and in one's own words. */
export interface ReasonedRequest {
  readonly reason: ListenReason
  readonly text: string
}

export interface ReasonFormProps {
  readonly submitText: string
  readonly isPending: boolean
  readonly onSubmit: (request: ReasonedRequest) => void
  readonly onCancel?: () => void
}

/** Asks for a reason before something that leaves a trace. */
export function ReasonForm({ submitText, isPending, onSubmit, onCancel }: ReasonFormProps) {
  const t = useTranslate()
  return (
    <Form<ReasonedRequest>
      layout="vertical"
      requiredMark={false}
      className={styles.form ?? ''}
      onFinish={onSubmit}
    >
      <Form.Item
        name="reason"
        label={t('console.field.reason')}
        rules={[{ required: true, message: t('console.request.reason_required') }]}
      >
        <Select
          placeholder={t('console.filter.choose')}
          options={listenReasons.map((value) => ({ value, label: t(`console.listen_reason.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="text"
        label={t('console.request.text')}
        extra={t('console.request.text_help')}
        rules={[{ required: true, whitespace: true, min: 5, message: t('console.request.text_required') }]}
      >
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
      <div className={styles.acts}>
        {onCancel && <Button onClick={onCancel}>{t('console.cancel')}</Button>}
        <Button type="primary" htmlType="submit" loading={isPending}>
          {submitText}
        </Button>
      </div>
    </Form>
  )
}
