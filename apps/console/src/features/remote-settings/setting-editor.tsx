import { Checkbox, Input, InputNumber, Select, Switch } from 'antd'
import type {
  InboundRule,
  ListenReason,
  ListenRule,
  NotReadyReason,
  SettingDefinitionResponse,
} from '@smartym/contract'
import { useLanguage, useTranslate } from '../../platform/language.ts'
import { ListenReasonsEditor } from './listen-reasons.editor.tsx'
import { InboundRulesEditor } from './inbound-rules.editor.tsx'
import { ListenRulesEditor } from './listen-rules.editor.tsx'
import { ReasonsEditor } from './reasons.editor.tsx'
import styles from './remote-settings.module.css'
import { unitOf } from './setting-values.ts'

export interface SettingEditorProps {
  readonly definition: SettingDefinitionResponse
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

function NumberEditor({ definition, value, onChange }: SettingEditorProps) {
  const t = useTranslate()
  const language = useLanguage()
  const { minimum, maximum, isNullable } = definition
  const unit = unitOf(definition, value)
  const factor = unit?.factor ?? 1
  return (
    <InputNumber<number>
      aria-label={definition.name[language]}
      value={typeof value === 'number' ? value / factor : null}
      min={(minimum ?? 0) / factor}
      max={maximum === null ? Number.MAX_SAFE_INTEGER : maximum / factor}
      precision={factor === 1 ? 0 : 2}
      suffix={unit === null ? undefined : t(unit.phrase)}
      placeholder={isNullable ? t('console.settings.empty_value') : ''}
      className={styles.number ?? ''}
      onChange={(next) => {
        if (next !== null) onChange(Math.round(next * factor))
        else if (isNullable) onChange(null)
      }}
    />
  )
}

function ListEditor({ definition, value, onChange }: SettingEditorProps) {
  const t = useTranslate()
  const language = useLanguage()
  return (
    <Input.TextArea
      aria-label={definition.name[language]}
      autoSize={{ minRows: 2, maxRows: 10 }}
      placeholder={t('console.settings.one_a_line')}
      defaultValue={(value as readonly string[]).join('\n')}
      onChange={({ target }) =>
        onChange(
          target.value
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
        )
      }
    />
  )
}

/** The form of one value, by the kind of the setting. */
export function SettingEditor(props: SettingEditorProps) {
  const { definition, value, onChange } = props
  const language = useLanguage()
  const label = definition.name[language]
  const options = definition.options.map((option) => ({ value: option.value, label: option.name[language] }))
  switch (definition.kind) {
    case 'boolean':
      return <Switch aria-label={label} checked={value === true} onChange={onChange} />
    case 'integer':
      return <NumberEditor {...props} />
    case 'choice':
      return (
        <Select
          aria-label={label}
          value={String(value)}
          options={options}
          onChange={onChange}
          className={styles.choice ?? ''}
        />
      )
    case 'choices':
      return (
        <Checkbox.Group value={[...(value as readonly string[])]} options={options} onChange={onChange} />
      )
    case 'text':
      return (
        <Input
          aria-label={label}
          value={String(value)}
          maxLength={definition.maxLength ?? 1000}
          onChange={({ target }) => onChange(target.value)}
        />
      )
    case 'texts':
      return <ListEditor {...props} />
    case 'listen_reasons':
      return <ListenReasonsEditor reasons={value as readonly ListenReason[]} onChange={onChange} />
    case 'listen_rules':
      return <ListenRulesEditor rules={value as readonly ListenRule[]} onChange={onChange} />
    case 'inbound_rules':
      return <InboundRulesEditor rules={value as readonly InboundRule[]} onChange={onChange} />
    case 'not_ready_reasons':
      return <ReasonsEditor reasons={value as readonly NotReadyReason[]} onChange={onChange} />
  }
}
