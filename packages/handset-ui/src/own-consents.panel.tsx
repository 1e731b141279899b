import type { HandsetView } from '@smartym/handset-core/ports'
import { useState } from 'preact/hooks'
import { useBack } from './back.ts'
import { type ConsentItem, consentName, ConsentText } from './consent.screen.tsx'
import type { ScreenProps } from './screen.ts'
import { formatDate } from './words.ts'

/* Taking a required consent back stops the phone from dialling; that is said before it is done. */
function Withdrawal({ item, words, send }: Omit<ScreenProps<HandsetView>, 'view'> & { item: ConsentItem }) {
  const [isAsked, setAsked] = useState(false)
  const back = () => setAsked(false)
  useBack(isAsked ? back : null)
  const { consentTextId } = item
  if (!isAsked)
    return (
      <button type="button" onClick={() => setAsked(true)}>
        {words('handset.consents.withdraw')}
      </button>
    )
  return (
    <div role="alert">
      {item.isRequired && <p class="warn">{words('handset.consents.withdraw_help')}</p>}
      <div class="ends">
        <button
          class="danger"
          type="button"
          onClick={() => send({ type: 'user.consent_withdrawn', consentTextId })}
        >
          {words('handset.consents.withdraw')}
        </button>
        <button type="button" onClick={back}>
          {words('handset.back')}
        </button>
      </div>
    </div>
  )
}

/** What the agent has agreed to, to be read again, taken back, or, where it is a choice, given (DIS-4). */
export function OwnConsents(props: ScreenProps<HandsetView>) {
  const { view, words, send } = props
  if (view.consents.items.length === 0) return null
  return (
    <details class="own-consents" data-testid="own-consents">
      <summary>{words('handset.consents.own')}</summary>
      {view.consents.items.map((item) => (
        <section key={item.consentTextId}>
          <h2>{item.title ?? consentName(item, words)}</h2>
          <p class="help">
            {consentName(item, words)}
            {' · '}
            {item.givenAt === null
              ? words('handset.consents.not_given')
              : words('handset.consents.given_on', { date: formatDate(item.givenAt) })}
          </p>
          <ConsentText item={item} words={words} />
          {item.givenAt === null ? (
            <button
              type="button"
              disabled={item.body === null}
              onClick={() => send({ type: 'user.consent_given', consentTextId: item.consentTextId })}
            >
              {words('handset.consents.give')}
            </button>
          ) : (
            <Withdrawal {...props} item={item} />
          )}
        </section>
      ))}
    </details>
  )
}
