import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useFormat } from '../platform/format.ts'
import { useTranslate } from '../platform/language.ts'
import { useShortcut } from '../platform/shortcuts.ts'
import { ColumnsButton, useChosenColumns } from './columns-button.tsx'
import { type Column, DataTable } from './data-table.tsx'
import { useDelayed } from './delayed.ts'
import { ExportButton, type ListExport } from './export-button.tsx'
import { EmptyNote, NoneFoundNote, ProblemNote } from './notes.tsx'
import { Pager } from './pager.tsx'
import { useRowKeys } from './row-keys.ts'
import type { Selection } from './selection.ts'
import { useTotalText } from './total-text.ts'
import type { KeysetList } from './use-keyset-list.ts'
import styles from './list-panel.module.css'

export interface ListPanelProps<Row> {
  /** Name under which the columns are kept. */
  readonly name: string
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly list: KeysetList<Row>
  readonly rowKey: (row: Row) => string
  readonly onOpen?: (row: Row) => void
  /** The row that the address names: where one comes back to. */
  readonly selectedKey?: string | undefined
  /** Chips. */
  readonly filters: ReactNode
  readonly isFiltered: boolean
  readonly onClearFilters: () => void
  readonly emptyTitle: string
  readonly emptyText: string
  /** The operation that takes this list away as a file; its button stands beside the count. */
  readonly exported?: ListExport
  /** Rows can be chosen; what can be done with them stands in the place of the filters. */
  readonly selection?: Selection | undefined
  readonly bulkActs?: ReactNode
  /** Between count and columns. */
  readonly extra?: ReactNode
}

/** A list: filters, count, columns, rows, pages, and each state that it can be in. */
export function ListPanel<Row>(props: ListPanelProps<Row>) {
  const { name, caption, list, rowKey, onOpen, selectedKey, filters, isFiltered, onClearFilters } = props
  const t = useTranslate()
  const navigate = useNavigate()
  const body = useRef<HTMLDivElement>(null)
  const columns = useChosenColumns(name, props.columns)
  const isLate = useDelayed(list.isPending)
  const totalText = useTotalText(list)
  const { selection } = props
  useChooseKey(body, selection)
  const hasRows = list.rows.length > 0
  useRowKeys(body, {
    onPastEnd: list.hasNext ? list.goNext : undefined,
    onPastStart: list.hasPrevious ? list.goPrevious : undefined,
  })

  useEffect(() => {
    if (selectedKey === undefined || !hasRows) return
    const row = body.current?.querySelector(`[data-row-key="${CSS.escape(selectedKey)}"]`)
    row?.querySelector<HTMLElement>('[data-row-link]')?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'center' })
  }, [selectedKey, hasRows])

  const openRow = (row: Row) => {
    void navigate({
      to: '.',
      search: (before) => ({ ...before, row: rowKey(row) }),
      state: true,
      replace: true,
    }).then(() => onOpen?.(row))
  }

  return (
    <section className={styles.panel} aria-label={caption}>
      <div className={styles.bar}>
        <div className={styles.filters}>
          {selection !== undefined && selection.chosen.size > 0 ? (
            <BulkBar selection={selection}>{props.bulkActs}</BulkBar>
          ) : (
            <>
              {filters}
              {isFiltered && (
                <Button type="link" size="small" onClick={onClearFilters}>
                  {t('console.filter.remove_all')}
                </Button>
              )}
            </>
          )}
        </div>
        <div className={styles.tools}>
          <span className={styles.total} aria-live="polite">
            {totalText}
          </span>
          {props.exported && hasRows && <ExportButton list={props.exported} totalText={totalText} />}
          {props.extra}
          <ColumnsButton list={name} columns={props.columns} />
        </div>
      </div>
      <div ref={body} aria-busy={list.isPending || list.isStale}>
        {list.error !== null && !hasRows ? (
          <ProblemNote error={list.error} onRetry={list.refetch} />
        ) : (
          <DataTable
            caption={caption}
            columns={columns}
            rows={list.rows}
            rowKey={rowKey}
            selectedKey={selectedKey}
            isStale={list.isStale}
            skeletonRows={list.isPending && isLate ? 12 : 0}
            selection={selection}
            {...(onOpen && { onOpen: openRow })}
          />
        )}
        {!list.isPending && list.error === null && !hasRows && <NothingHere {...props} />}
      </div>
      <Pager list={list} />
    </section>
  )
}

/** `x` chooses the row that has the focus. */
function useChooseKey(body: RefObject<HTMLElement | null>, selection: Selection | undefined): void {
  const chooseFocused = () => {
    const row = document.activeElement?.closest<HTMLElement>('[data-row-key]')
    if (row && body.current?.contains(row)) selection?.choose(row.dataset['rowKey'] ?? '', false)
  }
  const shortcut = { keys: 'x', label: 'X', phrase: 'console.key.select_row' } as const
  useShortcut(shortcut, chooseFocused, selection !== undefined)
}

function BulkBar({ selection, children }: { readonly selection: Selection; readonly children: ReactNode }) {
  const t = useTranslate()
  const format = useFormat()
  return (
    <>
      <b aria-live="polite">{t('console.selection.count', { count: format.count(selection.chosen.size) })}</b>
      {children}
      <Button type="link" size="small" onClick={selection.clear}>
        {t('console.selection.clear')}
      </Button>
    </>
  )
}

function NothingHere<Row>({
  isFiltered,
  filters,
  emptyTitle,
  emptyText,
  onClearFilters,
}: ListPanelProps<Row>) {
  const t = useTranslate()
  if (!isFiltered) return <EmptyNote title={emptyTitle} text={emptyText} />
  return (
    <NoneFoundNote>
      {filters}
      <Button onClick={onClearFilters}>{t('console.filter.remove_all')}</Button>
    </NoneFoundNote>
  )
}
