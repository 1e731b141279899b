import type { PhraseLanguage } from '@smartym/phrases'
import type { ManualBlock, ManualSpan } from '@smartym/phrases/manual/markup'
import { type PhoneChapter, phoneManual } from '@smartym/phrases/manual/phone'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useBack } from './back.ts'
import type { Words } from './words.ts'

type Open = (chapter: string) => void

function Span({ span, open }: { readonly span: ManualSpan; readonly open: Open }) {
  const { kind, text, chapter } = span
  if (kind === 'strong') return <strong>{text}</strong>
  if (kind === 'code') return <code>{text}</code>
  if (chapter === undefined) return <>{text}</>
  return (
    <button class="link" type="button" onClick={() => open(chapter)}>
      {text}
    </button>
  )
}

function Block({ block, open }: { readonly block: ManualBlock; readonly open: Open }) {
  const lines = block.lines.map((line) => line.map((span, at) => <Span key={at} span={span} open={open} />))
  const items = lines.map((line, at) => <li key={at}>{line}</li>)
  if (block.kind === 'list') return <ul>{items}</ul>
  if (block.kind === 'steps') return <ol>{items}</ol>
  return block.kind === 'heading' ? <h2>{lines}</h2> : <p>{lines}</p>
}

interface ContentsProps {
  readonly language: PhraseLanguage
  readonly words: Words
  readonly question: string
  readonly open: Open
}

function Contents({ language, words, question, open }: ContentsProps) {
  const found = phoneManual.search(language, question)
  if (found.length === 0) return <output>{words('handset.manual.none_found')}</output>
  return (
    <ul class="contents">
      {found.map(({ id, title, excerpt }) => (
        <li key={id}>
          <button class="link" type="button" onClick={() => open(id)}>
            {title}
          </button>
          {question.trim() !== '' && <p class="help">{excerpt}</p>}
        </li>
      ))}
    </ul>
  )
}

export interface ManualScreenProps {
  readonly chapter: PhoneChapter
  readonly language: PhraseLanguage
  readonly words: Words
  readonly onClose: () => void
}

/** The manual over the screen that it explains: read, followed from chapter to chapter, searched, without a network (DIS-3). */
export function ManualScreen({ chapter, language, words, onClose }: ManualScreenProps) {
  const [question, setQuestion] = useState('')
  /* Null is the list of all chapters. */
  const [read, setRead] = useState<PhoneChapter | null>(chapter)
  const text = useRef<HTMLDivElement>(null)
  useBack(onClose)
  useEffect(() => text.current?.scrollTo?.(0, 0), [read])
  const open: Open = (id) => {
    if (!phoneManual.isChapter(id)) return
    setRead(id)
    setQuestion('')
  }
  const isSearching = question.trim() !== '' || read === null
  return (
    <section class="panel manual" data-testid="manual" data-chapter={read ?? 'contents'} ref={text}>
      <div class="top">
        <input
          type="search"
          aria-label={words('handset.manual.search')}
          placeholder={words('handset.manual.search')}
          value={question}
          onInput={(event) => setQuestion(event.currentTarget.value)}
        />
        <button type="button" onClick={onClose}>
          {words('handset.close')}
        </button>
      </div>
      {isSearching ? (
        <Contents language={language} words={words} question={question} open={open} />
      ) : (
        <article>
          <h1>{phoneManual.title(language, read)}</h1>
          {phoneManual.blocks(language, read).map((block, at) => (
            <Block key={at} block={block} open={open} />
          ))}
        </article>
      )}
      <div class="ends">
        {read !== null && (
          <button type="button" onClick={() => setRead(null)}>
            {words('handset.manual.contents')}
          </button>
        )}
        {(isSearching || read !== chapter) && (
          <button type="button" onClick={() => open(chapter)}>
            {words('handset.manual.this_page')}
          </button>
        )}
      </div>
    </section>
  )
}
