import type { ReactNode } from 'react'
import type { AgentState } from '@smartym/contract'
import { useTranslate } from '../../platform/language.ts'
import { Mark } from '../../ui/mark.tsx'
import { agentStateSigns } from '../../ui/states.ts'
import type { BoardCounts } from './board-rows.ts'
import type { BoardFilter } from './board.search.ts'
import styles from './board.module.css'

interface CountProps {
  readonly title: string
  readonly count: number
  readonly mark?: ReactNode
  readonly isOn: boolean
  readonly isUrgent?: boolean
  readonly onClick: () => void
}

function Count({ title, count, mark, isOn, isUrgent = false, onClick }: CountProps) {
  return (
    <button
      type="button"
      className={styles.count}
      aria-pressed={isOn}
      data-urgent={isUrgent && count > 0}
      onClick={onClick}
    >
      <span className={styles.countTitle}>
        {mark}
        {title}
      </span>
      <b>{count}</b>
    </button>
  )
}

export interface StripProps {
  readonly counts: BoardCounts
  readonly show: BoardFilter | undefined
  readonly onShow: (filter: BoardFilter | undefined) => void
}

const states: readonly AgentState[] = ['available', 'in_call', 'wrap_up', 'not_ready', 'logged_out']

/** Counts at a glance; each is a filter, pressed again it is none. */
export function Strip({ counts, show, onShow }: StripProps) {
  const t = useTranslate()
  const toggle = (filter: BoardFilter) => onShow(show === filter ? undefined : filter)
  return (
    <fieldset className={styles.strip} aria-label={t('console.board.counts')}>
      <Count
        title={t('console.board.all')}
        count={counts.all}
        isOn={show === undefined}
        onClick={() => onShow(undefined)}
      />
      {states.map((state) => (
        <Count
          key={state}
          title={t(`agent_state.${state}`)}
          mark={<Mark {...agentStateSigns[state]} />}
          count={counts[state]}
          isOn={show === state}
          onClick={() => toggle(state)}
        />
      ))}
      <Count
        title={t('console.board.long')}
        mark={<Mark tone="orange" shape="clock" />}
        count={counts.long}
        isOn={show === 'long'}
        isUrgent
        onClick={() => toggle('long')}
      />
      <Count
        title={t('console.board.trouble')}
        mark={<Mark tone="red" shape="triangle" />}
        count={counts.trouble}
        isOn={show === 'trouble'}
        isUrgent
        onClick={() => toggle('trouble')}
      />
    </fieldset>
  )
}
