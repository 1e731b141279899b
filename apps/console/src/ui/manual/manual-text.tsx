import type { ManualBlock, ManualSpan } from '@smartym/phrases/manual/markup'
import { Key } from '../texts.tsx'

interface ManualTextProps {
  readonly blocks: readonly ManualBlock[]
  readonly onChapter: (chapter: string) => void
}

function Span({ span, onChapter }: { readonly span: ManualSpan } & Pick<ManualTextProps, 'onChapter'>) {
  const { kind, text, chapter } = span
  if (kind === 'strong') return <strong>{text}</strong>
  if (kind === 'code') return text.length <= 5 ? <Key label={text} /> : <code>{text}</code>
  if (kind === 'text' || chapter === undefined) return <>{text}</>
  return (
    <button type="button" onClick={() => onChapter(chapter)}>
      {text}
    </button>
  )
}

function Line({
  line,
  onChapter,
}: { readonly line: readonly ManualSpan[] } & Pick<ManualTextProps, 'onChapter'>) {
  return line.map((span, index) => <Span key={index} span={span} onChapter={onChapter} />)
}

/** A chapter as it is read. */
export function ManualText({ blocks, onChapter }: ManualTextProps) {
  return blocks.map(({ kind, lines }, index) => {
    const [first = []] = lines
    const items = lines.map((line, at) => (
      <li key={at}>
        <Line line={line} onChapter={onChapter} />
      </li>
    ))
    if (kind === 'list') return <ul key={index}>{items}</ul>
    if (kind === 'steps') return <ol key={index}>{items}</ol>
    if (kind === 'heading')
      return (
        <h3 key={index}>
          <Line line={first} onChapter={onChapter} />
        </h3>
      )
    return (
      <p key={index}>
        <Line line={first} onChapter={onChapter} />
      </p>
    )
  })
}
