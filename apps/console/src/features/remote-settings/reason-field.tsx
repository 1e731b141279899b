import { Form, Input } from 'antd'
import { useTranslate } from '../../platform/language.ts'

/** Why settings are changed: every change needs a reason. */
export function ReasonField() {
  const t = useTranslate()
  return (
    <Form.Item
      name="reason"
      label={t('console.settings.reason')}
      rules={[{ required: true, whitespace: true, message: t('console.settings.reason_needed') }]}
    >
      <Input.TextArea rows={2} maxLength={500} />
    </Form.Item>
  )
}
