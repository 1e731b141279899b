import type { HandsetView } from '@smartym/handset-core/ports'
import { HelpButton } from './help-button.tsx'
import type { ScreenProps } from './screen.ts'
import { StateMark } from './state-mark.tsx'
import { formatDuration, nameState } from './words.ts'

function Readiness({ view, words }: Pick<ScreenProps<HandsetView>, 'view' | 'words'>) {
  if (view.recording.isReady) return <span class="chip good">{words('handset.recording_ready')}</span>
  const faults = view.recording.faults.map((fault) => words(`handset.fault.${fault}`)).join(', ')
  return (
    <output class="chip bad">
      {words('handset.recording_not_ready')}
      {faults !== '' && ` · ${faults}`}
    </output>
  )
}

/** Top third: the state with its timer, the connection, the readiness to record, readable from a metre (MON-1, REC-7). */
export function Header({ view, words, now }: ScreenProps<HandsetView>) {
  const { agentState } = view
  const left = agentState?.until == null ? null : agentState.until - now
  return (
    <header>
      <div class="top">
        <span class={`connection ${view.connection}`}>{words(`handset.${view.connection}`)}</span>
        <Readiness view={view} words={words} />
        <HelpButton words={words} />
      </div>
      {agentState !== null && (
        <div class="state" data-testid="agent-state" data-state={agentState.state}>
          <StateMark state={agentState.state} />
          <strong>
            {nameState(
              agentState.state,
              agentState.notReadyReason,
              view.notReadyReasons,
              view.language,
              words,
            )}
          </strong>
          <time>{formatDuration(now - agentState.since)}</time>
        </div>
      )}
      {(agentState !== null || view.agent !== null) && (
        <div class="substate">
          {left !== null && left > 0 && <b>{words('handset.until', { time: formatDuration(left) })}</b>}
          {agentState?.nextState != null && (
            <b>
              {words('handset.next_state_is', {
                state: nameState(
                  agentState.nextState.state,
                  agentState.nextState.notReadyReason,
                  view.notReadyReasons,
                  view.language,
                  words,
                ),
              })}
            </b>
          )}
          {agentState?.isPending === true && <b>{words('handset.pending')}</b>}
          {view.agent !== null && (
            <span>
              {view.agent.name} · {view.agent.orgUnitName}
              {view.agent.extension !== null && ` · ${view.agent.extension}`}
            </span>
          )}
        </div>
      )}
    </header>
  )
}
