import { type ReactNode, useState } from 'react'
import { CloseOutlined, DownOutlined } from '@ant-design/icons'
import { Popover } from 'antd'
import { useTranslate } from '../platform/language.ts'
import styles from './filter-chip.module.css'

export interface FilterChipProps {
  readonly label: string
  /** The chosen value in words; undefined when the filter is off. */
  readonly value: string | undefined
  readonly onClear: () => void
  /** What one chooses with; it gets a function that closes it. */
  readonly editor: (close: () => void) => ReactNode
}

/** A filter: off it is its name, on it is its name and value with a way to remove it. */
export function FilterChip({ label, value, onClear, editor }: FilterChipProps) {
  const t = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const isOn = value !== undefined
  return (
    <span className={styles.chip} data-on={isOn}>
      <Popover
        open={isOpen}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomLeft"
        arrow={false}
        destroyOnHidden
        content={<section aria-label={label}>{editor(() => setOpen(false))}</section>}
      >
        <button type="button" aria-expanded={isOpen}>
          <span>{label}</span>
          {isOn ? <b className="cut">{value}</b> : <DownOutlined className={styles.caret} />}
        </button>
      </Popover>
      {isOn && (
        <button
          type="button"
          className={styles.clear}
          aria-label={t('console.filter.remove', { name: label })}
          onClick={onClear}
        >
          <CloseOutlined />
        </button>
      )}
    </span>
  )
}
