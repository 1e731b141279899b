import { Fragment, useState } from 'react'
import { Button, Input } from 'antd'
import { consoleManual, type ConsoleChapter } from '@smartym/phrases/manual/console'
import { useLanguage, useTranslate } from '../../platform/language.ts'
import { useShownShortcuts } from '../../platform/shortcuts.ts'
import { Key } from '../texts.tsx'
import { ManualText } from './manual-text.tsx'
import styles from './manual.module.css'

/** The keys that work on the page behind it. */
function PageKeys() {
  const t = useTranslate()
  const shortcuts = useShownShortcuts()
  if (shortcuts.length === 0) return null
  return (
    <section>
      <h3>{t('console.key.help')}</h3>
      <dl className={styles.keys}>
        {shortcuts.map(({ keys, label, phrase }) => (
          <Fragment key={keys}>
            <dt>
              <Key label={label} />
            </dt>
            <dd>{t(phrase)}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}

interface ContentsProps {
  readonly question: string
  readonly onChapter: (chapter: ConsoleChapter) => void
}

function Contents({ question, onChapter }: ContentsProps) {
  const t = useTranslate()
  const found = consoleManual.search(useLanguage(), question)
  return (
    <nav aria-label={t('console.manual.contents')} className={styles.contents}>
      <output className="quiet">
        {found.length === 0
          ? t('console.manual.none_found')
          : t('console.manual.found', { count: found.length })}
      </output>
      <ul>
        {found.map(({ id, title, excerpt }) => (
          <li key={id}>
            <button type="button" onClick={() => onChapter(id)}>
              {title}
            </button>
            {question.trim() !== '' && <p className="quiet">{excerpt}</p>}
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The manual, open at the chapter of the page behind it: read, followed from chapter to chapter, searched (DIS-3). */
export function ManualPanel({ chapter }: { readonly chapter: ConsoleChapter }) {
  const t = useTranslate()
  const language = useLanguage()
  const [question, setQuestion] = useState('')
  /* Null is the list of all chapters. */
  const [read, setRead] = useState<ConsoleChapter | null>(chapter)
  const open = (id: string): void => {
    if (!consoleManual.isChapter(id)) return
    setRead(id)
    setQuestion('')
  }
  const isSearching = question.trim() !== '' || read === null
  return (
    <div className={styles.manual} lang={language}>
      <Input.Search
        allowClear
        value={question}
        placeholder={t('console.manual.search')}
        aria-label={t('console.manual.search')}
        onChange={({ target }) => setQuestion(target.value)}
      />
      {isSearching ? (
        <Contents question={question} onChapter={open} />
      ) : (
        <article>
          <h2>{consoleManual.title(language, read)}</h2>
          <ManualText blocks={consoleManual.blocks(language, read)} onChapter={open} />
        </article>
      )}
      <div className={styles.ways}>
        {read !== null && <Button onClick={() => setRead(null)}>{t('console.manual.contents')}</Button>}
        {(isSearching || read !== chapter) && (
          <Button onClick={() => open(chapter)}>{t('console.manual.this_page')}</Button>
        )}
      </div>
      <PageKeys />
    </div>
  )
}
