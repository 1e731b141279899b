import { useMemo } from 'react'
import type { Language } from '@smartym/contract'
import { chooseLanguage, phrase, type PhraseKey, type PhraseParams } from '@smartym/phrases'
import { currentPreferences, usePreferences } from './preferences.ts'

/** What a page writes with: `t('console.save')`. */
export type Translate = (key: PhraseKey, params?: PhraseParams) => string

/** The language that was chosen, else the browser's first that we speak. */
export function chosenLanguage(): Language {
  return currentPreferences().language ?? chooseLanguage(navigator.languages)
}

/** A phrase in the language of the moment, outside of components. */
export function translate(key: PhraseKey, params?: PhraseParams): string {
  return phrase(chosenLanguage(), key, params)
}

/** The page's language, followed. */
export function useLanguage(): Language {
  return usePreferences().language ?? chooseLanguage(navigator.languages)
}

/** Writes in the page's language. */
export function useTranslate(): Translate {
  const language = useLanguage()
  return useMemo<Translate>(() => (key, params) => phrase(language, key, params), [language])
}
