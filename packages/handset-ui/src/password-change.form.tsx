import type { HandsetView } from '@smartym/handset-core/ports'
import { useState } from 'preact/hooks'
import type { ScreenProps } from './screen.ts'
import { SecretField } from './secret-field.tsx'

export interface PasswordChangeProps extends ScreenProps<HandsetView> {
  readonly loginId: string
  /** As it was typed a moment ago; asked for when it was not. */
  readonly password: string
  readonly onBack: () => void
}

/** What was wrong with the password that was tried. */
function Faults({ view, words }: Pick<ScreenProps<HandsetView>, 'view' | 'words'>) {
  const { faultCode } = view.signIn
  if (faultCode === null) return null
  const faults = view.passwordChange?.faults ?? []
  return (
    <div class="problem" role="alert">
      {faults.length === 0 ? (
        words('handset.problem.change_password', { reason: words(faultCode) })
      ) : (
        <ul>
          {faults.map((fault) => (
            <li key={fault}>{words(`handset.password_fault.${fault}`)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** A new password in place of an initial, expired or soon expiring one (SEC-2). */
export function PasswordChangeForm(props: PasswordChangeProps) {
  const { view, words, send, loginId, password, onBack } = props
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [repeated, setRepeated] = useState('')
  const isBusy = view.signIn.state === 'signing_in'
  const differs = repeated !== '' && repeated !== next
  const submit = (event: Event) => {
    event.preventDefault()
    if (next !== repeated) return
    send({
      type: 'user.password_change_requested',
      loginId,
      password: password === '' ? current : password,
      newPassword: next,
    })
  }
  return (
    <form class="panel sign-in" onSubmit={submit} data-testid="password-change">
      <h1>{words('handset.change_password')}</h1>
      {view.agent === null && <p class="help">{words('handset.password_change_help')}</p>}
      {password === '' && (
        <SecretField
          label={words('handset.current_password')}
          name="password"
          autocomplete="current-password"
          value={current}
          onText={setCurrent}
        />
      )}
      <SecretField
        label={words('handset.new_password')}
        name="newPassword"
        autocomplete="new-password"
        value={next}
        onText={setNext}
      />
      <SecretField
        label={words('handset.repeat_password')}
        name="repeated"
        autocomplete="new-password"
        value={repeated}
        onText={setRepeated}
      />
      {differs && (
        <p class="problem" role="alert">
          {words('handset.password_differs')}
        </p>
      )}
      <Faults view={view} words={words} />
      <button class="primary big" type="submit" disabled={isBusy || view.connection === 'offline'}>
        {words(isBusy ? 'handset.changing_password' : 'handset.change_password')}
      </button>
      <button class="back" type="button" onClick={onBack}>
        {words('handset.back')}
      </button>
      {view.connection === 'offline' && <p class="help">{words('handset.offline_help')}</p>}
    </form>
  )
}
