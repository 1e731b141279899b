import { type ImportColumn, importColumns, type Role } from '@smartym/contract'
import { importColumnPhrases, type PhraseKey, phrase, phraseLanguages } from '@smartym/phrases'

export const requiredColumns: readonly ImportColumn[] = ['loginId', 'name', 'orgUnit']

/** Words are told apart as people do: no case, no spaces, no signs; one way to write a letter. */
function wordKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*_.()-]/g, '')
}

function inEveryLanguage<Word extends string>(
  words: readonly Word[],
  phraseOf: (word: Word) => PhraseKey,
): ReadonlyMap<string, Word> {
  const pairs = words.flatMap((word): [string, Word][] => [
    [wordKey(word), word],
    ...phraseLanguages.map((language): [string, Word] => [wordKey(phrase(language, phraseOf(word))), word]),
  ])
  return new Map(pairs)
}

const columnsByHeading = inEveryLanguage(importColumns, (column) => importColumnPhrases[column])
const rolesByWord = inEveryLanguage(
  ['agent', 'team_manager', 'manager', 'administrator', 'auditor'] as const,
  (role) => `console.role.${role}`,
)

/** A role by its name in any language, or by its word in the API. */
export function roleOfWord(text: string): Role | undefined {
  return rolesByWord.get(wordKey(text))
}

/** Which column stands where, in any language; a second one of the same name counts as unknown. */
export function readHeading(cells: readonly string[]): {
  readonly places: ReadonlyMap<ImportColumn, number>
  readonly ignored: readonly string[]
} {
  const places = new Map<ImportColumn, number>()
  const ignored: string[] = []
  for (const [place, text] of cells.entries()) {
    const column = columnsByHeading.get(wordKey(text))
    if (column !== undefined && !places.has(column)) places.set(column, place)
    else if (text !== '') ignored.push(text)
  }
  return { places, ignored }
}
