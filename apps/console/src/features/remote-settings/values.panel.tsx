import { useState } from 'react'
import { Alert, Button, Checkbox, Input } from 'antd'
import type { SettingDefinitionResponse, SettingTarget } from '@smartym/contract'
import { isPhraseKey, type PhraseKey } from '@smartym/phrases'
import { useLanguage, useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import { Note, ProblemNote } from '../../ui/notes.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SearchOutlined } from '@ant-design/icons'
import { PreviewDialog } from './preview.dialog.tsx'
import type { RemoteSettingsSearch } from './remote-settings.search.ts'
import { type Edit, useSettingDefinitions, useSettings } from './remote-settings.queries.ts'
import styles from './remote-settings.module.css'
import { isOwn, SettingRow } from './setting-row.tsx'
import { isFound } from './setting-values.ts'

export interface ValuesPanelProps {
  readonly target: SettingTarget
  readonly search: RemoteSettingsSearch
  readonly onSearch: (changes: RemoteSettingsSearch) => void
}

function groupPhrase(group: string): PhraseKey {
  const key = `setting_group.${group}`
  return isPhraseKey(key) ? key : 'setting_group.other'
}

interface BarProps {
  readonly count: number
  readonly onDiscard: () => void
  readonly onPreview: () => void
}

function EditsBar({ count, onDiscard, onPreview }: BarProps) {
  const t = useTranslate()
  return (
    <div className={styles.bar}>
      <output>{t('console.settings.edited', { n: count })}</output>
      <Button onClick={onDiscard}>{t('console.settings.discard')}</Button>
      <Button type="primary" onClick={onPreview}>
        {t('console.settings.preview')}
      </Button>
    </div>
  )
}

function Toolbar({ search, onSearch }: Pick<ValuesPanelProps, 'search' | 'onSearch'>) {
  const t = useTranslate()
  return (
    <div className={styles.toolbar}>
      <Input
        allowClear
        prefix={<SearchOutlined />}
        aria-label={t('console.settings.search')}
        placeholder={t('console.settings.search')}
        defaultValue={search.find}
        onChange={({ target: { value } }) => onSearch({ find: value === '' ? undefined : value })}
      />
      <Checkbox
        checked={search.own === true}
        onChange={({ target: { checked } }) => onSearch({ own: checked ? true : undefined })}
      >
        {t('console.settings.own_only')}
      </Checkbox>
    </div>
  )
}

/** Every value that counts at a place, by feature, with what is being changed. */
export function ValuesPanel({ target, search, onSearch }: ValuesPanelProps) {
  const t = useTranslate()
  const language = useLanguage()
  const mayChange = useMay('settings:change')
  const definitions = useSettingDefinitions()
  const settings = useSettings(target)
  const [edits, setEdits] = useState<ReadonlyMap<string, Edit>>(new Map())
  const [isPreviewed, setPreviewed] = useState(false)
  const [isApplied, setApplied] = useState(false)
  const failed = definitions.error ?? settings.error
  if (failed) return <ProblemNote error={failed} onRetry={() => void settings.refetch()} />
  if (!definitions.data || !settings.data) return <PageSkeleton />

  const items = new Map(settings.data.items.map((item) => [item.key, item]))
  const isShown = (definition: SettingDefinitionResponse) => {
    const item = items.get(definition.key)
    const isHere = item !== undefined && isOwn(item, target.level, target.targetId)
    return isFound(definition, search.find ?? '', language) && (search.own !== true || isHere)
  }
  const shown = definitions.data.filter(isShown)
  const groups = [...new Set(shown.map(({ group }) => group))]
  const edit = (key: string, next: Edit | undefined) => {
    const changed = new Map(edits)
    if (next === undefined) changed.delete(key)
    else changed.set(key, next)
    setEdits(changed)
    setApplied(false)
  }
  const row = (definition: SettingDefinitionResponse) => {
    const item = items.get(definition.key)
    if (item === undefined) return null
    return (
      <SettingRow
        key={definition.key}
        definition={definition}
        item={item}
        level={target.level}
        targetId={target.targetId}
        edit={edits.get(definition.key)}
        mayChange={mayChange}
        onEdit={(next) => edit(definition.key, next)}
      />
    )
  }
  return (
    <div className={styles.column}>
      <Toolbar search={search} onSearch={onSearch} />
      {isApplied && <Alert type="success" showIcon title={t('console.settings.applied')} />}
      {shown.length === 0 && (
        <Note
          icon={<SearchOutlined />}
          title={t('console.settings.none_found')}
          text={t('console.settings.none_found_text')}
        />
      )}
      {groups.map((group) => (
        <Panel key={group} title={t(groupPhrase(group))} isFlush>
          <ul>{shown.filter((one) => one.group === group).map(row)}</ul>
        </Panel>
      ))}
      {edits.size > 0 && (
        <EditsBar
          count={edits.size}
          onDiscard={() => setEdits(new Map())}
          onPreview={() => setPreviewed(true)}
        />
      )}
      <PreviewDialog
        target={target}
        definitions={definitions.data}
        edits={[...edits.values()]}
        isOpen={isPreviewed}
        onClose={() => setPreviewed(false)}
        onApplied={() => {
          setPreviewed(false)
          setEdits(new Map())
          setApplied(true)
        }}
      />
    </div>
  )
}
