export const pageLanguages = ['ko', 'en', 'ja', 'zh'] as const
export type PageLanguage = (typeof pageLanguages)[number]

export const languageNames: Readonly<Record<PageLanguage, string>> = {
  ko: '한국어',
  en: 'English',
  ja: '日本語',
  zh: '中文',
}

/** The first language of ours among the wished ones; Korean when none is. */
export function choosePageLanguage(...wished: readonly (string | null | undefined)[]): PageLanguage {
  for (const wish of wished) {
    const found = pageLanguages.find((language) => wish?.toLowerCase().startsWith(language))
    if (found !== undefined) return found
  }
  return 'ko'
}
