import { createSmartymClient, type Disposition, type SmartymClient } from './client.ts'
import type { SmartymEvent } from './events.ts'
import { SmartymProblem } from './problem.ts'

/** What the button of one customer shows. Instants are ISO texts of the server. */
export type DialView =
  | { step: 'idle' }
  | { step: 'requesting' }
  | {
      step: 'refused'
      code: string
      title: string
      /** Why the agent is not ready, as the company calls it, by language. */
      reasonName: Readonly<Record<string, string>> | null
      since: string | null
      possibleAt: string | null
    }
  | { step: 'waiting'; dialRequestId: string }
  | { step: 'dialing' | 'ringing'; dialRequestId: string }
  | { step: 'connected'; dialRequestId: string; connectedAt: string; isRecording: boolean }
  | { step: 'ended'; dialRequestId: string; callId: string; outcome: string }
  /** `isElsewhere`: said on the phone, or in another window. */
  | { step: 'saved'; callId: string; code: string; isElsewhere: boolean }

/** Whom to call. */
export interface DialTarget {
  readonly phoneNumber: string
  readonly customerReference?: string
  readonly customerName?: string
  readonly purpose?: 'marketing' | 'collection' | 'service' | 'contract'
  readonly note?: string
}

export interface DialSessionOptions {
  readonly server: string
  readonly language: string
  /** Asks the CRM's own server for a browser token; called again when one has run out. */
  readonly token: () => Promise<{ token: string; expiresAt: string }>
  readonly now?: () => number
  readonly client?: SmartymClient
}

type Listener = (view: DialView) => void

/** Renewed this long before its end, ms. */
const tokenMarginMs = 30_000

/**
 * One agent in one page: however many buttons the page has, there is one event stream and at most one call (CTC-1).
 * A button is told by its key; the others learn that the agent is busy.
 */
export class DialSession {
  readonly client: SmartymClient
  #options: DialSessionOptions
  #held: { token: string; expiresAt: string } | undefined
  #views = new Map<string, DialView>()
  #listeners = new Map<string, Set<Listener>>()
  #current: { key: string; dialRequestId: string; callId: string; isRecording: boolean } | undefined
  #watching: AbortController | undefined
  #dispositions: Promise<Disposition[]> | undefined

  constructor(options: DialSessionOptions) {
    this.#options = options
    this.client =
      options.client ??
      createSmartymClient({ server: options.server, language: options.language, token: () => this.#token() })
  }

  get isBusy(): boolean {
    return this.#current !== undefined
  }

  /** Follows the view of one button; the returned function ends it. */
  subscribe(key: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(key) ?? new Set()
    this.#listeners.set(key, listeners.add(listener))
    this.#watch()
    listener(this.#views.get(key) ?? { step: 'idle' })
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.#listeners.delete(key)
      if (this.#listeners.size === 0) this.#stopWatching()
    }
  }

  async dial(key: string, target: DialTarget): Promise<void> {
    if (this.isBusy) return
    this.#current = { key, dialRequestId: '', callId: '', isRecording: false }
    this.#show(key, { step: 'requesting' })
    try {
      const request = await this.client.dial(target)
      this.#current = {
        key,
        dialRequestId: request.dialRequestId,
        callId: request.callId,
        isRecording: false,
      }
      this.#show(key, { step: 'waiting', dialRequestId: request.dialRequestId })
      await this.#catchUp()
    } catch (error) {
      this.#current = undefined
      this.#show(key, refusalOf(error))
    }
  }

  async cancel(): Promise<void> {
    if (this.#current === undefined || this.#current.dialRequestId === '') return
    try {
      await this.client.cancel(this.#current.dialRequestId)
    } catch (error) {
      /* Already over: the event that says so is on its way. */
      if (!(error instanceof SmartymProblem)) throw error
    }
  }

  async recordDisposition(key: string, callId: string, code: string, note: string): Promise<void> {
    await this.client.recordDisposition(callId, code, note)
    this.#show(key, { step: 'saved', callId, code, isElsewhere: false })
  }

  /** The company's codes, asked once a page. */
  dispositions(): Promise<Disposition[]> {
    this.#dispositions ??= this.client.listDispositions().catch((error: unknown) => {
      this.#dispositions = undefined
      throw error
    })
    return this.#dispositions
  }

  reset(key: string): void {
    this.#show(key, { step: 'idle' })
  }

  async #token(): Promise<string> {
    const now = this.#options.now?.() ?? Date.now()
    if (this.#held === undefined || Date.parse(this.#held.expiresAt) - tokenMarginMs < now)
      this.#held = await this.#options.token()
    return this.#held.token
  }

  #watch(): void {
    if (this.#watching !== undefined) return
    const watching = new AbortController()
    this.#watching = watching
    const opened = (isConnected: boolean) => {
      if (isConnected) void this.#catchUp().catch(() => undefined)
    }
    const again = () => {
      if (this.#watching === watching) this.#watching = undefined
      this.#held = undefined
    }
    void this.client.watch((event) => this.#take(event), watching.signal, opened).then(again, again)
  }

  #stopWatching(): void {
    this.#watching?.abort()
    this.#watching = undefined
  }

  /* What happened between the request and the stream's opening, or while the line was down. */
  async #catchUp(): Promise<void> {
    const current = this.#current
    if (current === undefined || current.dialRequestId === '') return
    const request = await this.client.getDialRequest(current.dialRequestId)
    if (this.#current !== current) return
    if (request.endedAt !== null) return this.#end(request.outcome ?? 'unknown')
    if (request.phase === 'dialing' || request.phase === 'ringing')
      this.#show(current.key, { step: request.phase, dialRequestId: current.dialRequestId })
  }

  #take(event: SmartymEvent): void {
    if (event.kind === 'call.disposition_recorded') return this.#learnDisposition(event.data)
    const current = this.#current
    if (current === undefined) return
    const { data } = event
    if (data.dialRequestId !== current.dialRequestId && data.callId !== current.callId) return
    if (event.kind === 'recording.changed') return this.#markRecording(data.recordingState === 'recording')
    if (data.endedAt != null || data.phase === 'ended') return this.#end(data.outcome ?? 'unknown')
    const { key, dialRequestId } = current
    if (data.phase === 'dialing' || data.phase === 'ringing')
      return this.#show(key, { step: data.phase, dialRequestId })
    if (data.phase === 'connected') this.#connect(data.connectedAt ?? event.at)
  }

  #connect(connectedAt: string): void {
    const { key, dialRequestId, isRecording } = this.#current!
    if (this.#views.get(key)?.step === 'connected') return
    this.#show(key, { step: 'connected', dialRequestId, connectedAt, isRecording })
  }

  /* The agent answered on the phone: the button that asks for it asks no more. */
  #learnDisposition({ callId, dispositionCode: code }: SmartymEvent['data']): void {
    if (callId === undefined || code === undefined) return
    for (const [key, view] of this.#views) {
      const isAboutIt = (view.step === 'ended' || view.step === 'saved') && view.callId === callId
      if (isAboutIt && !(view.step === 'saved' && view.code === code))
        this.#show(key, { step: 'saved', callId, code, isElsewhere: true })
    }
  }

  /* The recording may begin before or after the customer answers. */
  #markRecording(isRecording: boolean): void {
    const current = this.#current!
    current.isRecording = isRecording
    const view = this.#views.get(current.key)
    if (view?.step === 'connected') this.#show(current.key, { ...view, isRecording })
  }

  #end(outcome: string): void {
    const { key, dialRequestId, callId } = this.#current!
    this.#current = undefined
    this.#show(key, { step: 'ended', dialRequestId, callId, outcome })
  }

  #show(key: string, view: DialView): void {
    this.#views.set(key, view)
    for (const listener of this.#listeners.get(key) ?? []) listener(view)
    /* The others are drawn again, since busy has changed. */
    for (const [other, listeners] of this.#listeners) {
      if (other !== key)
        for (const listener of listeners) listener(this.#views.get(other) ?? { step: 'idle' })
    }
  }
}

function refusalOf(error: unknown): DialView {
  if (!(error instanceof SmartymProblem))
    return { step: 'refused', code: 'offline', title: '', reasonName: null, since: null, possibleAt: null }
  const reasonName = error.members['notReadyReasonName']
  const text = (name: string) => (typeof error.members[name] === 'string' ? error.members[name] : null)
  return {
    step: 'refused',
    code: error.code,
    title: error.message,
    reasonName: typeof reasonName === 'object' ? (reasonName as Record<string, string> | null) : null,
    since: text('since'),
    possibleAt: text('possibleAt'),
  }
}
