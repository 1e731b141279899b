import { cockpitTruth } from './cockpit-truth-words.ts'
import type { CockpitWord } from './cockpit-words.ts'
import { element } from './elements.ts'
import type { PageLanguage } from './page-language.ts'

/** What is real and what is simulated, part by part, and what this computer lacks. */
export function truthDialog(
  language: PageLanguage,
  word: (key: CockpitWord) => string,
  missingTools: readonly string[],
): HTMLDialogElement {
  const { heads, parts, nothing } = cockpitTruth(language)
  const title = element('h2', { id: 'truth' }, word('real'))
  const cell = (text: string) =>
    text === '' ? element('td', { className: 'nothing' }, nothing) : element('td', {}, text)
  const rows = parts.map(([part, real, simulated]) =>
    element('tr', {}, element('th', { scope: 'row' }, part), cell(real), cell(simulated)),
  )
  const dialog = element(
    'dialog',
    {},
    title,
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
      element('tbody', {}, ...rows),
    ),
  )
  dialog.setAttribute('aria-labelledby', title.id)
  if (missingTools.length > 0)
    dialog.append(
      element('p', { className: 'warn' }, word('missing').replace('{tools}', missingTools.join(', '))),
    )
  dialog.append(element('button', { type: 'button', onclick: () => dialog.close() }, word('close')))
  return dialog
}
