import './cockpit.css'
import { stepGuide, watchSteps } from './cockpit-steps.ts'
import { type CockpitWord, cockpitWords } from './cockpit-words.ts'
import { element } from './elements.ts'
import { fitPhone } from './fit-phone.ts'

type PersonaKey = 'agent' | 'manager_a' | 'manager_b' | 'administrator' | 'auditor'
interface Persona {
  key: PersonaKey
  name: string
  loginId: string
  password: string
}
interface Config {
  consoleUrl: string
  crmUrl: string
  handsets: { employeeNumber: string; name: string; url: string }[]
  personas: Persona[]
  missingTools: string[]
}

const language =
  new URLSearchParams(location.search).get('lang') ?? (navigator.language.startsWith('ko') ? 'ko' : 'en')
const word = cockpitWords(language)
document.documentElement.lang = language
document.title = word('title')

async function signIn(persona: Persona): Promise<boolean> {
  const response = await fetch('/api/v1/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ loginId: persona.loginId, password: persona.password }),
    signal: AbortSignal.timeout(10_000),
  })
  return response.ok
}

function pane(title: CockpitWord, frame: HTMLIFrameElement, ...tools: Node[]): HTMLElement {
  frame.title = word(title)
  const room = element('div', { className: 'room' }, frame)
  return element('section', { className: title }, element('h2', {}, word(title), ...tools), room)
}

/** Gives one pane the room of its neighbour, where there is too little for both. */
function enlargeButton(of: 'crm' | 'console'): HTMLButtonElement {
  const button = element(
    'button',
    { type: 'button', className: 'enlarge', ariaPressed: 'false' },
    word('enlarge'),
  )
  button.onclick = () => {
    const isLarge = document.body.dataset['large'] === of
    for (const each of document.querySelectorAll<HTMLButtonElement>('.enlarge')) {
      each.ariaPressed = 'false'
      each.textContent = word('enlarge')
    }
    if (isLarge) delete document.body.dataset['large']
    else {
      document.body.dataset['large'] = of
      button.ariaPressed = 'true'
      button.textContent = word('shrink')
    }
  }
  return button
}

function truthDialog(config: Config): HTMLDialogElement {
  const dialog = element('dialog', {}, element('h2', {}, word('real')))
  for (const [head, text] of [
    ['realHead', 'realText'],
    ['mockHead', 'mockText'],
  ] as const) {
    dialog.append(element('h3', {}, word(head)), element('p', {}, word(text)))
  }
  if (config.missingTools.length > 0) {
    dialog.append(
      element('p', { className: 'warn' }, word('missing').replace('{tools}', config.missingTools.join(', '))),
    )
  }
  dialog.append(element('button', { type: 'button', onclick: () => dialog.close() }, word('close')))
  return dialog
}

function personaSwitch(config: Config, frame: HTMLIFrameElement): HTMLElement {
  const group = element('div', { className: 'personas', role: 'group', ariaLabel: word('persona') })
  const choose = async (persona: Persona, button: HTMLButtonElement) => {
    for (const each of group.querySelectorAll('button')) each.ariaPressed = 'false'
    if (await signIn(persona)) {
      button.ariaPressed = 'true'
      frame.src = config.consoleUrl
    } else button.title = word('failed')
  }
  for (const persona of config.personas) {
    const button = element(
      'button',
      { type: 'button', title: persona.name, ariaPressed: 'false' },
      word(persona.key),
    )
    button.dataset['persona'] = persona.key
    button.onclick = () => void choose(persona, button)
    group.append(button)
  }
  return group
}

async function start(): Promise<void> {
  const response = await fetch('config.json', { signal: AbortSignal.timeout(10_000) })
  const config = (await response.json()) as Config
  const crm = element('iframe', { name: 'crm' })
  const phone = element('iframe', { name: 'phone' })
  const consoleFrame = element('iframe', { name: 'console', src: config.consoleUrl })
  const agents = element('select', { ariaLabel: word('agent') })
  const choose = () => {
    const handset = config.handsets.find((each) => each.employeeNumber === agents.value)
    if (handset === undefined) return
    phone.src = handset.url
    crm.src = `${config.crmUrl}?agent=${encodeURIComponent(handset.employeeNumber)}&lang=${language}`
  }
  for (const each of config.handsets) agents.append(new Option(each.name, each.employeeNumber))
  agents.onchange = choose
  choose()
  const dialog = truthDialog(config)
  const guide = stepGuide(word)
  watchSteps({ crm, console: consoleFrame }, new URL(config.crmUrl, location.href).origin, guide.complete)
  document.body.replaceChildren(
    element(
      'header',
      {},
      element('h1', {}, word('title')),
      guide.list,
      element('button', { type: 'button', onclick: () => dialog.showModal() }, word('real')),
    ),
    element(
      'main',
      {},
      pane('crm', crm, enlargeButton('crm')),
      pane('phone', phone, agents),
      pane('console', consoleFrame, personaSwitch(config, consoleFrame), enlargeButton('console')),
    ),
    dialog,
  )
  if (phone.parentElement !== null) fitPhone(phone, phone.parentElement)
  const first = document.querySelector<HTMLButtonElement>('[data-persona="manager_a"]')
  first?.click()
}

void start()
