import { useState } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select, Spin } from 'antd'
import { useTranslate } from '../platform/language.ts'
import { useDelayedText } from './delayed.ts'

export interface FoundChoice {
  readonly value: string
  readonly label: string
}

export interface SearchSelectProps {
  /** First words of the cache's key. */
  readonly queryKey: readonly string[]
  /** The first choices that have the text; all for an empty one. */
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly FoundChoice[]>
  /** Value and change come from the form when it stands in one. */
  readonly value?: string | undefined
  readonly onChange?: (value: string | undefined) => void
  readonly id?: string
  readonly placeholder?: string
  readonly isClearable?: boolean
  /** Choices that stand before what was found, also when they do not have the text. */
  readonly first?: readonly FoundChoice[]
}

/** Chooses one of more than a list can show: the server looks for what is typed. */
export function SearchSelect(props: SearchSelectProps) {
  const { queryKey, find, value, onChange, id, placeholder, isClearable = true, first = [] } = props
  const t = useTranslate()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<FoundChoice>()
  const text = useDelayedText(typed.trim())
  const { data = [], isFetching } = useQuery({
    queryKey: [...queryKey, 'search', text],
    queryFn: ({ signal }) => find(text, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const firstValues = new Set(first.map((choice) => choice.value))
  const found = [...first, ...data.filter((choice) => !firstValues.has(choice.value))]
  const isShown = found.some((choice) => choice.value === value)
  const kept = !isShown && chosen !== undefined && chosen.value === value ? [chosen] : []
  return (
    <Select
      {...(id !== undefined && { id })}
      value={value ?? null}
      allowClear={isClearable}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={placeholder}
      notFoundContent={isFetching ? <Spin size="small" /> : t('console.list.none_found')}
      options={[...kept, ...found]}
      onChange={(next: string | null) => {
        setChosen(found.find((choice) => choice.value === next))
        setTyped('')
        onChange?.(next ?? undefined)
      }}
    />
  )
}
