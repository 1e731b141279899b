import type { HandsetView } from '@smartym/handset-core/ports'
import { useState } from 'preact/hooks'
import type { ScreenProps } from './screen.ts'
import { formatDuration, formatNumber } from './words.ts'

/** The after-call form: one tap chooses, one saves; a half-typed note goes to the core at each key and is never lost (CTC-4). */
export function AfterCallPanel({
  view,
  words,
  send,
}: ScreenProps<HandsetView & { afterCall: NonNullable<HandsetView['afterCall']> }>) {
  const { afterCall, dispositions, language } = view
  const [code, setCode] = useState(afterCall.chosenCode)
  const [note, setNote] = useState(afterCall.note)
  const isSaved = afterCall.isSaved && code === afterCall.chosenCode && note === afterCall.note
  const write = (text: string) => {
    setNote(text)
    send({ type: 'user.note_changed', note: text })
  }
  const save = () => {
    if (code !== null) send({ type: 'user.disposition_chosen', code, note: note === '' ? null : note })
  }
  return (
    <section class="panel after-call" data-testid="after-call">
      <p class="phase">
        {words(`dial_outcome.${afterCall.outcome}`)}{' '}
        <span>{words('handset.talk_time', { time: formatDuration(afterCall.durationMs) })}</span>
      </p>
      <h1>
        {afterCall.customerName ??
          (afterCall.phoneNumber === null
            ? words('handset.unknown_number')
            : formatNumber(afterCall.phoneNumber))}
      </h1>
      {afterCall.isRequired && <p class="help">{words('handset.after_call_required')}</p>}
      <fieldset class="codes" aria-label={words('handset.after_call')}>
        {dispositions.map((each) => (
          <button
            key={each.code}
            type="button"
            aria-pressed={code === each.code}
            onClick={() => setCode(each.code)}
          >
            {each.name[language]}
          </button>
        ))}
      </fieldset>
      <label>
        {words('handset.note')}
        <textarea
          rows={1}
          maxLength={2000}
          value={note}
          onInput={(event) => write(event.currentTarget.value)}
        />
      </label>
      <div class="save">
        <button type="button" class="primary big" disabled={code === null || isSaved} onClick={save}>
          {words(isSaved ? 'handset.saved' : 'handset.save')}
        </button>
      </div>
    </section>
  )
}
