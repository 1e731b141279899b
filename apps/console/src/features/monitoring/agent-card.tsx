import { memo } from 'react'
import type { BoardRow } from '@smartym/contract'
import { useTranslate } from '../../platform/language.ts'
import { TimerText } from '../../ui/texts.tsx'
import { rowLink } from '../../ui/row-keys.ts'
import { AgentStateText, Flags, RecordingSign, useStateWords } from './board-texts.tsx'
import styles from './board.module.css'

export interface AgentCardProps {
  readonly row: BoardRow
  /** It no longer fits the filter and stays only while the pointer holds it. */
  readonly isLeaving: boolean
  readonly onOpen: (agentId: string) => void
}

function NextState({ row }: { readonly row: BoardRow }) {
  const t = useTranslate()
  const stateText = useStateWords()
  if (row.nextState === null) return null
  return <span className="quiet">{t('console.board.next_state', { name: stateText(row.nextState) })}</span>
}

/** Beside the name: is it recorded, is the customer's phone still ringing, else the extension. */
function Aside({ row: { call, extension } }: Pick<AgentCardProps, 'row'>) {
  const t = useTranslate()
  if (call?.isRecording) return <RecordingSign />
  const isWaiting = call !== null && call.phase !== 'connected'
  return <span className="quiet">{isWaiting ? t(`call_phase.${call.phase}`) : extension}</span>
}

/** One agent: who, what since when, with whom, what is wrong. */
export const AgentCard = memo(function AgentCard({ row, isLeaving, onOpen }: AgentCardProps) {
  const isLong = row.flags.some((flag) => flag === 'long_call' || flag === 'long_wrap_up')
  return (
    <li className={styles.card} data-state={row.state} data-leaving={isLeaving}>
      <button type="button" onClick={() => onOpen(row.agentId)} {...rowLink}>
        <span className={styles.cardHead}>
          <b className="cut">{row.name}</b>
          <Aside row={row} />
        </span>
        <span className={styles.cardState}>
          <AgentStateText row={row} />
          <span className={styles.timer} data-long={isLong}>
            <TimerText since={row.since} />
          </span>
        </span>
        <span className={styles.cardCall}>
          {row.call ? (
            <span className="cut">
              {row.call.customerNumber.text} {row.call.customerName}
            </span>
          ) : (
            <NextState row={row} />
          )}
        </span>
        <span className={styles.flags}>
          <Flags flags={row.flags} />
        </span>
      </button>
    </li>
  )
})
