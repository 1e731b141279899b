import type { AgentFlag, AgentState, BoardRow } from '@smartym/contract'
import { isPhraseKey } from '@smartym/phrases'
import { type Translate, useTranslate } from '../../platform/language.ts'
import { Mark } from '../../ui/mark.tsx'
import { agentFlagTones, agentStateSigns } from '../../ui/states.ts'
import styles from './board.module.css'

/** 휴식, 교육, or the code of a reason that the company added. */
export function reasonText(t: Translate, reason: string | null): string | undefined {
  if (reason === null) return undefined
  const key = `console.not_ready_reason.${reason}`
  return isPhraseKey(key) ? t(key) : reason
}

/** The word of a state; not being ready shows its reason itself. */
export function stateText(t: Translate, state: AgentState, reason: string | null): string {
  return (state === 'not_ready' ? reasonText(t, reason) : undefined) ?? t(`agent_state.${state}`)
}

/** An agent's state as colour, shape and word. */
export function AgentStateText({ row, size = 12 }: { readonly row: BoardRow; readonly size?: number }) {
  const t = useTranslate()
  return (
    <span className={styles.state}>
      <Mark {...agentStateSigns[row.state]} size={size} />
      <span className="cut">{stateText(t, row.state, row.notReadyReason)}</span>
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
