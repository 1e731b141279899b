import { isPhraseKey, phrase, type PhraseKey, type PhraseParams } from '@smartym/phrases'
import type { Language } from '../http/index.ts'

/** Says a phrase in the reader's language. */
export type Say = (key: PhraseKey, params?: PhraseParams) => string

export function sayIn(language: Language): Say {
  return (key, params) => phrase(language, key, params)
}

/** A word of a list that grows with the code; one without a phrase is shown as it is kept. */
export function wordOf(say: Say, key: string, word: string): string {
  return isPhraseKey(key) ? say(key) : word
}

/** A length as a number of seconds that a spreadsheet can add up. */
export function secondsOf(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms / 1000)
}
