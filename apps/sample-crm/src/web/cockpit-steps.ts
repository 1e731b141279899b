import type { CockpitWord, cockpitWords } from './cockpit-words.ts'
import { element } from './elements.ts'

const steps = ['step1', 'step2', 'step3', 'step4', 'step5'] as const satisfies readonly CockpitWord[]
export type CockpitStep = (typeof steps)[number]

/** The guide on top: what has been done is ticked, what comes next stands out. */
export function stepGuide(word: ReturnType<typeof cockpitWords>): {
  list: HTMLOListElement
  complete: (step: CockpitStep) => void
} {
  const done = new Set<CockpitStep>()
  const items = new Map(
    steps.map((step, index) => {
      const mark = element('span', { className: 'mark' }, String(index + 1))
      return [step, { mark, item: element('li', {}, mark, word(step)) }]
    }),
  )

  function show(): void {
    const next = steps.find((step) => !done.has(step))
    for (const [step, { item, mark }] of items) {
      item.dataset['state'] = done.has(step) ? 'done' : step === next ? 'next' : 'later'
      if (done.has(step)) {
        mark.textContent = '✓'
        mark.ariaLabel = word('done')
      }
      item.ariaCurrent = step === next ? 'step' : null
    }
  }

  show()
  return {
    list: element('ol', {}, ...[...items.values()].map(({ item }) => item)),
    complete(step) {
      done.add(step)
      show()
    },
  }
}

/** What the CRM's page tells of its dial buttons; see `crm.ts`. */
interface DialStepMessage {
  readonly smartymDialStep: string
}

const stepsOfDialing: Readonly<Record<string, CockpitStep>> = {
  requesting: 'step1',
  connected: 'step2',
  saved: 'step3',
}

function isDialStep(data: unknown): data is DialStepMessage {
  return typeof data === 'object' && data !== null && 'smartymDialStep' in data
}

const lookEveryMs = 1000

/** Watches what really happens in the frames: the CRM tells its dialling, the console's address and requests tell the rest. */
export function watchSteps(
  frames: { crm: HTMLIFrameElement; console: HTMLIFrameElement },
  crmOrigin: string,
  complete: (step: CockpitStep) => void,
): void {
  addEventListener('message', ({ origin, source, data }) => {
    if (origin !== crmOrigin || source !== frames.crm.contentWindow || !isDialStep(data)) return
    const step = stepsOfDialing[data.smartymDialStep]
    if (step !== undefined) complete(step)
  })
  setInterval(() => {
    const shown = frames.console.contentWindow
    if (shown === null) return
    if (shown.location.pathname.startsWith('/calls/')) complete('step4')
    const requests = shown.performance.getEntriesByType('resource')
    if (requests.some(({ name }) => name.endsWith('/listen-grants'))) complete('step5')
  }, lookEveryMs)
}
