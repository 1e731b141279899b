import type { HandsetView } from '@smartym/handset-core/ports'
import { useState } from 'preact/hooks'
import { useBack } from './back.ts'
import { DialForm } from './dial.form.tsx'
import { PinChoiceForm, PinForm } from './pin.forms.tsx'
import type { ScreenProps } from './screen.ts'
import { SecretField } from './secret-field.tsx'

type Props = ScreenProps<HandsetView>

function PasswordForm({ view, words, send }: Props) {
  const [password, setPassword] = useState('')
  const { isBusy, faultCode } = view.reauthentication
  const submit = (event: Event) => {
    event.preventDefault()
    send({ type: 'user.reauthentication_requested', proof: { kind: 'password', password } })
    setPassword('')
  }
  return (
    <form onSubmit={submit}>
      <p class="help">
        {words(
          view.appLock.state === 'locked_out' ? 'handset.lock.locked_out_text' : 'handset.lock.password_text',
        )}
      </p>
      <SecretField
        label={words('handset.password')}
        name="password"
        autocomplete="current-password"
        value={password}
        onText={setPassword}
      />
      {faultCode !== null && (
        <p class="problem" role="alert">
          {words(faultCode)}
        </p>
      )}
      <button class="primary big" type="submit" disabled={isBusy || view.connection === 'offline'}>
        {words(isBusy ? 'handset.lock.checking' : 'handset.lock.open')}
      </button>
      {view.connection === 'offline' && <p class="help">{words('handset.offline_help')}</p>}
    </form>
  )
}

function Opening(props: Props) {
  const { view, words, send } = props
  const [isForgotten, setForgotten] = useState(false)
  const back = () => setForgotten(false)
  useBack(isForgotten && view.appLock.state === 'locked' ? back : null)
  if (view.appLock.state === 'locked_out' || isForgotten)
    return (
      <>
        <h1>{words('handset.lock.password_title')}</h1>
        <PasswordForm {...props} />
        {view.appLock.state === 'locked' && (
          <button class="back" type="button" onClick={back}>
            {words('handset.lock.by_pin')}
          </button>
        )}
      </>
    )
  return (
    <>
      <h1>{words('handset.lock.title')}</h1>
      <PinForm
        {...props}
        label={words('handset.lock.open')}
        onPin={(pin) => send({ type: 'user.unlock_requested', proof: { kind: 'pin', pin } })}
      />
      {view.appLock.biometrics === 'on' && (
        <button
          class="back"
          type="button"
          disabled={view.appLock.isBusy}
          onClick={() => send({ type: 'user.unlock_requested', proof: { kind: 'biometrics' } })}
        >
          {words('handset.lock.biometrics')}
        </button>
      )}
      <button class="back" type="button" onClick={() => setForgotten(true)}>
        {words('handset.lock.forgotten')}
      </button>
    </>
  )
}

function Emergency(props: Props) {
  return (
    <details>
      <summary>{props.words('handset.lock.emergency')}</summary>
      <DialForm {...props} />
    </details>
  )
}

/** A shut app: PIN, biometrics or the password open it; an emergency call needs none of them, a call that runs goes on (SEC-4). */
export function LockScreen(props: Props) {
  const { view, words } = props
  return (
    <section class="panel sign-in" data-testid="lock" data-state={view.appLock.state}>
      {view.appLock.state === 'not_set' ? (
        <>
          <h1>{words('handset.lock.setup_title')}</h1>
          <PinChoiceForm {...props} />
        </>
      ) : (
        <Opening {...props} />
      )}
      {view.call === null && <Emergency {...props} />}
    </section>
  )
}
