import type { AgentFlag, AgentState, BoardRow } from '@smartym/contract'
import { useLanguage, useTranslate } from '../../platform/language.ts'
import { Mark } from '../../ui/mark.tsx'
import { agentFlagTones, agentStateSigns } from '../../ui/states.ts'
import styles from './board.module.css'

/** A state, or a next state, with the company's name for why one is not ready. */
type NamedState = Pick<BoardRow, 'notReadyReasonName'> & { readonly state: AgentState }

/** The words of states: not being ready shows its reason itself, by the company's name for it; a code never shows. */
export function useStateWords() {
  const t = useTranslate()
  const language = useLanguage()
  return ({ state, notReadyReasonName }: NamedState): string =>
    (state === 'not_ready' ? notReadyReasonName?.[language] : undefined) ?? t(`agent_state.${state}`)
}

/** An agent's state as colour, shape and word. */
export function AgentStateText({ row, size = 12 }: { readonly row: BoardRow; readonly size?: number }) {
  const stateText = useStateWords()
  return (
    <span className={styles.state}>
      <Mark {...agentStateSigns[row.state]} size={size} />
      <span className="cut">{stateText(row)}</span>
    </span>
  )
}

/** Flags stand beside the state, never instead of it. */
export function Flags({ flags }: { readonly flags: readonly AgentFlag[] }) {
  const t = useTranslate()
  return flags.map((flag) => (
    <span key={flag} className={styles.flag} data-tone={agentFlagTones[flag]}>
      {t(`agent_flag.${flag}`)}
    </span>
  ))
}

/** The red sign of a running recording. */
export function RecordingSign() {
  const t = useTranslate()
  return (
    <span className={styles.recording}>
      <Mark tone="red" shape="dot" size={8} isPulsing />
      {t('recording_state.recording')}
    </span>
  )
}
