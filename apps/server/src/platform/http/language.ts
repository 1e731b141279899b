export const languages = ['ko', 'en', 'ja', 'zh'] as const
export type Language = (typeof languages)[number]

/** Turns an error code into a sentence: `phrase('dialing.agent_in_call', 'ko', params)`. */
export type Phrase = (code: string, language: Language, params: Readonly<Record<string, unknown>>) => string

const defaultLanguage: Language = 'ko'

function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text)
}

/** The first language of an `Accept-Language` header, by its weights, that we speak; Korean otherwise. */
export function chooseLanguage(acceptLanguage: string | undefined): Language {
  if (acceptLanguage === undefined || acceptLanguage === '') return defaultLanguage
  let best: Language = defaultLanguage
  let bestWeight = 0
  for (const part of acceptLanguage.slice(0, 200).split(',')) {
    const [range = '', quality] = part.trim().split(';q=')
    const weight = quality === undefined ? 1 : Number(quality)
    const language = range.toLowerCase().split('-', 1)[0] ?? ''
    if (isLanguage(language) && weight > bestWeight) {
      best = language
      bestWeight = weight
    }
  }
  return best
}
