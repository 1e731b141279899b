import type { HandsetView } from '@smartym/handset-core/ports'
import type { ScreenProps } from './screen.ts'
import { formatDuration, formatNumber } from './words.ts'

type Call = NonNullable<HandsetView['call']>

function RecordingLine({ view: call, words, now }: ScreenProps<Call>) {
  const { recording } = call
  if (recording.state === 'recording') {
    return (
      <output class="recording on" data-testid="recording">
        <span class="dot" aria-hidden="true" />
        {words('handset.recording_now')} <time>{formatDuration(now - (recording.startedAt ?? now))}</time>
      </output>
    )
  }
  const word =
    recording.state === 'starting'
      ? 'recording_starting'
      : recording.state === 'failed'
        ? 'recording_failed'
        : 'recording_off'
  return <output class={`recording ${recording.state}`}>{words(`handset.${word}`)}</output>
}

function Controls({ view: call, words, send }: ScreenProps<Call>) {
  const isUp = call.phase === 'connected' || call.phase === 'held'
  return (
    <div class="controls">
      <button
        type="button"
        disabled={!isUp}
        aria-pressed={call.isMuted}
        onClick={() => send({ type: 'user.mute_requested', isMuted: !call.isMuted })}
      >
        {words(call.isMuted ? 'handset.unmute' : 'handset.mute')}
      </button>
      <button
        type="button"
        disabled={!isUp}
        aria-pressed={call.isHeld}
        onClick={() => send({ type: 'user.hold_requested', isHeld: !call.isHeld })}
      >
        {words(call.isHeld ? 'handset.unhold' : 'handset.hold')}
      </button>
      <button
        type="button"
        aria-pressed={call.isSpeakerOn}
        onClick={() => send({ type: 'user.speaker_requested', isSpeakerOn: !call.isSpeakerOn })}
      >
        {words(call.isSpeakerOn ? 'handset.speaker_off' : 'handset.speaker')}
      </button>
      {call.recording.mayStart && (
        <button type="button" class="record" onClick={() => send({ type: 'user.recording_start_requested' })}>
          {words('handset.record_start')}
        </button>
      )}
      {call.recording.mayStop && (
        <button type="button" onClick={() => send({ type: 'user.recording_stop_requested' })}>
          {words('handset.record_stop')}
        </button>
      )}
    </div>
  )
}

function Customer({ view: call, words }: ScreenProps<Call>) {
  if (call.isHidden)
    return (
      <>
        <h1>{words('handset.lock.hidden_name')}</h1>
        <p class="help">{words('handset.lock.hidden_customer')}</p>
      </>
    )
  return (
    <>
      <h1>{call.customerName ?? words('handset.no_customer_name')}</h1>
      <p class="number">
        {call.phoneNumber === null ? words('handset.unknown_number') : formatNumber(call.phoneNumber)}
      </p>
    </>
  )
}

/** The call in hand: whom, its phase and time, whether it records, and what one can do (REC-2, REC-5). */
export function CallPanel(props: ScreenProps<Call>) {
  const { view: call, words, send, now } = props
  const isIncoming = call.direction === 'inbound' && (call.phase === 'ringing' || call.phase === 'dialing')
  const isUp = call.connectedAt !== null
  return (
    <section class="panel call" data-testid="call" data-phase={call.phase}>
      <p class="phase">
        {isIncoming ? words('handset.incoming') : words(`call_phase.${call.phase}`)}
        <time>{formatDuration(now - (call.connectedAt ?? call.startedAt))}</time>
      </p>
      <Customer {...props} />
      <p class="facts">
        {call.purpose !== null && <span class="chip">{words(`call_purpose.${call.purpose}`)}</span>}
        {call.customerReference !== null && <span class="chip">{call.customerReference}</span>}
      </p>
      {call.note !== null && <p class="note">{call.note}</p>}
      <RecordingLine {...props} />
      {!isIncoming && <Controls {...props} />}
      <div class="ends">
        {isIncoming && (
          <button type="button" class="primary big" onClick={() => send({ type: 'user.answer_requested' })}>
            {words('handset.answer')}
          </button>
        )}
        <button type="button" class="danger big" onClick={() => send({ type: 'user.hang_up_requested' })}>
          {words(isIncoming ? 'handset.reject' : isUp ? 'handset.hang_up' : 'handset.cancel_call')}
        </button>
      </div>
    </section>
  )
}
