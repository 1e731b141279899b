import { en } from './en/index.ts'
import { ja } from './ja/index.ts'
import { ko, type PhraseKey } from './ko/index.ts'
import { zh } from './zh/index.ts'

export { importColumnPhrases } from './import-columns.ts'
export type { PhraseKey } from './ko/index.ts'

/** Languages of the product (DIS-7). */
export const phraseLanguages = ['ko', 'en', 'ja', 'zh'] as const
export type PhraseLanguage = (typeof phraseLanguages)[number]

/** What follows a prefix in the keys of phrases: a word that has a phrase in every language. */
export type PhraseKeyRest<Prefix extends string> = PhraseKey extends infer Key
  ? Key extends `${Prefix}${infer Rest}`
    ? Rest
    : never
  : never

/** Values for the `{param}` places of a phrase. */
export type PhraseParams = Readonly<Record<string, string | number>>

const catalogues: Readonly<Record<PhraseLanguage, Readonly<Record<PhraseKey, string>>>> = { ko, en, ja, zh }

/** The phrase of `key` in `language` with its `{param}` places filled; a place without a value stays as it is, so that it is seen. */
export function phrase(language: PhraseLanguage, key: PhraseKey, params: PhraseParams = {}): string {
  return catalogues[language][key].replace(/\{(\w+)\}/g, (place, name: string) =>
    String(params[name] ?? place),
  )
}

/** Is there such a phrase; for keys that come from outside. */
export function isPhraseKey(key: string): key is PhraseKey {
  return Object.hasOwn(ko, key)
}

/** Every word that follows a prefix in the keys: `wordsAfter('console.audit_kind.')` lists the kinds that have a phrase. */
export function wordsAfter<const Prefix extends string>(prefix: Prefix): readonly PhraseKeyRest<Prefix>[] {
  const keys = Object.keys(ko).filter((key) => key.startsWith(prefix))
  return keys.map((key) => key.slice(prefix.length) as PhraseKeyRest<Prefix>)
}

/** The first language of ours in an `Accept-Language` header or a browser's list; Korean when none is. */
export function chooseLanguage(preferred: string | readonly string[]): PhraseLanguage {
  const wanted = typeof preferred === 'string' ? preferred.split(',') : preferred
  for (const tag of wanted) {
    const primary = tag.trim().slice(0, 2).toLowerCase()
    const found = phraseLanguages.find((language) => language === primary)
    if (found) return found
  }
  return 'ko'
}
