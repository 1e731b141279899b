import { useState } from 'react'
import { ReloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { EventKind } from '@smartym/contract'
import { useFormat } from '../platform/format.ts'
import { useTranslate } from '../platform/language.ts'
import { useEvents } from '../platform/use-events.ts'

export interface FreshRowsProps {
  /** The event that a new row begins with. */
  readonly kind: EventKind
  readonly onReload: () => void
}

/** Says how many rows have come since; the list itself never moves by itself. */
export function FreshRows({ kind, onReload }: FreshRowsProps) {
  const t = useTranslate()
  const format = useFormat()
  const [count, setCount] = useState(0)
  useEvents([kind], () => setCount((before) => before + 1))
  if (count === 0) return null
  return (
    <Button
      size="small"
      type="primary"
      ghost
      icon={<ReloadOutlined />}
      onClick={() => {
        setCount(0)
        onReload()
      }}
    >
      {t('console.list.fresh', { count: format.count(count) })}
    </Button>
  )
}
