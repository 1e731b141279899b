import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { Button, DatePicker, Input, type InputRef, type RefSelectProps, Select } from 'antd'
import dayjs from 'dayjs'
import { useTranslate } from '../platform/language.ts'
import { serverNow } from '../platform/server-clock.ts'
import { useSession } from '../platform/session.ts'
import { addDays, dayOf } from '../platform/zone.ts'
import styles from './filter-chip.module.css'
import { useFocusFirst } from './focus-first.ts'

export interface Choice<Value extends string> {
  readonly value: Value
  readonly text: string
  readonly mark?: ReactNode
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const buttons = [...(event.currentTarget.parentElement?.querySelectorAll('button') ?? [])]
  const current = buttons.findIndex((button) => button === document.activeElement)
  buttons[(current + step + buttons.length) % buttons.length]?.focus()
}

export interface ChoiceEditorProps<Value extends string> {
  readonly choices: readonly Choice<Value>[]
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
}

const searchableFrom = 13

function SearchableChoices<Value extends string>({ choices, value, onChange }: ChoiceEditorProps<Value>) {
  const t = useTranslate()
  const first = useFocusFirst<RefSelectProps>()
  return (
    <Select<Value>
      className={styles.form}
      ref={first}
      defaultOpen
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t('console.filter.choose')}
      placeholder={t('console.filter.choose')}
      value={value ?? null}
      options={choices.map((choice) => ({ value: choice.value, label: choice.text }))}
      onChange={onChange}
    />
  )
}

function ChoiceMenu<Value extends string>({ choices, value, onChange }: ChoiceEditorProps<Value>) {
  const first = useFocusFirst<HTMLButtonElement>()
  const focused = Math.max(
    0,
    choices.findIndex((choice) => choice.value === value),
  )
  return (
    <fieldset className={styles.menu}>
      {choices.map((choice, index) => (
        <button
          key={choice.value}
          type="button"
          ref={index === focused ? first : undefined}
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
          onKeyDown={moveFocus}
        >
          {choice.mark}
          {choice.text}
        </button>
      ))}
    </fieldset>
  )
}

/** One of some words; from 13 on it can be searched. */
export function ChoiceEditor<Value extends string>(props: ChoiceEditorProps<Value>) {
  return props.choices.length >= searchableFrom ? <SearchableChoices {...props} /> : <ChoiceMenu {...props} />
}

export interface Period {
  readonly from: string | undefined
  readonly to: string | undefined
}

/** The last `days` days with today, in the organization's time zone. */
export function lastDays(days: number, timeZone: string): Period {
  const today = dayOf(serverNow(), timeZone)
  return { from: addDays(today, 1 - days), to: today }
}

/** From a day to a day, both included. */
export function PeriodEditor({
  value,
  onChange,
}: {
  readonly value: Period
  readonly onChange: (value: Period) => void
}) {
  const t = useTranslate()
  const { timeZone } = useSession()
  const presets = [
    { days: 1, text: t('console.filter.today') },
    { days: 7, text: t('console.filter.last_days', { days: 7 }) },
    { days: 30, text: t('console.filter.last_days', { days: 30 }) },
    { days: 90, text: t('console.filter.last_days', { days: 90 }) },
  ]
  return (
    <div className={styles.form}>
      <div className={styles.presets}>
        {presets.map(({ days, text }) => (
          <Button key={days} size="small" onClick={() => onChange(lastDays(days, timeZone))}>
            {text}
          </Button>
        ))}
      </div>
      <DatePicker.RangePicker
        value={[value.from ? dayjs(value.from) : null, value.to ? dayjs(value.to) : null]}
        allowEmpty={[true, true]}
        format="YYYY-MM-DD"
        onChange={(days) =>
          onChange({ from: days?.[0]?.format('YYYY-MM-DD'), to: days?.[1]?.format('YYYY-MM-DD') })
        }
      />
    </div>
  )
}

/** A text that must fit a pattern before it is taken. */
export function TextEditor(props: {
  readonly label: string
  readonly value: string | undefined
  readonly pattern: RegExp
  readonly help: string
  readonly onChange: (value: string) => void
}) {
  const t = useTranslate()
  const first = useFocusFirst<InputRef>()
  const [text, setText] = useState(props.value ?? '')
  const [isRefused, setRefused] = useState(false)
  const take = () => {
    const value = text.trim()
    if (props.pattern.test(value)) props.onChange(value)
    else setRefused(true)
  }
  return (
    <div className={styles.form}>
      <Input
        ref={first}
        value={text}
        aria-label={props.label}
        status={isRefused ? 'error' : ''}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={take}
      />
      <p className="quiet" role={isRefused ? 'alert' : undefined}>
        {props.help}
      </p>
      <Button type="primary" onClick={take}>
        {t('console.apply')}
      </Button>
    </div>
  )
}
