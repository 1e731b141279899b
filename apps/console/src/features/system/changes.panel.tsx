import type { SystemChangeResponse } from '@smartym/contract'
import { isPhraseKey } from '@smartym/phrases'
import { call } from '../../platform/api.ts'
import { formatDuration } from '../../platform/format.ts'
import { type Translate, useTranslate } from '../../platform/language.ts'
import { useSession } from '../../platform/session.ts'
import { PeriodFilter } from '../../ui/common-filters.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { ListPanel } from '../../ui/list-panel.tsx'
import { NoValue, TimeText } from '../../ui/texts.tsx'
import { useKeysetList } from '../../ui/use-keyset-list.ts'
import type { SystemListProps } from './errors.panel.tsx'
import styles from './system.module.css'
import { periodQuery } from './system.search.ts'

function wordOf(t: Translate, key: string, word: string): string {
  return isPhraseKey(key) ? t(key) : word
}

/* A length by the unit in its key. */
function valueText(key: string, value: unknown): string {
  if (value === undefined || value === null) return '–'
  if (typeof value === 'number' && key.endsWith('Ms')) return formatDuration(value)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function Values({ change }: { readonly change: SystemChangeResponse }) {
  const t = useTranslate()
  if (change.values.length === 0) return <NoValue />
  return (
    <ul className={styles.values}>
      {change.values.map(({ key, before, after }) => {
        const name = wordOf(t, `setting.${key}`, key)
        const text = t('console.system.change', {
          before: valueText(key, before),
          after: valueText(key, after),
        })
        return (
          <li key={key} className="cut" title={`${name}: ${text}`}>
            {name}: <b>{text}</b>
          </li>
        )
      })}
    </ul>
  )
}

function useChangeColumns(): readonly Column<SystemChangeResponse>[] {
  const t = useTranslate()
  return [
    { key: 'at', title: t('console.field.at'), width: 140, cell: (change) => <TimeText at={change.at} /> },
    {
      key: 'actor',
      title: t('console.field.actor'),
      width: 120,
      cell: ({ actorName, actorKind }) => actorName ?? wordOf(t, `console.actor.${actorKind}`, actorKind),
    },
    {
      key: 'action',
      title: t('console.field.action'),
      width: 150,
      cell: ({ action }) => wordOf(t, `console.audit_action.${action}`, action),
    },
    {
      key: 'object',
      title: t('console.field.object'),
      width: 100,
      cell: ({ objectKind }) => wordOf(t, `console.object.${objectKind}`, objectKind),
    },
    {
      key: 'values',
      title: t('console.audit_detail.values'),
      width: 330,
      cell: (change) => <Values change={change} />,
    },
    {
      key: 'reason',
      title: t('console.field.reason'),
      width: 190,
      cell: ({ reason }) => (reason === null ? <NoValue /> : <span title={reason}>{reason}</span>),
    },
  ]
}

/** Who changed how the system is set up, with before and after (ADM-6). */
export function ChangesPanel({ search, onChange }: SystemListProps) {
  const t = useTranslate()
  const { timeZone } = useSession()
  const columns = useChangeColumns()
  const query = periodQuery(search, timeZone)
  const list = useKeysetList<SystemChangeResponse>({
    key: ['system', 'changes'],
    filters: query,
    cursor: search.cursor,
    fetchPage: (page, signal) => call('listSystemChanges', { query: { ...query, ...page } }, signal),
  })
  return (
    <ListPanel
      name="system-changes"
      caption={t('console.system.changes')}
      columns={columns}
      list={list}
      rowKey={({ auditEntryId }) => auditEntryId}
      filters={<PeriodFilter value={{ from: search.from, to: search.to }} onChange={onChange} />}
      isFiltered={Object.keys(query).length > 0}
      onClearFilters={() => onChange({ from: undefined, to: undefined })}
      emptyTitle={t('console.system.changes_empty')}
      emptyText={t('console.system.changes_empty_text')}
      exported={{ operation: 'exportSystemChanges', permission: 'system:export', filter: query }}
    />
  )
}
