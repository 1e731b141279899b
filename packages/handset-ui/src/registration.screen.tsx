import type { HandsetView } from '@smartym/handset-core/ports'
import { useState } from 'preact/hooks'
import type { ScreenProps } from './screen.ts'

function CodeForm({ view, words, send }: ScreenProps<HandsetView>) {
  const [typed, setTyped] = useState<string | null>(null)
  const { state, faultCode, offered, unreadableRecordings } = view.registration
  const isBusy = state === 'registering'
  const code = typed ?? offered?.link ?? ''
  const submit = (event: Event) => {
    event.preventDefault()
    send({ type: 'user.registration_requested', code })
  }
  return (
    <form class="panel sign-in" onSubmit={submit}>
      <h1>{words('handset.registration.title')}</h1>
      <p class="help">{words('handset.registration.text')}</p>
      {unreadableRecordings !== undefined && (
        <p class="problem" role="alert" data-testid="key-lost">
          {words('handset.registration.key_lost', { count: unreadableRecordings })}
        </p>
      )}
      {offered !== undefined && typed === null && (
        <p class="note" data-testid="offered">
          {words('handset.registration.offered', { server: offered.server })}
        </p>
      )}
      <label>
        {words('handset.registration.code')}
        <input
          name="registrationCode"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          required
          maxLength={300}
          value={code}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      {faultCode !== null && (
        <p class="problem" role="alert">
          {words(faultCode)}
        </p>
      )}
      <button class="primary big" type="submit" disabled={isBusy}>
        {words(isBusy ? 'handset.registration.registering' : 'handset.registration.submit')}
      </button>
    </form>
  )
}

/** Before a phone may work: its registration by code, and where it stands since (SEC-1, DIS-2, MON-3). */
export function RegistrationScreen(props: ScreenProps<HandsetView>) {
  const { view, words } = props
  const { state } = view.registration
  const [isAnew, setAnew] = useState(false)
  if (
    state === 'unregistered' ||
    state === 'registering' ||
    state === 'active' ||
    isAnew ||
    view.registration.offered
  )
    return <CodeForm {...props} />
  return (
    <section class="panel standing" data-standing={state} aria-live="polite">
      <h1>{words(`handset.registration.${state}`)}</h1>
      <p class="help">{words(`handset.registration.${state}_text`)}</p>
      {state === 'wiped' && (
        <button class="big" type="button" onClick={() => setAnew(true)}>
          {words('handset.registration.again')}
        </button>
      )}
    </section>
  )
}
