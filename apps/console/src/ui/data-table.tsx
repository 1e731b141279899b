import { type MouseEvent, type ReactNode, useRef } from 'react'
import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons'
import { Checkbox } from 'antd'
import { useTranslate } from '../platform/language.ts'
import { useFittingColumns } from './fitting-columns.ts'
import type { Selection } from './selection.ts'
import styles from './data-table.module.css'

export interface Column<Row> {
  readonly key: string
  readonly title: string
  /** Pixels at 1280; wider screens give every column its share. */
  readonly width: number
  /** Figures stand at the right. */
  readonly isFigure?: boolean
  /** Shown until the reader chooses otherwise. */
  readonly isOptional?: boolean
  /** In a window too narrow for all, columns go in this order, 1 first; one without a number stays. */
  readonly goesAs?: number
  /** Sorts the rows of a table that is here whole. */
  readonly compare?: (a: Row, b: Row) => number
  readonly cell: (row: Row) => ReactNode
}

export interface Sort {
  readonly key: string
  readonly isDescending: boolean
}

export interface DataTableProps<Row> {
  /** What the table holds, for those who hear it. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly selectedKey?: string | undefined
  /** A click anywhere in the row; the link in its first cell does the same for the keyboard. */
  readonly onOpen?: (row: Row) => void
  readonly sort?: Sort | undefined
  readonly onSort?: (key: string) => void
  /** Rows of grey bars while the first answer is under way. */
  readonly skeletonRows?: number
  readonly isStale?: boolean
  /** Rows have a box to be chosen by. */
  readonly selection?: Selection | undefined
}

/** As in the style sheet. */
const boxWidth = 44
const interactive = 'a, label, button, input, select, textarea, [role="button"]'

/* What a row opens over the page is the row's to React, but not on the screen. */
function isPlainClick({ target, currentTarget }: MouseEvent): boolean {
  if (!(target instanceof Element) || !currentTarget.contains(target)) return false
  return target.closest(interactive) === null && window.getSelection()?.isCollapsed !== false
}

/** A click, or Enter, on the link by which a row is opened; with a modifier it is the browser's (a new tab). */
function isPlainLinkClick({ target, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  const isOnLink = target instanceof Element && target.closest('a[data-row-link]') !== null
  return isOnLink && !ctrlKey && !metaKey && !shiftKey && !altKey
}

function HeaderCell<Row>({
  column,
  sort,
  onSort,
}: { column: Column<Row> } & Pick<DataTableProps<Row>, 'sort' | 'onSort'>) {
  const isSorted = sort?.key === column.key
  const direction = sort?.isDescending ? 'descending' : 'ascending'
  const className = column.isFigure ? styles.figure : undefined
  if (!column.compare || !onSort) {
    return (
      <th scope="col" className={className}>
        <span className="cut">{column.title}</span>
      </th>
    )
  }
  return (
    <th scope="col" className={className} aria-sort={isSorted ? direction : 'none'}>
      <button type="button" className={styles.sorter} onClick={() => onSort(column.key)}>
        <span className="cut">{column.title}</span>
        {isSorted && (sort.isDescending ? <CaretDownOutlined /> : <CaretUpOutlined />)}
      </button>
    </th>
  )
}

function SkeletonRows({ count, columns }: { readonly count: number; readonly columns: number }) {
  return Array.from({ length: count }, (_, row) => (
    <tr key={row} className={styles.skeleton} aria-hidden="true">
      {Array.from({ length: columns }, (__, column) => (
        <td key={column}>
          <span style={{ inlineSize: `${45 + ((row * 7 + column * 13) % 40)}%` }}>{'\u00a0'}</span>
        </td>
      ))}
    </tr>
  ))
}

function AllBox({ selection, count }: { readonly selection: Selection; readonly count: number }) {
  const t = useTranslate()
  const { chosen, chooseAll } = selection
  return (
    <th scope="col" className={styles.box}>
      <Checkbox
        aria-label={t('console.selection.all')}
        checked={count > 0 && chosen.size === count}
        indeterminate={chosen.size > 0 && chosen.size < count}
        onChange={({ target }) => chooseAll(target.checked)}
      />
    </th>
  )
}

function RowBox({ selection, rowKey }: { readonly selection: Selection; readonly rowKey: string }) {
  const t = useTranslate()
  return (
    <td className={styles.box}>
      <Checkbox
        aria-label={t('console.selection.row')}
        checked={selection.chosen.has(rowKey)}
        onChange={({ nativeEvent }) => selection.choose(rowKey, (nativeEvent as PointerEvent).shiftKey)}
      />
    </td>
  )
}

/** A table with rows of 40 pixels and the columns that there is room for; its header stays when the page scrolls. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    caption,
    rows,
    rowKey,
    selectedKey,
    onOpen,
    sort,
    onSort,
    skeletonRows = 0,
    isStale,
    selection,
  } = props
  const table = useRef<HTMLTableElement>(null)
  const { columns, minWidth } = useFittingColumns(
    table,
    props.columns,
    selection === undefined ? 0 : boxWidth,
  )
  const totalWidth = columns.reduce((sum, { width }) => sum + width, 0)
  return (
    <table
      ref={table}
      className={styles.table}
      style={{ minWidth }}
      data-stale={isStale}
      data-opens={onOpen !== undefined}
    >
      <caption className="visually-hidden">{caption}</caption>
      <colgroup>
        {selection && <col className={styles.boxColumn} />}
        {columns.map(({ key, width }) => (
          <col key={key} style={{ width: `${(width / totalWidth) * 100}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {selection && <AllBox selection={selection} count={rows.length} />}
          {columns.map((column) => (
            <HeaderCell key={column.key} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {skeletonRows > 0 && (
          <SkeletonRows count={skeletonRows} columns={columns.length + (selection ? 1 : 0)} />
        )}
        {skeletonRows === 0 &&
          rows.map((row) => (
            <tr
              key={rowKey(row)}
              data-row-key={rowKey(row)}
              data-selected={rowKey(row) === selectedKey}
              onClickCapture={(event) => {
                if (!onOpen || !isPlainLinkClick(event)) return
                event.preventDefault()
                onOpen(row)
              }}
              onClick={(event) => {
                if (onOpen && isPlainClick(event)) onOpen(row)
              }}
            >
              {selection && <RowBox selection={selection} rowKey={rowKey(row)} />}
              {columns.map((column) => (
                <td key={column.key} className={column.isFigure ? styles.figure : undefined}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
      </tbody>
    </table>
  )
}
