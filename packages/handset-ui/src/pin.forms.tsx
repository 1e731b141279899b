import type { HandsetView } from '@smartym/handset-core/ports'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ScreenProps } from './screen.ts'
import { SecretField } from './secret-field.tsx'
import { formatDuration } from './words.ts'

type Props = ScreenProps<HandsetView>

const isNumeric = ({ appLock }: HandsetView): boolean => appLock.complexity === 'digits'
const isWaiting = ({ appLock }: HandsetView, now: number): boolean =>
  appLock.waitUntil !== null && appLock.waitUntil > now

/** What was wrong with the last PIN, how many tries are left, and how long none is looked at. */
function PinFaults({ view, words, now }: Props) {
  const { pinFaults, faultCode, triesLeft, waitUntil } = view.appLock
  if (pinFaults.length === 0 && faultCode === null && triesLeft === null) return null
  return (
    <div class="problem" role="alert">
      {faultCode !== null && <p>{words(faultCode)}</p>}
      {triesLeft !== null && <p>{words('handset.lock.wrong', { count: triesLeft })}</p>}
      {waitUntil !== null && isWaiting(view, now) && (
        <p>{words('handset.lock.wait', { time: formatDuration(waitUntil - now) })}</p>
      )}
      {pinFaults.length > 0 && (
        <ul>
          {pinFaults.map((fault) => (
            <li key={fault}>{words(`handset.pin_fault.${fault}`)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Asks for the PIN that is set, and hands it on. */
export function PinForm(props: Props & { readonly label: string; readonly onPin: (pin: string) => void }) {
  const { view, words, now, label, onPin } = props
  const [pin, setPin] = useState('')
  const { isBusy } = view.appLock
  const submit = (event: Event) => {
    event.preventDefault()
    onPin(pin)
    setPin('')
  }
  return (
    <form onSubmit={submit}>
      <SecretField
        label={words('handset.lock.pin')}
        name="pin"
        autocomplete="off"
        isNumeric={isNumeric(view)}
        value={pin}
        onText={setPin}
      />
      <PinFaults {...props} />
      <button class="primary big" type="submit" disabled={isBusy || isWaiting(view, now)}>
        {isBusy ? words('handset.lock.checking') : label}
      </button>
    </form>
  )
}

/** A first PIN, or another one in place of the one that is set; `onSaved` once it stands. */
export function PinChoiceForm(props: Props & { readonly onSaved?: () => void }) {
  const { view, words, send, now, onSaved } = props
  const { isSet, isBusy, pinFaults, faultCode, triesLeft, complexity, minLength } = view.appLock
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [repeated, setRepeated] = useState('')
  const wasBusyRef = useRef(false)
  const isRight = pinFaults.length === 0 && faultCode === null && triesLeft === null
  useEffect(() => {
    if (wasBusyRef.current && !isBusy && isSet && isRight) onSaved?.()
    wasBusyRef.current = isBusy
  }, [isBusy, isSet, isRight, onSaved])
  const submit = (event: Event) => {
    event.preventDefault()
    if (next !== repeated) return
    send({ type: 'user.app_lock_pin_chosen', pin: next, currentPin: isSet ? current : null })
  }
  const field = { autocomplete: 'off', isNumeric: isNumeric(view) } as const
  return (
    <form onSubmit={submit} data-testid="pin-choice">
      <p class="help">{words('handset.lock.setup_text')}</p>
      <p class="help">{words(`handset.lock.rule_${complexity}`, { count: minLength })}</p>
      {isSet && (
        <SecretField
          {...field}
          label={words('handset.lock.current_pin')}
          name="currentPin"
          value={current}
          onText={setCurrent}
        />
      )}
      <SecretField
        {...field}
        label={words('handset.lock.new_pin')}
        name="newPin"
        value={next}
        onText={setNext}
      />
      <SecretField
        {...field}
        label={words('handset.lock.repeat_pin')}
        name="repeatedPin"
        value={repeated}
        onText={setRepeated}
      />
      {repeated !== '' && repeated !== next && (
        <p class="problem" role="alert">
          {words('handset.lock.pin_differs')}
        </p>
      )}
      <PinFaults {...props} />
      <button class="primary big" type="submit" disabled={isBusy || isWaiting(view, now)}>
        {words(isBusy ? 'handset.lock.checking' : 'handset.lock.save')}
      </button>
    </form>
  )
}
