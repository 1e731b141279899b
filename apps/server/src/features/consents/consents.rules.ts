import type { ConsentStanding, ConsentTextState, ConsentWords } from '@smartym/contract'
import type { ConsentRow } from './consents.table.ts'

/** What is done to a text. */
export type ConsentTextAct = 'publish' | 'supersede' | 'retire'

/* Every way from one state to another; what is not here does not happen. `consents.states.md` draws it. */
const transitions: Readonly<Record<ConsentTextState, Partial<Record<ConsentTextAct, ConsentTextState>>>> = {
  draft: { publish: 'published' },
  published: { supersede: 'superseded', retire: 'retired' },
  superseded: {},
  retired: {},
}

/** The state after an act; undefined when it cannot be done to a text in this state. */
export function textStateAfter(state: ConsentTextState, act: ConsentTextAct): ConsentTextState | undefined {
  return transitions[state][act]
}

/** Languages in which title or body are still missing. */
export function missingLanguages(title: ConsentWords, body: ConsentWords): (keyof ConsentWords)[] {
  const languages: (keyof ConsentWords)[] = ['ko', 'en', 'ja', 'zh']
  return languages.filter((language) => title[language].trim() === '' || body[language].trim() === '')
}

/** What people agree to, byte by byte: of this the digest is kept with each consent. */
export function agreedBytes(text: {
  readonly kind: string
  readonly version: number
  readonly title: ConsentWords
  readonly body: ConsentWords
}): Buffer {
  const words = ({ ko, en, ja, zh }: ConsentWords): string[] => [ko, en, ja, zh]
  return Buffer.from(JSON.stringify([text.kind, text.version, words(text.title), words(text.body)]))
}

/** Where a person stands, from the row or the lack of one. */
export function standingOf(row: Pick<ConsentRow, 'withdrawn_at'> | undefined): ConsentStanding {
  if (row === undefined) return 'missing'
  return row.withdrawn_at === null ? 'given' : 'withdrawn'
}
