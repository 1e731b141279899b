import { useState } from 'react'
import { DeleteOutlined, SaveOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef, Popover } from 'antd'
import { useTranslate } from '../platform/language.ts'
import { changePreferences, type SavedView, usePreferences } from '../platform/preferences.ts'
import { useFocusFirst } from './focus-first.ts'
import { isFiltered } from './search-filters.ts'
import styles from './saved-views.module.css'
import { isShown, type View, ViewTabs } from './view-tabs.tsx'

const maxViews = 20

interface NameFormProps {
  readonly onSave: (name: string) => void
}

function NameForm({ onSave }: NameFormProps) {
  const t = useTranslate()
  const first = useFocusFirst<InputRef>()
  const [name, setName] = useState('')
  const save = () => {
    if (name.trim() !== '') onSave(name.trim())
  }
  return (
    <div className={styles.form}>
      <Input
        ref={first}
        value={name}
        maxLength={30}
        aria-label={t('console.saved_views.name')}
        placeholder={t('console.saved_views.name')}
        onChange={({ target }) => setName(target.value)}
        onPressEnter={save}
      />
      <p className="quiet">{t('console.saved_views.help')}</p>
      <Button type="primary" onClick={save}>
        {t('console.save')}
      </Button>
    </div>
  )
}

export interface SavedViewsProps {
  /** Name under which the reader's own views are kept. */
  readonly list: string
  readonly views: readonly View[]
  readonly search: Readonly<Record<string, string | true | undefined>>
}

function filtersOf({
  cursor: _cursor,
  row: _row,
  ...filters
}: SavedViewsProps['search']): SavedView['search'] {
  const set = Object.entries(filters).filter((each): each is [string, string | true] => each[1] !== undefined)
  return Object.fromEntries(set)
}

/** Often used filters as tabs, and those that the reader has saved. */
export function SavedViews({ list, views, search }: SavedViewsProps) {
  const t = useTranslate()
  const { savedViews } = usePreferences()
  const [isNaming, setNaming] = useState(false)
  const saved = savedViews[list] ?? []
  const keep = (next: readonly SavedView[]) =>
    changePreferences({ savedViews: { ...savedViews, [list]: next } })
  const own = saved.map(({ name, search: filters }) => ({ key: `own ${name}`, title: name, search: filters }))
  const all = [...views, ...own]
  const shown = own.find((view) => isShown(view, search))
  const isNew = isFiltered(search) && !all.some((view) => isShown(view, search))
  return (
    <div className={styles.bar}>
      <ViewTabs label={t('console.view.label')} views={all} search={search} />
      {isNew && saved.length < maxViews && (
        <Popover
          open={isNaming}
          onOpenChange={setNaming}
          trigger="click"
          placement="bottomLeft"
          arrow={false}
          destroyOnHidden
          content={
            <NameForm
              onSave={(name) => {
                keep([...saved.filter((each) => each.name !== name), { name, search: filtersOf(search) }])
                setNaming(false)
              }}
            />
          }
        >
          <Button type="text" size="small" icon={<SaveOutlined />}>
            {t('console.saved_views.save')}
          </Button>
        </Popover>
      )}
      {shown !== undefined && (
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={t('console.saved_views.remove', { name: shown.title })}
          title={t('console.saved_views.remove', { name: shown.title })}
          onClick={() => keep(saved.filter(({ name }) => name !== shown.title))}
        />
      )}
    </div>
  )
}
