import { LeftOutlined, RightOutlined, VerticalRightOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useTranslate } from '../platform/language.ts'
import { changePreferences, usePreferences } from '../platform/preferences.ts'
import styles from './pager.module.css'

export interface PagerProps {
  readonly hasPrevious: boolean
  readonly hasNext: boolean
  readonly onFirst: () => void
  readonly onPrevious: () => void
  readonly onNext: () => void
}

const sizes = [50, 100, 200]

/** Moves through a list that only knows what comes next. */
export function Pager({ hasPrevious, hasNext, onFirst, onPrevious, onNext }: PagerProps) {
  const t = useTranslate()
  const { pageSize } = usePreferences()
  return (
    <nav className={styles.pager} aria-label={t('console.list.pages')}>
      <Select
        value={pageSize}
        aria-label={t('console.list.page_size')}
        options={sizes.map((size) => ({
          value: size,
          label: t('console.list.rows_a_page', { count: size }),
        }))}
        onChange={(size: number) => {
          changePreferences({ pageSize: size })
          onFirst()
        }}
      />
      <span className={styles.steps}>
        <Button
          icon={<VerticalRightOutlined />}
          disabled={!hasPrevious}
          aria-label={t('console.list.first_page')}
          onClick={onFirst}
        />
        <Button icon={<LeftOutlined />} disabled={!hasPrevious} onClick={onPrevious}>
          {t('console.list.previous_page')}
        </Button>
        <Button disabled={!hasNext} icon={<RightOutlined />} iconPlacement="end" onClick={onNext}>
          {t('console.list.next_page')}
        </Button>
      </span>
    </nav>
  )
}
