import type { HandsetView } from '@smartym/handset-core/ports'
import { useState } from 'preact/hooks'
import { useBack } from './back.ts'
import { PinChoiceForm, PinForm } from './pin.forms.tsx'
import type { ScreenProps } from './screen.ts'

type Props = ScreenProps<HandsetView>

function Biometrics({ view, words, send }: Props) {
  const { biometrics, isBusy } = view.appLock
  if (biometrics === 'unavailable') return null
  return (
    <button
      type="button"
      role="switch"
      aria-checked={biometrics === 'on'}
      disabled={isBusy}
      onClick={() => send({ type: 'user.biometrics_switched', isOn: biometrics === 'off' })}
    >
      {words('handset.lock.use_biometrics')}
    </button>
  )
}

/** The agent's own lock of the app: a PIN set, changed or, where it is a choice, taken away; biometrics beside it (SEC-4). */
export function OwnLock(props: Props) {
  const { view, words, send } = props
  const { state, mode, isSet } = view.appLock
  const [chosen, setAct] = useState<'choose' | 'remove' | null>(null)
  const act = chosen === 'remove' && !isSet ? null : chosen
  const back = () => setAct(null)
  useBack(act === null ? null : back)
  if (state === 'off') return null
  return (
    <details class="own-consents" data-testid="own-lock">
      <summary>{words('handset.lock.settings')}</summary>
      {!isSet && <p class="help">{words('handset.lock.is_off')}</p>}
      {act === 'choose' && <PinChoiceForm {...props} onSaved={back} />}
      {act === 'remove' && (
        <PinForm
          {...props}
          label={words('handset.lock.remove')}
          onPin={(pin) => send({ type: 'user.app_lock_removal_requested', pin })}
        />
      )}
      {act === null ? (
        <div class="ends">
          <button type="button" onClick={() => setAct('choose')}>
            {words(isSet ? 'handset.lock.change' : 'handset.lock.set_up')}
          </button>
          {isSet && mode === 'optional' && (
            <button type="button" onClick={() => setAct('remove')}>
              {words('handset.lock.remove')}
            </button>
          )}
          {isSet && <Biometrics {...props} />}
        </div>
      ) : (
        <button type="button" onClick={back}>
          {words('handset.back')}
        </button>
      )}
    </details>
  )
}
