import { FilterChip } from './filter-chip.tsx'
import { type Choice, ChoiceEditor, type Period, PeriodEditor, TextEditor } from './filter-editors.tsx'
import { useTranslate } from '../platform/language.ts'
import { useAgents, useOrgUnits } from '../platform/lookups.ts'

export interface ChoiceFilterProps<Value extends string> {
  readonly label: string
  readonly choices: readonly Choice<Value>[]
  readonly value: Value | undefined
  readonly onChange: (value: Value | undefined) => void
}

/** A filter that is one of some words. */
export function ChoiceFilter<Value extends string>({
  label,
  choices,
  value,
  onChange,
}: ChoiceFilterProps<Value>) {
  const chosen = choices.find((choice) => choice.value === value)
  return (
    <FilterChip
      label={label}
      value={value === undefined ? undefined : (chosen?.text ?? value)}
      onClear={() => onChange(undefined)}
      editor={(close) => (
        <ChoiceEditor
          choices={choices}
          value={value}
          onChange={(next) => {
            onChange(next)
            close()
          }}
        />
      )}
    />
  )
}

interface FilterProps {
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

/** Only what belongs to a branch, a group or a team, and to all below it. */
export function OrgUnitFilter(props: FilterProps) {
  const t = useTranslate()
  const choices = useOrgUnits().map((unit) => ({ value: unit.orgUnitId, text: unit.name }))
  return <ChoiceFilter label={t('console.field.org_unit')} choices={choices} {...props} />
}

/** Only one agent's. */
export function AgentFilter(props: FilterProps) {
  const t = useTranslate()
  const choices = useAgents().map(({ agentId, name, extension }) => ({
    value: agentId,
    text: extension === null ? name : `${name} (${extension})`,
  }))
  return <ChoiceFilter label={t('console.field.agent')} choices={choices} {...props} />
}

/** `11-01 ~ 11-23` of a period; undefined for none. */
export function periodText({ from, to }: Period): string | undefined {
  if (from === undefined && to === undefined) return undefined
  if (from === to) return from
  return `${from ?? ''} ~ ${to ?? ''}`
}

/** Only what happened in a period. */
export function PeriodFilter({
  value,
  onChange,
}: {
  readonly value: Period
  readonly onChange: (value: Period) => void
}) {
  const t = useTranslate()
  return (
    <FilterChip
      label={t('console.field.period')}
      value={periodText(value)}
      onClear={() => onChange({ from: undefined, to: undefined })}
      editor={(close) => (
        <PeriodEditor
          value={value}
          onChange={(period) => {
            onChange(period)
            close()
          }}
        />
      )}
    />
  )
}

/** Only with a customer whose number ends so. */
export function NumberFilter({ value, onChange }: FilterProps) {
  const t = useTranslate()
  return (
    <FilterChip
      label={t('console.field.phone_number')}
      value={value}
      onClear={() => onChange(undefined)}
      editor={(close) => (
        <TextEditor
          label={t('console.field.phone_number')}
          value={value}
          pattern={/^[+\d][\d\s-]{3,19}$/}
          help={t('console.search.help')}
          onChange={(text) => {
            onChange(text.replace(/[\s-]/g, ''))
            close()
          }}
        />
      )}
    />
  )
}

export interface TextFilterProps extends FilterProps {
  readonly label: string
  readonly pattern: RegExp
  readonly help: string
}

/** Only with a text that is compared whole. */
export function TextFilter({ label, value, pattern, help, onChange }: TextFilterProps) {
  return (
    <FilterChip
      label={label}
      value={value}
      onClear={() => onChange(undefined)}
      editor={(close) => (
        <TextEditor
          label={label}
          value={value}
          pattern={pattern}
          help={help}
          onChange={(text) => {
            onChange(text)
            close()
          }}
        />
      )}
    />
  )
}
