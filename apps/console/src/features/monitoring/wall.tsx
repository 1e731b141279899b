import type { BoardRow, OrgUnitResponse } from '@smartym/contract'
import type { StreamState } from '../../platform/event-stream.ts'
import { useFormat } from '../../platform/format.ts'
import { useTranslate } from '../../platform/language.ts'
import { serverNow, useServerSecond } from '../../platform/server-clock.ts'
import { useSession } from '../../platform/session.ts'
import { Mark } from '../../ui/mark.tsx'
import { agentStateSigns } from '../../ui/states.ts'
import { TimerText } from '../../ui/texts.tsx'
import { type Board, type BoardCounts, groupByTeam, isInTrouble, orderBoard } from './board-rows.ts'
import type { BoardFilter } from './board.search.ts'
import { Flags, useStateWords } from './board-texts.tsx'
import { LinkState } from './link-state.tsx'
import styles from './wall.module.css'

function Clock() {
  const format = useFormat()
  useServerSecond()
  return <time>{format.clock(serverNow())}</time>
}

function Tile({ row }: { readonly row: BoardRow }) {
  const stateText = useStateWords()
  const flagged = isInTrouble(row) ? 'red' : row.flags.length > 0 ? 'orange' : undefined
  return (
    <li className={styles.tile} data-state={row.state} data-flagged={flagged}>
      <span className={styles.name}>
        <b className="cut">{row.name}</b>
        <span className={styles.timer}>
          <TimerText since={row.since} />
        </span>
      </span>
      <span className={styles.state}>
        <Mark {...agentStateSigns[row.state]} size={20} />
        <span className="cut">{stateText(row)}</span>
      </span>
      <span className={styles.flags}>
        <Flags flags={row.flags.slice(0, 2)} />
      </span>
    </li>
  )
}

export interface WallProps {
  readonly board: Board | undefined
  readonly counts: BoardCounts
  readonly units: readonly OrgUnitResponse[]
  readonly title: string | undefined
  readonly show: BoardFilter | undefined
  readonly streamState: StreamState
}

const figures = ['available', 'in_call', 'wrap_up', 'not_ready', 'logged_out'] as const

/** The board without frame, readable from four metres. */
export function Wall({ board, counts, units, title, show, streamState }: WallProps) {
  const t = useTranslate()
  const { companyName } = useSession()
  const rows = orderBoard(board ?? new Map(), units, { show })
  return (
    <div className={styles.wall}>
      <header className={styles.head}>
        <h1>{title ?? companyName}</h1>
        <LinkState state={streamState} />
        <Clock />
      </header>
      <ul className={styles.figures} aria-label={t('console.board.counts')}>
        {figures.map((state) => (
          <li key={state}>
            <span>
              <Mark {...agentStateSigns[state]} size={24} />
              {t(`agent_state.${state}`)}
            </span>
            <b>{counts[state]}</b>
          </li>
        ))}
        <li data-urgent={counts.long > 0}>
          <span>
            <Mark tone="orange" shape="clock" size={24} />
            {t('console.board.long')}
          </span>
          <b>{counts.long}</b>
        </li>
        <li data-urgent={counts.trouble > 0}>
          <span>
            <Mark tone="red" shape="triangle" size={24} />
            {t('console.board.trouble')}
          </span>
          <b>{counts.trouble}</b>
        </li>
      </ul>
      {groupByTeam(rows).map((team) => (
        <section key={team.orgUnitId} className={styles.team}>
          <h2>{team.name}</h2>
          <ul>
            {team.rows.map((row) => (
              <Tile key={row.agentId} row={row} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
