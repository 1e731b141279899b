import type { BoardRow } from '@smartym/contract'
import { useTranslate } from '../../platform/language.ts'
import { type Column, DataTable, type Sort } from '../../ui/data-table.tsx'
import { rowLink } from '../../ui/row-keys.ts'
import { NoValue, TimerText } from '../../ui/texts.tsx'
import { boardOrders } from './board-rows.ts'
import { AgentStateText, Flags, RecordingSign } from './board-texts.tsx'
import styles from './board.module.css'

function useColumns(onOpen: (agentId: string) => void): readonly Column<BoardRow>[] {
  const t = useTranslate()
  return [
    {
      key: 'name',
      title: t('console.field.agent'),
      width: 124,
      compare: boardOrders.name,
      cell: (row) => (
        <button type="button" className={styles.nameButton} onClick={() => onOpen(row.agentId)} {...rowLink}>
          {row.name}
        </button>
      ),
    },
    {
      key: 'extension',
      title: t('console.field.extension'),
      width: 70,
      goesAs: 1,
      compare: boardOrders.extension,
      cell: (row) => row.extension ?? <NoValue />,
    },
    {
      key: 'unit',
      title: t('console.field.org_unit'),
      width: 112,
      goesAs: 2,
      compare: boardOrders.unit,
      cell: (row) => row.orgUnitName,
    },
    {
      key: 'state',
      title: t('console.field.state'),
      width: 112,
      compare: boardOrders.state,
      cell: (row) => <AgentStateText row={row} />,
    },
    {
      key: 'since',
      title: t('console.field.lasting'),
      width: 92,
      isFigure: true,
      compare: boardOrders.since,
      cell: (row) => <TimerText since={row.since} />,
    },
    {
      key: 'customer',
      title: t('console.field.customer'),
      width: 182,
      goesAs: 5,
      cell: (row) =>
        row.call === null ? <NoValue /> : `${row.call.customerNumber.text} ${row.call.customerName ?? ''}`,
    },
    {
      key: 'recording',
      title: t('console.field.recording'),
      width: 82,
      goesAs: 4,
      cell: (row) => (row.call?.isRecording ? <RecordingSign /> : <NoValue />),
    },
    {
      key: 'flags',
      title: t('console.field.flags'),
      width: 164,
      cell: (row) => (row.flags.length === 0 ? <NoValue /> : <Flags flags={row.flags} />),
    },
    {
      key: 'calls_today',
      title: t('console.field.calls_today'),
      width: 84,
      goesAs: 3,
      isFigure: true,
      compare: boardOrders.calls_today,
      cell: (row) => row.callsToday,
    },
  ]
}

export interface BoardTableProps {
  readonly rows: readonly BoardRow[]
  readonly onOpen: (agentId: string) => void
  readonly sort: Sort | undefined
  readonly onSort: (sort: Sort) => void
}

/** The board as a table. The rows come sorted: they may be held under the pointer. */
export function BoardTable({ rows, onOpen, sort, onSort }: BoardTableProps) {
  const t = useTranslate()
  return (
    <div className={styles.tableFrame}>
      <DataTable
        caption={t('console.board.title')}
        columns={useColumns(onOpen)}
        rows={rows}
        rowKey={(row) => row.agentId}
        onOpen={(row) => onOpen(row.agentId)}
        sort={sort}
        onSort={(key) => onSort({ key, isDescending: sort?.key === key && !sort.isDescending })}
      />
    </div>
  )
}
