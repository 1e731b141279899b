import type { HandsetView } from '@smartym/handset-core/ports'
import type { UserEvent } from './bridge.ts'
import type { ScreenProps } from './screen.ts'
import { StateMark } from './state-mark.tsx'

/** The state switch, always there. In a call a touch chooses what comes after it (MON-5). */
export function StateSwitch({ view, words, send }: ScreenProps<HandsetView>) {
  const { agentState, notReadyReasons, language } = view
  if (agentState === null) return null
  const isAhead = agentState.state === 'in_call'
  const chosen = isAhead ? agentState.nextState : agentState
  const wish = (event: UserEvent) => () => send(event)
  return (
    <nav class="switch" aria-label={words(isAhead ? 'handset.next_state' : 'handset.change_state')}>
      {isAhead && <p>{words('handset.next_state')}</p>}
      <div>
        <button
          type="button"
          aria-pressed={chosen?.state === 'available'}
          onClick={wish({ type: 'user.state_wished', wish: 'available', notReadyReason: null })}
        >
          <StateMark state="available" />
          {words('agent_state.available')}
        </button>
        {notReadyReasons.map((reason) => (
          <button
            key={reason.code}
            type="button"
            aria-pressed={chosen?.state === 'not_ready' && chosen.notReadyReason === reason.code}
            onClick={wish({ type: 'user.state_wished', wish: 'not_ready', notReadyReason: reason.code })}
          >
            <StateMark state="not_ready" />
            {reason.name[language]}
          </button>
        ))}
        <button type="button" onClick={() => send({ type: 'user.sign_out_requested' })} disabled={isAhead}>
          <StateMark state="logged_out" />
          {words('handset.sign_out')}
        </button>
      </div>
    </nav>
  )
}
