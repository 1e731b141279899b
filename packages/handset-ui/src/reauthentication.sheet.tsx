import type { HandsetView } from '@smartym/handset-core/ports'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useBack } from './back.ts'
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
        {words(isBusy ? 'handset.lock.checking' : 'handset.reauthenticate.confirm')}
      </button>
      {view.connection === 'offline' && <p class="help">{words('handset.offline_help')}</p>}
    </form>
  )
}

function LockFactors({ view, words, send, now }: Props) {
  const [pin, setPin] = useState('')
  const { appLock, reauthentication } = view
  const isWaiting = appLock.waitUntil !== null && appLock.waitUntil > now
  const isBusy = appLock.isBusy || reauthentication.isBusy
  const faultCode = appLock.faultCode ?? reauthentication.faultCode
  const submit = (event: Event) => {
    event.preventDefault()
    send({ type: 'user.reauthentication_requested', proof: { kind: 'pin', pin } })
    setPin('')
  }
  return (
    <form onSubmit={submit}>
      <SecretField
        label={words('handset.lock.pin')}
        name="pin"
        autocomplete="off"
        isNumeric={appLock.complexity === 'digits'}
        value={pin}
        onText={setPin}
      />
      {(faultCode !== null || appLock.triesLeft !== null) && (
        <p class="problem" role="alert">
          {faultCode === null
            ? words('handset.lock.wrong', { count: appLock.triesLeft ?? 0 })
            : words(faultCode)}
        </p>
      )}
      <button class="primary big" type="submit" disabled={isBusy || isWaiting}>
        {words(isBusy ? 'handset.lock.checking' : 'handset.reauthenticate.confirm')}
      </button>
      {appLock.biometrics === 'on' && (
        <button
          class="wide"
          type="button"
          disabled={isBusy}
          onClick={() => send({ type: 'user.reauthentication_requested', proof: { kind: 'biometrics' } })}
        >
          {words('handset.reauthenticate.biometrics')}
        </button>
      )}
    </form>
  )
}

/** Asks again who is there, before own recordings are shown, heard or deleted (SEC-5). */
export function ReauthenticationSheet(props: Props) {
  const { view, words, send } = props
  const [isByPassword, setByPassword] = useState(false)
  const cancel = () => send({ type: 'user.reauthentication_canceled' })
  useBack(cancel)
  const sheetRef = useRef<HTMLElement>(null)
  const isLockEnough = view.reauthentication.isAppLockEnough && view.appLock.state === 'open'
  useEffect(() => sheetRef.current?.querySelector('input')?.focus(), [isByPassword])
  return (
    <section
      ref={sheetRef}
      class="panel sign-in"
      aria-labelledby="reauthentication-title"
      data-testid="reauthentication"
    >
      <h1 id="reauthentication-title">{words('handset.reauthenticate.title')}</h1>
      <p class="help">{words('handset.reauthenticate.text')}</p>
      {isLockEnough && !isByPassword ? <LockFactors {...props} /> : <PasswordForm {...props} />}
      {isLockEnough && (
        <button class="back" type="button" onClick={() => setByPassword(!isByPassword)}>
          {words(isByPassword ? 'handset.reauthenticate.by_pin' : 'handset.reauthenticate.by_password')}
        </button>
      )}
      <button class="back" type="button" onClick={cancel}>
        {words('handset.own.cancel')}
      </button>
    </section>
  )
}
