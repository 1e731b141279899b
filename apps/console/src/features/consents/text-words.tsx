import { useState } from 'react'
import { Segmented } from 'antd'
import type { ConsentTextDetail, ConsentWords } from '@smartym/contract'
import { useLanguage, useTranslate } from '../../platform/language.ts'
import { Panel } from '../../ui/panel.tsx'
import styles from './consents.module.css'

export type WordLanguage = keyof ConsentWords

export const languageNames: Readonly<Record<WordLanguage, string>> = {
  ko: '한국어',
  en: 'English',
  ja: '日本語',
  zh: '中文',
}

/** Which of the four languages is looked at. */
export function LanguageChoice(props: {
  readonly value: WordLanguage
  readonly onChange: (language: WordLanguage) => void
}) {
  const t = useTranslate()
  return (
    <Segmented<WordLanguage>
      aria-label={t('console.consents.language')}
      value={props.value}
      onChange={props.onChange}
      options={(Object.keys(languageNames) as WordLanguage[]).map((value) => ({
        value,
        label: <span lang={value}>{languageNames[value]}</span>,
      }))}
    />
  )
}

/** What was published, to be read. */
export function TextWords({ text }: { readonly text: ConsentTextDetail }) {
  const t = useTranslate()
  const [language, setLanguage] = useState<WordLanguage>(useLanguage())
  return (
    <Panel
      title={text.title[language] || t('console.consents.body')}
      extra={<LanguageChoice value={language} onChange={setLanguage} />}
    >
      <div className={styles.words} lang={language}>
        {text.body[language]}
      </div>
      <p className="quiet">{t('console.consents.lock_note')}</p>
    </Panel>
  )
}
