import type { HandsetView } from '@smartym/handset-core/ports'
import { useState } from 'preact/hooks'
import { useBack } from './back.ts'
import { PasswordChangeForm } from './password-change.form.tsx'
import type { ScreenProps } from './screen.ts'

interface SignInFormProps extends ScreenProps<HandsetView> {
  readonly onTyped: (loginId: string, password: string) => void
}

function SignInForm({ view, words, send, onTyped }: SignInFormProps) {
  const [loginId, setLoginId] = useState('')
  const [password, setPassword] = useState('')
  const isBusy = view.signIn.state === 'signing_in'
  const submit = (event: Event) => {
    event.preventDefault()
    send({ type: 'user.sign_in_requested', loginId, password })
    onTyped(loginId, password)
    setPassword('')
  }
  return (
    <form class="panel sign-in" onSubmit={submit}>
      <h1>{words('handset.sign_in_title')}</h1>
      <label>
        {words('handset.login_id')}
        <input
          name="loginId"
          autocomplete="username"
          autocapitalize="none"
          required
          maxLength={100}
          value={loginId}
          onInput={(event) => setLoginId(event.currentTarget.value)}
        />
      </label>
      <label>
        {words('handset.password')}
        <input
          name="password"
          type="password"
          autocomplete="current-password"
          required
          maxLength={200}
          value={password}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
      </label>
      {view.signIn.faultCode !== null && (
        <p class="problem" role="alert">
          {words('handset.problem.sign_in', { reason: words(view.signIn.faultCode) })}
        </p>
      )}
      <button class="primary big" type="submit" disabled={isBusy || view.connection === 'offline'}>
        {words(isBusy ? 'handset.signing_in' : 'handset.sign_in')}
      </button>
      {view.connection === 'offline' && <p class="help">{words('handset.offline_help')}</p>}
    </form>
  )
}

/**
 * First screen: nothing is called or recorded before an agent has signed in (SEC-1). A password that must be changed is
 * changed here, with the one that was just typed.
 */
export function SignInScreen(props: ScreenProps<HandsetView>) {
  const [typed, setTyped] = useState({ loginId: '', password: '' })
  const [isBack, setBack] = useState(false)
  const isChanging = props.view.passwordChange !== null && !isBack && typed.loginId !== ''
  const back = () => setBack(true)
  useBack(isChanging ? back : null)
  if (isChanging) return <PasswordChangeForm {...props} {...typed} onBack={back} />
  return (
    <SignInForm
      {...props}
      onTyped={(loginId, password) => {
        setTyped({ loginId, password })
        setBack(false)
      }}
    />
  )
}
