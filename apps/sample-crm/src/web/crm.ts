import './crm.css'
import { type DetailParts, fillDetail } from './crm-detail.ts'
import type { Customer, DispositionList, HistoryEntry, Settings } from './crm-types.ts'
import { crmWords } from './crm-words.ts'
import { element, maskNumber } from './elements.ts'
import { choosePageLanguage } from './page-language.ts'

const parameters = new URLSearchParams(location.search)
const language = choosePageLanguage(parameters.get('lang'), ...navigator.languages)
const words = crmWords(language)
const { word } = words
document.documentElement.lang = language
document.title = word('title')

async function get<T>(path: string): Promise<T> {
  const response = await fetch(path, { signal: AbortSignal.timeout(10_000) })
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return (await response.json()) as T
}

function dialButton(customer: Customer, { settings, employeeNumber }: DetailParts): HTMLElement {
  const button = document.createElement('smartym-dial-button')
  const attributes = {
    server: settings.smartymUrl,
    'token-url': `/smartym-token?agent=${encodeURIComponent(employeeNumber)}`,
    'phone-number': customer.phoneNumber,
    'customer-reference': customer.customerId,
    'customer-name': customer.name,
    purpose: customer.purpose,
    note: customer.note,
    language,
  }
  for (const [name, value] of Object.entries(attributes)) button.setAttribute(name, value)
  return button
}

/** The panel beside the list: one customer at a time, the one that was asked for last. */
function detailPanel(parts: DetailParts) {
  const panel = element('aside', { ariaLive: 'polite' }, element('p', { className: 'soft' }, word('choose')))
  let shown: Customer | undefined
  return {
    panel,
    async open(customer: Customer): Promise<void> {
      shown = customer
      for (const row of document.querySelectorAll<HTMLElement>('[data-customer]'))
        row.ariaCurrent = String(row.dataset['customer'] === customer.customerId)
      const entries = await get<HistoryEntry[]>(`/api/customers/${customer.customerId}/history`)
      if (shown === customer) fillDetail(panel, customer, entries, parts)
    },
  }
}

/* The outcome reaches the CRM's history by an event of its own, a moment after the button has it. */
const historyAfterMs = 1200

function customerRow(customer: Customer, parts: DetailParts, open: () => Promise<void>): HTMLElement {
  const show = () => void open()
  const name = element('button', { type: 'button', className: 'name', onclick: show }, customer.name)
  const row = element(
    'tr',
    {},
    element('td', { className: 'who' }, name, element('small', {}, customer.grade)),
    element('td', { className: 'figure' }, maskNumber(customer.phoneNumber)),
    element(
      'td',
      { className: 'why' },
      element('span', { className: `tag ${customer.purpose}` }, word(customer.purpose)),
      element('span', {}, customer.note),
    ),
    element('td', { className: 'call' }, dialButton(customer, parts)),
  )
  row.dataset['customer'] = customer.customerId
  row.addEventListener('smartym-view', (event) => {
    const { step, callId } = (event as CustomEvent<{ step: string; callId?: string }>).detail
    row.dataset['step'] = step
    if (step === 'requesting' || step === 'refused') show()
    if (step === 'ended' || step === 'saved') setTimeout(show, historyAfterMs)
    if (step === 'requesting' || step === 'ended') row.scrollIntoView({ block: 'nearest' })
    /* A page that shows this one in a frame beside the phone may want to know; it learns no customer. */
    const told = { smartymDialStep: step, ...(callId !== undefined && { callId }) }
    if (window.parent !== window) window.parent.postMessage(told, parts.settings.smartymUrl)
  })
  return row
}

function customersTable(rows: readonly HTMLElement[]): HTMLElement {
  const heads = (['name', 'number', 'purpose', 'call'] as const).map((key) =>
    element('th', { scope: 'col' }, word(key)),
  )
  return element(
    'table',
    { ariaLabel: word('customers') },
    element('thead', {}, element('tr', {}, ...heads)),
    element('tbody', {}, ...rows),
  )
}

async function start(): Promise<void> {
  const [settings, { items: dispositions }, customers] = await Promise.all([
    get<Settings>('/api/settings'),
    get<DispositionList>('/api/dispositions'),
    get<Customer[]>('/api/customers'),
  ])
  const agent =
    settings.agents.find((each) => each.employeeNumber === parameters.get('agent')) ?? settings.agents[0]
  if (agent === undefined) throw new Error('the sample CRM has no agents')
  const choice = element('select', {
    ariaLabel: word('agent'),
    onchange: () => location.assign(`?agent=${choice.value}&lang=${language}`),
  })
  for (const each of settings.agents)
    choice.append(new Option(each.name, each.employeeNumber, false, each === agent))
  const parts = { settings, dispositions, employeeNumber: agent.employeeNumber, language, words }
  const detail = detailPanel(parts)
  const rows = customers.map((customer) => customerRow(customer, parts, () => detail.open(customer)))
  /* In the cockpit the agent is chosen beside the phone, for both. */
  const own = window.parent === window ? [element('label', {}, `${word('agent')} `, choice)] : []
  document.body.replaceChildren(
    element(
      'header',
      {},
      element('h1', {}, word('title')),
      element('span', { className: 'soft' }, word('toy')),
      ...own,
    ),
    element('main', {}, element('section', {}, customersTable(rows)), detail.panel),
  )
  const [first] = customers
  if (first !== undefined) await detail.open(first)
}

start().catch(() => {
  document.body.replaceChildren(element('main', {}, element('p', { className: 'problem' }, word('failed'))))
})
