import type { HandsetView } from '@smartym/handset-core/ports'
import { phraseLanguages } from '@smartym/phrases'
import type { ScreenProps } from './screen.ts'

/** Each language as it calls itself. */
const names = { ko: '한국어', en: 'English', ja: '日本語', zh: '中文' } as const

type Props = Pick<ScreenProps<HandsetView>, 'view' | 'send'> & { readonly class?: string }

/** A button a language; the one that is spoken is pressed. */
export function LanguageButtons({ view, send, class: className }: Props) {
  return (
    <>
      {phraseLanguages.map((language) => (
        <button
          key={language}
          class={className}
          type="button"
          lang={language}
          aria-pressed={view.language === language}
          onClick={() => send({ type: 'user.language_chosen', language })}
        >
          {names[language]}
        </button>
      ))}
    </>
  )
}
