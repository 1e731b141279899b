import { isPhraseKey, phrase, type PhraseLanguage } from '../index.ts'

/** A piece of a line: plain, said louder, a key or command, or the way to another chapter. */
export interface ManualSpan {
  readonly text: string
  readonly kind: 'text' | 'strong' | 'code' | 'link'
  /** Of a link: the chapter's id. */
  readonly chapter?: string
}

export interface ManualBlock {
  readonly kind: 'heading' | 'paragraph' | 'list' | 'steps'
  /** One for each item, or one for all of it. */
  readonly lines: readonly (readonly ManualSpan[])[]
}

const spanForm = /\*\*(?<strong>[^*]+)\*\*|`(?<code>[^`]+)`|\[(?<text>[^\]]+)\]\((?<chapter>\w+)\)/g
const nameForm = /\{([\w.:]+)\}/g

/** What stands in braces is the name of something on the screen: the phrase that is drawn there. */
export function nameThings(text: string, language: PhraseLanguage): string {
  return text.replace(nameForm, (whole, key: string) => (isPhraseKey(key) ? phrase(language, key) : whole))
}

function spansOf(line: string, language: PhraseLanguage): ManualSpan[] {
  const spans: ManualSpan[] = []
  let end = 0
  /* A name stands out, as it does on the screen, wherever nothing else makes it so. */
  const marked = line.replace(/\*\*[^*]+\*\*|`[^`]+`|\[[^\]]*\]\(\w+\)|\{[\w.:]+\}/g, (found) =>
    found.startsWith('{') ? `**${found}**` : found,
  )
  const plain = (text: string): void => {
    if (text !== '') spans.push({ text: nameThings(text, language), kind: 'text' })
  }
  for (const match of marked.matchAll(spanForm)) {
    plain(marked.slice(end, match.index))
    end = match.index + match[0].length
    const { strong, code, text, chapter } = match.groups ?? {}
    if (code !== undefined) spans.push({ text: code, kind: 'code' })
    else if (chapter !== undefined)
      spans.push({ text: nameThings(text ?? '', language), kind: 'link', chapter })
    else spans.push({ text: nameThings(strong ?? '', language), kind: 'strong' })
  }
  plain(marked.slice(end))
  return spans
}

const starts = { heading: /^## /, list: /^- /, steps: /^\d+\. / } as const

function kindOf(line: string): ManualBlock['kind'] {
  for (const kind of ['heading', 'list', 'steps'] as const) if (starts[kind].test(line)) return kind
  return 'paragraph'
}

/** A chapter's text as blocks: what each line begins with says what it is. */
export function readManualText(text: string, language: PhraseLanguage): ManualBlock[] {
  const blocks: { kind: ManualBlock['kind']; lines: ManualSpan[][] }[] = []
  let isNew = true
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      isNew = true
      continue
    }
    const kind = kindOf(line)
    const last = blocks.at(-1)
    const words = kind === 'paragraph' ? line : line.replace(starts[kind], '')
    const isMore = last?.kind === kind && !isNew && (kind === 'list' || kind === 'steps')
    if (isMore) last.lines.push(spansOf(words, language))
    else blocks.push({ kind, lines: [spansOf(words, language)] })
    isNew = false
  }
  return blocks
}
