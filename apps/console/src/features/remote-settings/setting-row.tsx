import { Button, Tag } from 'antd'
import type { SettingDefinitionResponse, SettingLevel, SettingsAtTargetResponse } from '@smartym/contract'
import { type Translate, useLanguage, useTranslate } from '../../platform/language.ts'
import type { Edit } from './remote-settings.queries.ts'
import styles from './remote-settings.module.css'
import { SettingEditor } from './setting-editor.tsx'
import { valueText } from './setting-values.ts'
import { useValueWords } from './value-words.ts'

export type SettingItem = SettingsAtTargetResponse['items'][number]

export interface SettingRowProps {
  readonly definition: SettingDefinitionResponse
  readonly item: SettingItem
  readonly level: SettingLevel
  readonly edit: Edit | undefined
  readonly mayChange: boolean
  /** Undefined takes the edit back. */
  readonly onEdit: (edit: Edit | undefined) => void
}

/** Is a value set at the very place that is looked at. */
export function isOwn({ origin }: SettingItem, level: SettingLevel, targetId: string | undefined): boolean {
  return origin.level === level && (level === 'company' || origin.targetId === targetId)
}

function originText(t: Translate, { origin }: SettingItem, isHere: boolean): string {
  if (isHere) return t('console.settings.origin.here')
  return t(`console.settings.origin.${origin.level}`, { name: origin.name ?? '' })
}

interface ActsProps extends SettingRowProps {
  readonly isHere: boolean
}

function Acts({ definition, item, edit, isHere, onEdit }: ActsProps) {
  const t = useTranslate()
  const name = definition.name[useLanguage()]
  const { key } = item
  if (edit !== undefined)
    return (
      <Button
        size="small"
        onClick={() => onEdit(undefined)}
        aria-label={`${t('console.settings.keep')}: ${name}`}
      >
        {t('console.settings.keep')}
      </Button>
    )
  return (
    <>
      {isHere && (
        <Button
          size="small"
          type="text"
          aria-label={`${t('console.settings.reset')}: ${name}`}
          onClick={() => onEdit({ key })}
        >
          {t('console.settings.reset')}
        </Button>
      )}
      <Button
        size="small"
        aria-label={`${t('console.settings.change')}: ${name}`}
        onClick={() => onEdit({ key, value: item.value })}
      >
        {t('console.settings.change')}
      </Button>
    </>
  )
}

/** One setting: what it is, what counts here, where that comes from. */
export function SettingRow(props: SettingRowProps & { readonly targetId: string | undefined }) {
  const { definition, item, level, targetId, edit, mayChange, onEdit } = props
  const t = useTranslate()
  const language = useLanguage()
  const words = useValueWords()
  const text = (value: unknown) => valueText(value, definition, words)
  const isHere = isOwn(item, level, targetId)
  const isSettable = definition.levels.includes(level)
  const notHere = t(
    definition.levels.length === 1 ? 'console.settings.only_company' : 'console.settings.not_here',
  )
  const isEdited = edit !== undefined && 'value' in edit
  return (
    <li className={styles.row} data-edited={edit !== undefined}>
      <div>
        <b>{definition.name[language]}</b>
        {definition.isSecurity && <Tag className={styles.tag ?? ''}>{t('console.settings.security')}</Tag>}
        {definition.isOnHandset && <Tag className={styles.tag ?? ''}>{t('console.settings.on_handset')}</Tag>}
        <p className="quiet">{definition.help[language]}</p>
      </div>
      <div className={styles.value}>
        {isEdited ? (
          <SettingEditor
            definition={definition}
            value={edit.value}
            onChange={(value) => onEdit({ key: item.key, value })}
          />
        ) : (
          <span className={styles.text}>{text(edit === undefined ? item.value : item.inherited)}</span>
        )}
        <span className={styles.origin}>
          {edit !== undefined && !isEdited ? t('console.settings.inherited') : originText(t, item, isHere)}
          {item.overriddenBelow > 0 && (
            <span>{t('console.settings.overridden', { n: item.overriddenBelow })}</span>
          )}
          {!isSettable && mayChange && <span>{notHere}</span>}
        </span>
      </div>
      <div className={styles.acts}>{mayChange && isSettable && <Acts {...props} isHere={isHere} />}</div>
    </li>
  )
}
