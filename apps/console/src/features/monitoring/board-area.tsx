import { useCallback, useRef } from 'react'
import { Button } from 'antd'
import type { OrgUnitResponse } from '@smartym/contract'
import type { StreamState } from '../../platform/event-stream.ts'
import { useTranslate } from '../../platform/language.ts'
import { useDelayed } from '../../ui/delayed.ts'
import { EmptyNote, NoneFoundNote, NoPermissionNote } from '../../ui/notes.tsx'
import { useRowKeys } from '../../ui/row-keys.ts'
import { AgentCard } from './agent-card.tsx'
import { type Board, groupByTeam, orderBoard, sortBoard } from './board-rows.ts'
import { BoardTable } from './board-table.tsx'
import { type BoardSearch, boardSorts } from './board.search.ts'
import { useHeldRows } from './use-board.ts'
import styles from './board.module.css'

export interface BoardAreaProps {
  readonly board: Board | undefined
  readonly units: readonly OrgUnitResponse[]
  readonly search: BoardSearch
  readonly layout: 'cards' | 'table'
  readonly streamState: StreamState
  readonly onChange: (changes: BoardSearch) => void
}

const noBoard: Board = new Map()

/** The agents, by cards of their teams or in a table. */
export function BoardArea({ board, units, search, layout, streamState, onChange }: BoardAreaProps) {
  const t = useTranslate()
  const area = useRef<HTMLDivElement>(null)
  const isLate = useDelayed(board === undefined)
  const { show, find, sort, isDescending } = search
  const fitting = orderBoard(board ?? noBoard, units, { show, find })
  const wanted = layout === 'table' ? sortBoard(fitting, sort, isDescending === true) : fitting
  const rows = useHeldRows(
    area,
    board ?? noBoard,
    wanted,
    `${layout} ${show} ${find} ${sort} ${isDescending}`,
  )
  const fittingRows = new Set(fitting)
  useRowKeys(area)
  const open = useCallback((agent: string) => onChange({ agent }), [onChange])

  return (
    <div ref={area} className={styles.area} aria-busy={board === undefined}>
      {board === undefined && streamState === 'refused' && <NoPermissionNote />}
      {board === undefined && streamState !== 'refused' && isLate && <SkeletonCards />}
      {board?.size === 0 && (
        <EmptyNote title={t('console.board.empty')} text={t('console.board.empty_text')} />
      )}
      {board !== undefined && board.size > 0 && rows.length === 0 && (
        <NoneFoundNote>
          <Button onClick={() => onChange({ show: undefined, find: undefined })}>
            {t('console.filter.remove_all')}
          </Button>
        </NoneFoundNote>
      )}
      {rows.length > 0 && layout === 'table' && (
        <BoardTable
          rows={rows}
          onOpen={open}
          sort={sort && { key: sort, isDescending: isDescending === true }}
          onSort={(next) =>
            onChange({
              sort: boardSorts.find((key) => key === next.key),
              isDescending: next.isDescending ? true : undefined,
            })
          }
        />
      )}
      {rows.length > 0 &&
        layout === 'cards' &&
        groupByTeam(rows).map((team) => (
          <section key={team.orgUnitId} className={styles.team} aria-label={team.name}>
            <h2>
              {team.name} <span className="quiet">{team.rows.length}</span>
            </h2>
            <ul className={styles.cards}>
              {team.rows.map((row) => (
                <AgentCard key={row.agentId} row={row} isLeaving={!fittingRows.has(row)} onOpen={open} />
              ))}
            </ul>
          </section>
        ))}
    </div>
  )
}

function SkeletonCards() {
  return (
    <ul className={styles.cards} aria-hidden="true">
      {Array.from({ length: 12 }, (_, index) => (
        <li key={index} className={styles.skeletonCard} />
      ))}
    </ul>
  )
}
