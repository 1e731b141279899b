import type { cockpitWords } from './cockpit-words.ts'
import { element } from './elements.ts'

const steps = [1, 2, 3, 4, 5] as const
export type CockpitStep = (typeof steps)[number]

export interface StepGuide {
  readonly element: HTMLElement
  complete(step: CockpitStep): void
  /** The call that was made here, which the fourth step is about. */
  setCall(callId: string): void
}

/** The guide on top: what has been done is ticked, what comes next stands out and is said in a sentence. */
export function stepGuide(
  word: ReturnType<typeof cockpitWords>,
  openCall: (callId: string) => void,
): StepGuide {
  const done = new Set<CockpitStep>()
  let callId: string | undefined
  const items = new Map(
    steps.map((step) => {
      const mark = element('span', { className: 'mark' }, String(step))
      return [step, { mark, item: element('li', {}, mark, word(`step${step}`)) }]
    }),
  )
  const open = element('button', { type: 'button', hidden: true }, word('openCall'))
  open.onclick = () => {
    if (callId !== undefined) openCall(callId)
  }
  const text = element('span', {})
  const hint = element('p', { className: 'hint', ariaLive: 'polite' }, text, open)

  function show(): void {
    const next = steps.find((step) => !done.has(step))
    for (const [step, { item, mark }] of items) {
      item.dataset['state'] = done.has(step) ? 'done' : step === next ? 'next' : 'later'
      item.ariaCurrent = step === next ? 'step' : null
      if (!done.has(step)) continue
      mark.textContent = '✓'
      mark.role = 'img'
      mark.ariaLabel = word('done')
    }
    text.textContent = word(next === undefined ? 'hintDone' : `hint${next}`)
    open.hidden = callId === undefined || next !== 4
  }

  show()
  const list = element('ol', { ariaLabel: word('guide') }, ...[...items.values()].map(({ item }) => item))
  return {
    element: element('nav', {}, list, hint),
    complete(step) {
      if (done.has(step)) return
      done.add(step)
      show()
    },
    setCall(made) {
      callId = made
      show()
    },
  }
}

/** What the CRM's page tells of its dial buttons; see `crm.ts`. */
interface DialStepMessage {
  readonly smartymDialStep: string
  readonly callId?: string
}

const stepsOfDialing: Readonly<Record<string, CockpitStep>> = {
  waiting: 1,
  connected: 2,
  saved: 3,
}

function isDialStep(data: unknown): data is DialStepMessage {
  return typeof data === 'object' && data !== null && 'smartymDialStep' in data
}

const lookEveryMs = 1000

/** Watches what really happens in the frames: the CRM tells its dialling, the console's address and requests tell the rest. */
export function watchSteps(
  frames: { crm: HTMLIFrameElement; console: HTMLIFrameElement },
  crmOrigin: string,
  guide: StepGuide,
): void {
  addEventListener('message', ({ origin, source, data }) => {
    if (origin !== crmOrigin || source !== frames.crm.contentWindow || !isDialStep(data)) return
    const step = stepsOfDialing[data.smartymDialStep]
    if (step !== undefined) guide.complete(step)
    if (data.callId !== undefined) guide.setCall(data.callId)
  })
  setInterval(() => {
    const shown = frames.console.contentWindow
    if (shown === null) return
    if (shown.location.pathname.startsWith('/calls/')) guide.complete(4)
    const requests = shown.performance.getEntriesByType('resource')
    if (requests.some(({ name }) => name.endsWith('/listen-grants'))) guide.complete(5)
  }, lookEveryMs)
}
