import { chooseLanguage, type PhraseLanguage } from '@smartym/phrases'
import type { Disposition } from './client.ts'
import { dialButtonCss } from './dial-button.css.ts'
import { drawDialButton, tickDialButton } from './dial-button-view.ts'
import { DialSession, type DialTarget, type DialView } from './dial-session.ts'

export { DialSession, type DialTarget, type DialView } from './dial-session.ts'

const sessions = new Map<string, DialSession>()
let sheet: CSSStyleSheet | undefined
let nextKey = 1

/** Asks the CRM's own server for a browser token: `POST <token-url>` → `{ token, expiresAt }`, with the page's cookies. */
async function fetchToken(tokenUrl: string): Promise<{ token: string; expiresAt: string }> {
  const response = await fetch(tokenUrl, {
    method: 'POST',
    credentials: 'same-origin',
    signal: AbortSignal.timeout(10_000),
  })
  if (!response.ok) throw new Error(`the token address answered ${response.status}`)
  return (await response.json()) as { token: string; expiresAt: string }
}

/** The page's one session for a server, token address and language. */
export function dialSession(server: string, tokenUrl: string, language: string): DialSession {
  const key = JSON.stringify([server, tokenUrl, language])
  const found = sessions.get(key) ?? new DialSession({ server, language, token: () => fetchToken(tokenUrl) })
  sessions.set(key, found)
  return found
}

/**
 * `<smartym-dial-button server token-url phone-number customer-reference customer-name purpose language>` (CTC-1): dials, shows the call's
 * phases live, and takes the disposition. Fires `smartym-view` with a `DialView` at each change. No framework; works under a CSP without inline.
 */
export class SmartymDialButton extends HTMLElement {
  static readonly observedAttributes = ['language', 'server', 'token-url']
  readonly #key = `button-${nextKey++}`
  readonly #root: HTMLElement
  #leave: (() => void) | undefined
  #ticking: ReturnType<typeof setInterval> | undefined
  #view: DialView = { step: 'idle' }
  #dispositions: readonly Disposition[] = []

  constructor() {
    super()
    const shadow = this.attachShadow({ mode: 'open' })
    if (sheet === undefined) {
      sheet = new CSSStyleSheet()
      sheet.replaceSync(dialButtonCss)
    }
    shadow.adoptedStyleSheets = [sheet]
    this.#root = document.createElement('div')
    this.#root.className = 'row'
    this.#root.setAttribute('role', 'group')
    this.#root.setAttribute('aria-live', 'polite')
    shadow.append(this.#root)
  }

  connectedCallback(): void {
    this.#leave = this.#session.subscribe(this.#key, (view) => this.#take(view))
  }

  disconnectedCallback(): void {
    this.#leave?.()
    this.#leave = undefined
    clearInterval(this.#ticking)
  }

  attributeChangedCallback(): void {
    if (this.#leave === undefined) return
    this.disconnectedCallback()
    this.connectedCallback()
  }

  /** What the button shows now. */
  get view(): DialView {
    return this.#view
  }

  /** Dials as a click does. */
  dial(): Promise<void> {
    return this.#session.dial(this.#key, this.#target)
  }

  get #session(): DialSession {
    return dialSession(
      this.getAttribute('server') ?? location.origin,
      this.getAttribute('token-url') ?? '/smartym-token',
      this.#language,
    )
  }

  get #language(): PhraseLanguage {
    return chooseLanguage(this.getAttribute('language') ?? navigator.languages)
  }

  get #target(): DialTarget {
    const text = (name: string) => this.getAttribute(name) ?? undefined
    const [reference, name, purpose, note] = [
      text('customer-reference'),
      text('customer-name'),
      text('purpose'),
      text('note'),
    ]
    return {
      phoneNumber: text('phone-number') ?? '',
      ...(reference !== undefined && { customerReference: reference }),
      ...(name !== undefined && { customerName: name }),
      ...(purpose !== undefined && { purpose: purpose as NonNullable<DialTarget['purpose']> }),
      ...(note !== undefined && { note }),
    }
  }

  get #state() {
    return {
      view: this.#view,
      isBusyElsewhere:
        this.#session.isBusy &&
        (this.#view.step === 'idle' || this.#view.step === 'refused' || this.#view.step === 'saved'),
      dispositions: this.#dispositions,
      language: this.#language,
      now: Date.now(),
    }
  }

  #take(view: DialView): void {
    const isNew = view !== this.#view
    /* A half-written form stays as it is while another button's call changes. */
    if (!isNew && view.step === 'ended') return
    if (view.step === 'saved' && view.isElsewhere && this.#keepNote(view.code)) return
    this.#view = view
    this.#draw()
    clearInterval(this.#ticking)
    if (view.step === 'connected')
      this.#ticking = setInterval(() => tickDialButton(this.#root, this.#state), 500)
    if (isNew && (view.step === 'ended' || view.step === 'saved')) void this.#loadDispositions()
    if (isNew)
      this.dispatchEvent(
        new CustomEvent<DialView>('smartym-view', { detail: view, bubbles: true, composed: true }),
      )
  }

  /* Answered on the phone while a note was being written here: the form stays, with the code that was given. */
  #keepNote(code: string): boolean {
    const note = this.#root.querySelector<HTMLInputElement>('[name=note]')
    const choice = this.#root.querySelector<HTMLSelectElement>('[name=disposition]')
    if (note === null || choice === null || note.value === '') return false
    choice.value = code
    return true
  }

  async #loadDispositions(): Promise<void> {
    this.#dispositions = await this.#session.dispositions()
    this.#draw()
  }

  #draw(): void {
    drawDialButton(this.#root, this.#state, {
      dial: () => void this.dial(),
      cancel: () => void this.#session.cancel(),
      save: (callId, code, note) => void this.#session.recordDisposition(this.#key, callId, code, note),
      close: () => this.#session.reset(this.#key),
    })
  }
}

if (customElements.get('smartym-dial-button') === undefined)
  customElements.define('smartym-dial-button', SmartymDialButton)
