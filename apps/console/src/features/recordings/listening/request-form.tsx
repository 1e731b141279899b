import { Button, Form, Input, Select } from 'antd'
import { useLanguage, useTranslate } from '../../../platform/language.ts'
import { useListenReasons } from '../../../platform/lookups.ts'
import styles from './listening.module.css'

/** Why: one of the company's reasons, and in one's own words. */
export interface ReasonedRequest {
  readonly reason: string
  readonly text: string
}

export interface ReasonFormProps {
  readonly submitText: string
  readonly isPending: boolean
  /** There is nothing yet to give a reason for. */
  readonly isDisabled?: boolean
  readonly onSubmit: (request: ReasonedRequest) => void
  readonly onCancel?: () => void
}

/** Asks for a reason before something that leaves a trace. */
export function ReasonForm({ submitText, isPending, isDisabled, onSubmit, onCancel }: ReasonFormProps) {
  const t = useTranslate()
  const language = useLanguage()
  const { reasons } = useListenReasons()
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
          options={reasons.map(({ code, name }) => ({ value: code, label: name[language] }))}
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
        <Button type="primary" htmlType="submit" loading={isPending} disabled={isDisabled === true}>
          {submitText}
        </Button>
      </div>
    </Form>
  )
}
