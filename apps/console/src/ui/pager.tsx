import { LeftOutlined, RightOutlined, VerticalRightOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useTranslate } from '../platform/language.ts'
import { changePreferences, usePreferences } from '../platform/preferences.ts'
import styles from './pager.module.css'
import type { KeysetList } from './use-keyset-list.ts'

export interface PagerProps {
  readonly list: Pick<KeysetList<unknown>, 'hasPrevious' | 'hasNext' | 'goFirst' | 'goPrevious' | 'goNext'>
}

const sizes = [50, 100, 200]

/** Moves through a list that only knows what comes next; not there when all of it is on one page. */
export function Pager({ list: { hasPrevious, hasNext, goFirst, goPrevious, goNext } }: PagerProps) {
  const t = useTranslate()
  const { pageSize } = usePreferences()
  if (!hasPrevious && !hasNext) return null
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
          goFirst()
        }}
      />
      <span className={styles.steps}>
        <Button
          icon={<VerticalRightOutlined />}
          disabled={!hasPrevious}
          aria-label={t('console.list.first_page')}
          onClick={goFirst}
        />
        <Button icon={<LeftOutlined />} disabled={!hasPrevious} onClick={goPrevious}>
          {t('console.list.previous_page')}
        </Button>
        <Button disabled={!hasNext} icon={<RightOutlined />} iconPlacement="end" onClick={goNext}>
          {t('console.list.next_page')}
        </Button>
      </span>
    </nav>
  )
}
