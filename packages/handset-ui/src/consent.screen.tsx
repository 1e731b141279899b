import type { HandsetView } from '@smartym/handset-core/ports'
import { useState } from 'preact/hooks'
import type { ScreenProps } from './screen.ts'
import type { Words } from './words.ts'

export type ConsentItem = HandsetView['consents']['items'][number]

/** The words of a text; paragraphs as they were written. */
export function ConsentText({ item, words }: { readonly item: ConsentItem; readonly words: Words }) {
  if (item.body === null) return <p class="help">{words('handset.consents.loading')}</p>
  return (
    <div class="consent-text">
      {item.body.split(/\n+/).map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
    </div>
  )
}

export function consentName({ kind, version }: Pick<ConsentItem, 'kind' | 'version'>, words: Words): string {
  return words('handset.consents.name', { kind: words(`consent_kind.${kind}`), version })
}

function Owed(props: {
  readonly item: ConsentItem
  readonly words: Words
  readonly isTicked: boolean
  readonly onTick: (isTicked: boolean) => void
}) {
  const { item, words, isTicked, onTick } = props
  return (
    <article data-testid={`consent-${item.kind}`}>
      <h2>{item.title ?? words(`consent_kind.${item.kind}`)}</h2>
      <ConsentText item={item} words={words} />
      <label class="tick">
        <input
          type="checkbox"
          checked={isTicked}
          disabled={item.body === null}
          onChange={(event) => onTick(event.currentTarget.checked)}
        />
        {words('handset.consents.tick', { name: consentName(item, words) })}
      </label>
    </article>
  )
}

/**
 * At first start, and again when a required text has a new version: each is read and agreed to on its own, before
 * anything is dialled (DIS-4).
 */
export function ConsentScreen({ view, words, send }: ScreenProps<HandsetView>) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const owed = view.consents.items.filter((item) => item.isRequired && item.givenAt === null)
  const isRenewed = view.consents.items.some((item) => item.givenAt !== null)
  const isReady = owed.every(({ consentTextId }) => ticked.has(consentTextId))
  const tick = (consentTextId: string, isTicked: boolean) => {
    const next = new Set(ticked)
    if (isTicked) next.add(consentTextId)
    else next.delete(consentTextId)
    setTicked(next)
  }
  const submit = (event: Event) => {
    event.preventDefault()
    if (!isReady) return
    for (const { consentTextId } of owed) send({ type: 'user.consent_given', consentTextId })
  }
  return (
    <form class="panel consents" onSubmit={submit} data-testid="consents">
      <h1>{words('handset.consents.title')}</h1>
      <p class="help">{words(isRenewed ? 'handset.consents.renewed_help' : 'handset.consents.help')}</p>
      {owed.map((item) => (
        <Owed
          key={item.consentTextId}
          item={item}
          words={words}
          isTicked={ticked.has(item.consentTextId)}
          onTick={(isTicked) => tick(item.consentTextId, isTicked)}
        />
      ))}
      <div class="save">
        <button class="primary big" type="submit" disabled={!isReady}>
          {words('handset.consents.agree')}
        </button>
      </div>
    </form>
  )
}
