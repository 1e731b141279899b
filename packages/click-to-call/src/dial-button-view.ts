import { isPhraseKey, phrase, type PhraseLanguage, type PhraseParams } from '@smartym/phrases'
import type { Disposition } from './client.ts'
import type { DialView } from './dial-session.ts'

/** What the element's parts do. */
export interface DialButtonActs {
  readonly dial: () => void
  readonly cancel: () => void
  readonly save: (callId: string, code: string, note: string) => void
  readonly close: () => void
}

export interface DialButtonState {
  readonly view: DialView
  readonly isBusyElsewhere: boolean
  readonly dispositions: readonly Disposition[]
  readonly language: PhraseLanguage
  readonly now: number
}

type Words = (key: string, params?: PhraseParams) => string

/** Makes an element; text is always text, never markup. */
function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  members: Partial<HTMLElementTagNameMap[K]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), members)
  made.append(...children)
  return made
}

/** `3:07` since an instant. */
export function formatElapsed(sinceMs: number, nowMs: number): string {
  const seconds = Math.max(0, Math.floor((nowMs - sinceMs) / 1000))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const tail = String(seconds % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`
}

function stateOf({ view, dispositions, language, now }: DialButtonState, words: Words): string {
  if (view.step === 'requesting') return words('click_to_call.requesting')
  if (view.step === 'waiting') return words('click_to_call.waiting_for_phone')
  if (view.step === 'connected')
    return `${words('call_phase.connected')} ${formatElapsed(Date.parse(view.connectedAt), now)}`
  if (view.step === 'ended')
    return words('click_to_call.ended', { outcome: words(`dial_outcome.${view.outcome}`) })
  if (view.step === 'saved') {
    const choice = dispositions.find(({ code }) => code === view.code)
    return [words('click_to_call.saved'), ...(choice ? [choice.name[language]] : [])].join(' · ')
  }
  if (view.step === 'dialing' || view.step === 'ringing') return words(`call_phase.${view.step}`)
  return ''
}

function refusalText(
  view: Extract<DialView, { step: 'refused' }>,
  words: Words,
  language: PhraseLanguage,
): string {
  const clock = (iso: string) =>
    new Date(iso).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
  const title =
    view.code === 'offline'
      ? words('click_to_call.offline')
      : isPhraseKey(view.code)
        ? words(view.code)
        : view.title
  const reason = view.reasonName?.[language]
  const rest = [
    ...(reason === undefined ? [] : [reason]),
    ...(view.since === null ? [] : [words('click_to_call.since', { time: clock(view.since) })]),
    ...(view.possibleAt === null
      ? []
      : [words('click_to_call.possible_at', { time: clock(view.possibleAt) })]),
  ]
  /* A sentence that goes on needs no full stop. */
  return [rest.length > 0 ? title.replace(/[.。]$/, '') : title, ...rest].join(' · ')
}

function form(
  view: Extract<DialView, { step: 'ended' }>,
  state: DialButtonState,
  words: Words,
  acts: DialButtonActs,
): HTMLElement {
  const select = element(
    'select',
    { required: true, ariaLabel: words('click_to_call.disposition'), name: 'disposition' },
    element('option', { value: '' }, words('click_to_call.choose_disposition')),
  )
  for (const choice of state.dispositions)
    select.append(element('option', { value: choice.code }, choice.name[state.language]))
  const note = element('input', {
    ariaLabel: words('click_to_call.note'),
    placeholder: words('click_to_call.note'),
    maxLength: 2000,
    name: 'note',
  })
  const made = element(
    'form',
    { className: 'form' },
    select,
    note,
    element('button', { type: 'submit', className: 'primary' }, words('click_to_call.save')),
    element(
      'button',
      { type: 'button', className: 'plain', onclick: acts.close },
      words('click_to_call.later'),
    ),
  )
  made.onsubmit = (event) => {
    event.preventDefault()
    acts.save(view.callId, select.value, note.value)
  }
  return made
}

function parts(state: DialButtonState, words: Words, acts: DialButtonActs): Node[] {
  const { view } = state
  const dial = () =>
    element(
      'button',
      {
        type: 'button',
        className: 'primary',
        disabled: state.isBusyElsewhere,
        title: state.isBusyElsewhere ? words('click_to_call.busy_elsewhere') : '',
        onclick: acts.dial,
      },
      words('click_to_call.dial'),
    )
  if (view.step === 'idle') return [dial()]
  const mark = element('span', { className: `mark ${view.step}`, ariaHidden: 'true' })
  if (view.step === 'refused')
    return [
      dial(),
      element('span', { className: 'state reason' }, mark, refusalText(view, words, state.language)),
    ]
  const shown = element(
    'span',
    { className: 'state' },
    mark,
    element('span', { className: 'text' }, stateOf(state, words)),
  )
  if (view.step === 'saved') return [shown, dial()]
  if (view.step === 'ended') return [shown, form(view, state, words, acts)]
  if (view.step === 'connected')
    return [
      shown,
      ...(view.isRecording
        ? [element('span', { className: 'recording' }, words('click_to_call.recording'))]
        : []),
    ]
  const cancel = element(
    'button',
    { type: 'button', className: 'danger', onclick: acts.cancel, disabled: view.step === 'requesting' },
    words('click_to_call.cancel'),
  )
  return [shown, cancel]
}

/** Draws the button anew into `root`. */
export function drawDialButton(root: Element, state: DialButtonState, acts: DialButtonActs): void {
  const words: Words = (key, params) => (isPhraseKey(key) ? phrase(state.language, key, params) : key)
  root.replaceChildren(...parts(state, words, acts))
}

/** Moves the running timer without drawing anew, so that focus and typing stay. */
export function tickDialButton(root: Element, state: DialButtonState): void {
  const text = root.querySelector('.text')
  if (text === null || state.view.step !== 'connected') return
  const words: Words = (key, params) => (isPhraseKey(key) ? phrase(state.language, key, params) : key)
  text.textContent = stateOf(state, words)
}
