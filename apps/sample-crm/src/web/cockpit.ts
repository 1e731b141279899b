import './cockpit.css'
import { type Persona, personaSwitch } from './cockpit-personas.ts'
import { stepGuide, watchSteps } from './cockpit-steps.ts'
import { truthDialog } from './cockpit-truth.ts'
import { cockpitWords } from './cockpit-words.ts'
import { element } from './elements.ts'
import { fitPhone } from './fit-phone.ts'
import { choosePageLanguage, languageNames, pageLanguages } from './page-language.ts'

interface Config {
  consoleUrl: string
  crmUrl: string
  handsets: { employeeNumber: string; name: string; url: string }[]
  personas: Persona[]
  missingTools: string[]
}

/* The console's own choices; it stands on this origin and is to speak as the cockpit does. */
const preferencesKey = 'smartym.preferences'
const preferences = JSON.parse(localStorage.getItem(preferencesKey) ?? '{}') as { language?: string | null }
const wished = new URLSearchParams(location.search).get('lang')
const language = choosePageLanguage(wished, preferences.language, ...navigator.languages)
if (wished !== null) localStorage.setItem(preferencesKey, JSON.stringify({ ...preferences, language }))
const word = cockpitWords(language)
document.documentElement.lang = language
document.title = word('title')

type PaneName = 'crm' | 'phone' | 'console'

function pane(name: PaneName, frame: HTMLIFrameElement, ...tools: Node[]): HTMLElement {
  frame.title = word(name)
  const room = element('div', { className: 'room' }, frame)
  return element('section', { className: name }, element('h2', {}, word(name), ...tools), room)
}

/** Gives the console the room of the CRM, where there is too little for both. */
function enlargeButton(): HTMLButtonElement {
  const button = element('button', { type: 'button', className: 'enlarge', ariaPressed: 'false' })
  const show = (isLarge: boolean) => {
    document.body.classList.toggle('large', isLarge)
    button.ariaPressed = String(isLarge)
    button.textContent = word(isLarge ? 'shrink' : 'enlarge')
  }
  button.onclick = () => show(!document.body.classList.contains('large'))
  show(false)
  return button
}

function languageSelect(): HTMLSelectElement {
  const select = element('select', { ariaLabel: word('language') })
  for (const each of pageLanguages)
    select.append(new Option(languageNames[each], each, false, each === language))
  select.onchange = () => location.assign(`?lang=${select.value}`)
  return select
}

/** Whose phone and CRM are shown. */
function agentSelect(config: Config, frames: Record<PaneName, HTMLIFrameElement>): HTMLSelectElement {
  const select = element('select', { ariaLabel: word('agent') })
  for (const each of config.handsets) select.append(new Option(each.name, each.employeeNumber))
  const choose = () => {
    const handset = config.handsets.find((each) => each.employeeNumber === select.value)
    if (handset === undefined) return
    frames.phone.src = `${handset.url}?lang=${language}`
    frames.crm.src = `${config.crmUrl}?agent=${encodeURIComponent(handset.employeeNumber)}&lang=${language}`
  }
  select.onchange = choose
  choose()
  return select
}

function show(config: Config): void {
  const frame = (name: PaneName) => element('iframe', { name })
  const frames = { crm: frame('crm'), phone: frame('phone'), console: frame('console') }
  const agents = agentSelect(config, frames)
  const dialog = truthDialog(language, word, config.missingTools)
  const people = personaSwitch(
    config.personas,
    { frame: frames.console, consoleUrl: config.consoleUrl },
    word,
  )
  const guide = stepGuide(word, (callId) => void people.choose('manager_a', `/calls/${callId}`))
  watchSteps(frames, new URL(config.crmUrl, location.href).origin, guide)
  const truth = element('button', { type: 'button', onclick: () => dialog.showModal() }, word('real'))
  document.body.replaceChildren(
    element(
      'header',
      {},
      element('h1', {}, word('title')),
      guide.element,
      element('div', { className: 'tools' }, truth, languageSelect()),
    ),
    element(
      'main',
      {},
      pane('crm', frames.crm),
      pane('phone', frames.phone, agents),
      pane('console', frames.console, people.element, enlargeButton()),
    ),
    dialog,
  )
  if (frames.phone.parentElement !== null) fitPhone(frames.phone, frames.phone.parentElement)
  void people.choose('manager_a')
}

try {
  const response = await fetch('config.json', { signal: AbortSignal.timeout(10_000) })
  show((await response.json()) as Config)
} catch {
  document.body.replaceChildren(element('p', { className: 'warn unreachable' }, word('unreachable')))
}
