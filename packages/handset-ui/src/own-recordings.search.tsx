import type { HandsetView } from '@smartym/handset-core/ports'
import { useState } from 'preact/hooks'
import type { UserEvent } from './bridge.ts'
import type { Words } from './words.ts'

type Search = NonNullable<HandsetView['ownRecordings']>['search']

/** The list as it is when it is opened. */
export const everything: Search = { from: null, to: null, number: '', name: '', isImportantOnly: false }

const dayMs = 24 * 3600_000

/* A day on the phone's calendar; the day after it begins when its own has passed. */
function startOf(day: string): number | null {
  const at = day === '' ? Number.NaN : new Date(`${day}T00:00`).getTime()
  return Number.isNaN(at) ? null : at
}
function endOf(day: string): number | null {
  const start = startOf(day)
  return start === null ? null : new Date(start).setHours(24)
}
function dayOf(at: number | null): string {
  if (at === null) return ''
  const date = new Date(at)
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

/** One field for a number and for a name, and what narrows it. */
export function OwnRecordingsSearch({
  search,
  words,
  send,
}: {
  readonly search: Search
  readonly words: Words
  readonly send: (event: UserEvent) => void
}) {
  const [text, setText] = useState(search.number === '' ? search.name : search.number)
  const [from, setFrom] = useState(dayOf(search.from))
  const [to, setTo] = useState(dayOf(search.to === null ? null : search.to - dayMs / 2))
  const [isImportantOnly, setImportantOnly] = useState(search.isImportantOnly)
  const submit = (event: Event) => {
    event.preventDefault()
    const isNumber = /^[\d\s()+-]+$/.test(text.trim())
    const found = { number: isNumber ? text.trim() : '', name: isNumber ? '' : text.trim() }
    send({
      type: 'user.own_recordings_searched',
      search: { ...found, from: startOf(from), to: endOf(to), isImportantOnly },
    })
  }
  return (
    <search>
      <form class="own-search" onSubmit={submit}>
        <label>
          {words('handset.own.text')}
          <span class="row">
            <input
              name="text"
              type="search"
              autocomplete="off"
              maxLength={100}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
            <button class="primary" type="submit">
              {words('handset.own.search')}
            </button>
          </span>
        </label>
        <details open={search.from !== null || search.to !== null || search.isImportantOnly}>
          <summary>{words('handset.own.period')}</summary>
          <div class="row">
            <label>
              {words('handset.own.from')}
              <input name="from" type="date" value={from} onInput={(e) => setFrom(e.currentTarget.value)} />
            </label>
            <label>
              {words('handset.own.to')}
              <input name="to" type="date" value={to} onInput={(e) => setTo(e.currentTarget.value)} />
            </label>
          </div>
          <label class="tick">
            <input
              name="important"
              type="checkbox"
              checked={isImportantOnly}
              onChange={(event) => setImportantOnly(event.currentTarget.checked)}
            />
            {words('handset.own.important_only')}
          </label>
        </details>
      </form>
    </search>
  )
}
