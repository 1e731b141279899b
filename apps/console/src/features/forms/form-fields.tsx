import { Form, Input, Radio } from 'antd'
import type { FormKind, FormValues } from '@smartym/contract'
import { type FormField, formTemplates } from '@smartym/contract/constants'
import type { PhraseKey } from '@smartym/phrases'
import { useTranslate } from '../../platform/language.ts'

export interface FormFieldsProps {
  readonly kind: FormKind
  readonly values: FormValues
  /** What the server said of a field, by its key. */
  readonly faults: ReadonlyMap<string, string>
  readonly onChange: (values: FormValues) => void
}

/** The phrase of a field's name. */
export function fieldPhrase({ key }: FormField): PhraseKey {
  return `form_field.${key}` as PhraseKey
}

function FieldInput(props: {
  readonly field: FormField
  readonly value: string
  readonly onText: (text: string) => void
}) {
  const t = useTranslate()
  const { field, value, onText } = props
  const id = `form-${field.key}`
  if (field.kind === 'answer')
    return (
      <Radio.Group id={id} value={value} onChange={(event) => onText(String(event.target.value))}>
        <Radio value="yes">{t('form_answer.yes')}</Radio>
        <Radio value="no">{t('form_answer.no')}</Radio>
      </Radio.Group>
    )
  if (field.kind === 'lines')
    return (
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={field.maxLength}
        value={value}
        onChange={(event) => onText(event.target.value)}
      />
    )
  return (
    <Input
      id={id}
      type={field.kind === 'date' ? 'date' : field.kind === 'phone' ? 'tel' : 'text'}
      maxLength={field.maxLength}
      value={value}
      onChange={(event) => onText(event.target.value)}
    />
  )
}

/** The places of a form by its template. */
export function FormFields({ kind, values, faults, onChange }: FormFieldsProps) {
  const t = useTranslate()
  return (
    <Form layout="vertical" component={false}>
      {formTemplates[kind].map((field) => {
        const fault = faults.get(field.key)
        return (
          <Form.Item
            key={field.key}
            label={t(fieldPhrase(field))}
            htmlFor={`form-${field.key}`}
            required={field.isRequired}
            validateStatus={fault === undefined ? '' : 'error'}
            help={fault === undefined ? undefined : t(`console.form_fault.${fault}` as PhraseKey)}
          >
            <FieldInput
              field={field}
              value={values[field.key] ?? ''}
              onText={(text) => onChange({ ...values, [field.key]: text })}
            />
          </Form.Item>
        )
      })}
    </Form>
  )
}
