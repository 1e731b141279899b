import { type crmWords } from './crm-words.ts'
import type { Customer, DispositionList, HistoryEntry, Settings } from './crm-types.ts'
import { element } from './elements.ts'

type Words = ReturnType<typeof crmWords>

export interface DetailParts {
  readonly settings: Settings
  readonly dispositions: DispositionList['items']
  readonly employeeNumber: string
  readonly language: string
  readonly words: Words
}

function curlOf(customer: Customer, { settings, employeeNumber }: DetailParts): string {
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
    `  -H "authorization: Bearer $SMARTYM_API_KEY"`,
    `  -H "idempotency-key: $(uuidgen)"`,
    `  -H 'content-type: application/json'`,
    `  -d '${body}'`,
  ].join(' \\\n')
}

function apiCall(customer: Customer, parts: DetailParts): HTMLElement {
  const { word } = parts.words
  const curl = curlOf(customer, parts)
  const copy = element('button', { type: 'button', className: 'copy' }, word('copy'))
  copy.onclick = () => {
    void navigator.clipboard.writeText(curl).then(() => {
      copy.textContent = word('copied')
    })
  }
  return element(
    'details',
    {},
    element('summary', {}, word('showApi')),
    element('p', { className: 'soft' }, word('apiHelp')),
    element('pre', { tabIndex: 0 }, curl),
    copy,
  )
}

function entryItem(entry: HistoryEntry, { dispositions, language, words }: DetailParts): HTMLElement {
  const at = new Date(entry.at).toLocaleString(language, {
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  })
  const result = element('b', { className: `outcome ${entry.outcome}` }, words.outcome(entry.outcome))
  const disposition = dispositions.find(({ code }) => code === entry.dispositionCode)?.name[language]
  const said = [disposition, entry.note].filter((each) => each != null).join(' · ')
  return element(
    'li',
    {},
    element('span', { className: 'soft' }, `${at} · ${entry.agentName}`),
    element('span', {}, result, said === '' ? '' : ` ${said}`),
  )
}

/** A customer: why to call, what came of calls before, and how a program asks for the call. */
export function fillDetail(
  panel: HTMLElement,
  customer: Customer,
  entries: readonly HistoryEntry[],
  parts: DetailParts,
): void {
  const { word } = parts.words
  const wasOpen = panel.querySelector('details')?.open ?? false
  const call = apiCall(customer, parts)
  if (wasOpen) call.setAttribute('open', '')
  panel.replaceChildren(
    element(
      'h2',
      {},
      `${customer.name} `,
      element('small', {}, `${customer.customerId} · ${customer.grade}`),
    ),
    element('p', {}, `${word(customer.purpose)} · ${customer.note}`),
    element('h3', {}, word('history')),
    entries.length === 0
      ? element('p', { className: 'soft' }, word('noHistory'))
      : element('ol', {}, ...entries.map((entry) => entryItem(entry, parts))),
    call,
  )
}
