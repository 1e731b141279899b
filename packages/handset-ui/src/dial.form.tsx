import { useState } from 'preact/hooks'
import type { ScreenProps } from './screen.ts'

/** A number that is dialled by hand. Which ones may be, the core decides. */
export function DialForm({ words, send }: Pick<ScreenProps<unknown>, 'words' | 'send'>) {
  const [number, setNumber] = useState('')
  const submit = (event: Event) => {
    event.preventDefault()
    send({ type: 'user.dial_requested', phoneNumber: number })
    setNumber('')
  }
  return (
    <form class="dial" onSubmit={submit}>
      <input
        type="tel"
        inputMode="tel"
        required
        maxLength={30}
        aria-label={words('handset.phone_number')}
        placeholder={words('handset.dial_pad')}
        value={number}
        onInput={(event) => setNumber(event.currentTarget.value)}
      />
      <button class="primary" type="submit">
        {words('handset.dial')}
      </button>
    </form>
  )
}
