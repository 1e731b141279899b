import './crm.css'
import { type CrmWord, crmWords } from './crm-words.ts'
import { element, maskNumber } from './elements.ts'

interface Customer {
  customerId: string
  name: string
  phoneNumber: string
  purpose: 'marketing' | 'collection' | 'service' | 'contract'
  note: string
  grade: string
}
interface Settings {
  smartymUrl: string
  agents: { employeeNumber: string; name: string }[]
}
interface HistoryEntry {
  at: string
  agentName: string
  outcome: string
  disposition: string | null
  note: string | null
}

const parameters = new URLSearchParams(location.search)
const language = parameters.get('lang') ?? (navigator.language.startsWith('ko') ? 'ko' : 'en')
const { word, outcome } = crmWords(language)
document.documentElement.lang = language
document.title = word('title')

async function get<T>(path: string): Promise<T> {
  const response = await fetch(path, { signal: AbortSignal.timeout(10_000) })
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return (await response.json()) as T
}

function curlOf(customer: Customer, settings: Settings, employeeNumber: string): string {
  const body = JSON.stringify({
    agent: { employeeNumber },
    phoneNumber: customer.phoneNumber,
    customerReference: customer.customerId,
    customerName: customer.name,
    purpose: customer.purpose,
    note: customer.note,
  })
  return [
    `curl -X POST ${settings.smartymUrl}/api/v1/dial-requests`,
    `  -H 'authorization: Bearer $SMARTYM_API_KEY'`,
    `  -H 'idempotency-key: '$(uuidgen)`,
    `  -H 'content-type: application/json'`,
    `  -d '${body}'`,
  ].join(' \\\n')
}

function dialButton(customer: Customer, settings: Settings, employeeNumber: string): HTMLElement {
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

async function showDetail(
  panel: HTMLElement,
  customer: Customer,
  settings: Settings,
  employeeNumber: string,
): Promise<void> {
  const entries = await get<HistoryEntry[]>(`/api/customers/${customer.customerId}/history`)
  const row = (entry: HistoryEntry) =>
    element(
      'tr',
      {},
      element('td', {}, new Date(entry.at).toLocaleString(language)),
      element('td', {}, entry.agentName),
      element('td', {}, outcome(entry.outcome)),
      element('td', {}, [entry.disposition, entry.note].filter((each) => each !== null).join(' · ')),
    )
  const heads = (['when', 'agent', 'outcome', 'disposition'] as const).map((key) =>
    element('th', {}, word(key)),
  )
  panel.replaceChildren(
    element('h2', {}, `${customer.name} `, element('small', {}, customer.customerId)),
    element('p', {}, `${word(customer.purpose)} · ${customer.note}`),
    element('h3', {}, word('history')),
    entries.length === 0
      ? element('p', { className: 'soft' }, word('noHistory'))
      : element(
          'table',
          {},
          element('thead', {}, element('tr', {}, ...heads)),
          element('tbody', {}, ...entries.map(row)),
        ),
    element(
      'details',
      {},
      element('summary', {}, word('showApi')),
      element('pre', {}, curlOf(customer, settings, employeeNumber)),
    ),
  )
}

function customerRow(
  customer: Customer,
  settings: Settings,
  employeeNumber: string,
  open: () => void,
): HTMLElement {
  const name = element('button', { type: 'button', className: 'name', onclick: open }, customer.name)
  const row = element(
    'tr',
    {},
    element('td', { className: 'who' }, name, element('small', {}, customer.grade)),
    element('td', { className: 'figure' }, maskNumber(customer.phoneNumber)),
    element(
      'td',
      { className: 'why' },
      element('span', { className: `tag ${customer.purpose}` }, word(customer.purpose)),
      ` ${customer.note}`,
    ),
    element('td', { className: 'call' }, dialButton(customer, settings, employeeNumber)),
  )
  row.dataset['customer'] = customer.customerId
  row.addEventListener('smartym-view', (event) => {
    const { step } = (event as CustomEvent<{ step: string }>).detail
    if (step === 'requesting' || step === 'ended' || step === 'saved') open()
    if (step === 'requesting' || step === 'ended') row.scrollIntoView({ block: 'nearest' })
    /* A page that shows this one in a frame beside the phone may want to know; it learns no customer. */
    if (window.parent !== window) window.parent.postMessage({ smartymDialStep: step }, settings.smartymUrl)
  })
  return row
}

async function start(): Promise<void> {
  const [settings, customers] = await Promise.all([
    get<Settings>('/api/settings'),
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
  const detail = element('aside', { ariaLive: 'polite' }, element('p', { className: 'soft' }, word('choose')))
  const heads: readonly CrmWord[] = ['name', 'number', 'purpose', 'call']
  const rows = customers.map((customer) =>
    customerRow(
      customer,
      settings,
      agent.employeeNumber,
      () => void showDetail(detail, customer, settings, agent.employeeNumber),
    ),
  )
  document.body.replaceChildren(
    element(
      'header',
      {},
      element('h1', {}, word('title')),
      element('span', { className: 'soft' }, word('toy')),
      element('label', {}, `${word('agent')} `, choice),
    ),
    element(
      'main',
      {},
      element(
        'section',
        {},
        element(
          'table',
          {},
          element('thead', {}, element('tr', {}, ...heads.map((key) => element('th', {}, word(key))))),
          element('tbody', {}, ...rows),
        ),
      ),
      detail,
    ),
  )
}

void start()
