import type { HandsetView } from '@smartym/handset-core/ports'
import { useState } from 'preact/hooks'
import { useBack } from './back.ts'
import { DialForm } from './dial.form.tsx'
import { LineSimQuestion } from './line-sim.panel.tsx'
import { OwnConsents } from './own-consents.panel.tsx'
import { OwnLock } from './own-lock.panel.tsx'
import { everything } from './own-recordings.search.tsx'
import { PasswordChangeForm } from './password-change.form.tsx'
import { PhoneCheck } from './phone-check.panel.tsx'
import type { ScreenProps } from './screen.ts'
import { formatClock, formatDate, formatDuration } from './words.ts'

function percentOf(upload: HandsetView['uploads'][number]): number {
  return upload.sealedBytes === null || upload.sealedBytes === 0
    ? 0
    : Math.floor((100 * upload.offsetBytes) / upload.sealedBytes)
}

function Uploads({ view, words, send }: ScreenProps<HandsetView>) {
  if (view.uploads.length === 0) return <p class="help">{words('handset.uploads_none')}</p>
  return (
    <ul class="uploads">
      {view.uploads.map((upload) => (
        <li key={upload.recordingId}>
          <span>
            {words(
              upload.isWaitingForHand === true
                ? 'handset.own.waits_for_hand'
                : `recording_state.${upload.state}`,
            )}
          </span>
          <progress max={100} value={percentOf(upload)} aria-label={words('handset.uploads')} />
          {upload.lostMs > 0 && (
            <span class="warn">
              {words('handset.seconds_lost', { seconds: (upload.lostMs / 1000).toFixed(1) })}
            </span>
          )}
          {upload.waitsFor === 'network' && <span>{words('handset.upload_waits_network')}</span>}
          {upload.waitsFor !== 'network' && upload.nextAttemptAt !== null && (
            <span>
              {words(
                upload.waitsFor === 'window' ? 'handset.upload_waits_window' : 'handset.upload_retry_at',
                { time: formatClock(upload.nextAttemptAt) },
              )}
            </span>
          )}
          {upload.isSendNowBarred !== true && (
            <button
              type="button"
              onClick={() => send({ type: 'user.upload_requested', recordingId: upload.recordingId })}
            >
              {words('handset.upload_now')}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

/* Only while nothing else is in hand: a password can wait for the end of a call. */
function PasswordNotice(props: ScreenProps<HandsetView>) {
  const { view, words } = props
  const [isOpen, setOpen] = useState(false)
  const back = () => setOpen(false)
  useBack(isOpen && view.passwordExpiresAt !== null ? back : null)
  if (view.passwordExpiresAt === null || view.agent === null) return null
  if (isOpen) return <PasswordChangeForm {...props} loginId={view.agent.loginId} password="" onBack={back} />
  return (
    <p class="warn" data-testid="password-expires">
      {words('handset.password_expires', { date: formatDate(view.passwordExpiresAt) })}{' '}
      <button type="button" onClick={() => setOpen(true)}>
        {words('handset.change_password')}
      </button>
    </p>
  )
}

/** Nothing in hand: what the phone waits for, today's figures, recordings still to send (MON-1, UPL-1). */
export function HomePanel(props: ScreenProps<HandsetView>) {
  const { view, words } = props
  return (
    <section class="panel home" data-testid="home">
      <PasswordNotice {...props} />
      <h1 class="help">
        {words(
          view.agentState?.state === 'available' ? 'handset.waiting_for_dial' : 'handset.not_available_help',
        )}
      </h1>
      <LineSimQuestion {...props} />
      <h2>{words('handset.today')}</h2>
      <dl class="figures">
        <div>
          <dt>{words('handset.today_calls')}</dt>
          <dd>{view.today.calls}</dd>
        </div>
        <div>
          <dt>{words('handset.today_connected')}</dt>
          <dd>{view.today.connected}</dd>
        </div>
        <div>
          <dt>{words('handset.today_talk')}</dt>
          <dd>{formatDuration(view.today.talkMs)}</dd>
        </div>
      </dl>
      <button
        class="wide"
        type="button"
        onClick={() => props.send({ type: 'user.own_recordings_searched', search: everything })}
      >
        {words('handset.own.open')}
      </button>
      <h2>{words('handset.uploads')}</h2>
      <Uploads {...props} />
      {view.unsentReports > 0 && (
        <p class="warn">{words('handset.unsent_reports', { count: view.unsentReports })}</p>
      )}
      {view.agentState?.state === 'available' && <DialForm {...props} />}
      <OwnConsents {...props} />
      <OwnLock {...props} />
      <PhoneCheck {...props} />
    </section>
  )
}
