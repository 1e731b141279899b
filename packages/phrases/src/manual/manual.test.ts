import { describe, expect, test } from 'vitest'
import { isPhraseKey, phraseLanguages } from '../index.ts'
import { createBook } from './book.ts'
import { consoleManual } from './console.ts'
import { readManualText } from './markup.ts'
import { phoneManual } from './phone.ts'

const books = [
  ['console', consoleManual],
  ['phone', phoneManual],
] as const

/** Every chapter of both books in every language. */
const chapters = books.flatMap(([name, book]) =>
  book.ids.flatMap((id) =>
    phraseLanguages.map((language) => ({
      name: `${name} ${id} ${language}`,
      id,
      language,
      title: book.title(language, id as never),
      blocks: book.blocks(language, id as never),
      isChapter: book.isChapter,
    })),
  ),
)
const spansOf = ({ blocks }: (typeof chapters)[number]) => blocks.flatMap(({ lines }) => lines.flat())
const textOf = (chapter: (typeof chapters)[number]) =>
  [chapter.title, ...spansOf(chapter).map(({ text }) => text)].join(' ')

describe('the manual', () => {
  test('DIS-3: every chapter has a title and words in each of four languages', () => {
    expect(chapters.length).toBeGreaterThan(180)
    const empty = chapters.filter((chapter) => chapter.title === '' || textOf(chapter).length < 40)
    expect(empty.map(({ name }) => name)).toEqual([])
  })

  test('DIS-3: what it calls by name is on the screen: every name in braces is a phrase', () => {
    const unknown = chapters.filter((chapter) => /\{[\w.:]+\}/.test(textOf(chapter)))
    expect(unknown.map(({ name }) => name)).toEqual([])
    expect(isPhraseKey('console.consents.publish')).toBe(true)
  })

  test('DIS-3: every link leads to a chapter of the same book', () => {
    const broken = chapters.flatMap((chapter) =>
      spansOf(chapter)
        .filter(({ kind, chapter: to }) => kind === 'link' && !chapter.isChapter(to ?? ''))
        .map(({ chapter: to }) => `${chapter.name} → ${to}`),
    )
    expect(broken).toEqual([])
  })

  test('DIS-3: a chapter says the same in each language: as many blocks, steps, commands and links', () => {
    const shape = (chapter: (typeof chapters)[number]) => ({
      blocks: chapter.blocks.map(({ kind, lines }) => `${kind} ${lines.length}`),
      links: spansOf(chapter)
        .flatMap(({ chapter: to }) => to ?? [])
        .toSorted(),
      keys: spansOf(chapter)
        .filter(({ kind, text }) => kind === 'code' && !text.includes('reset-password'))
        .map(({ text }) => text)
        .toSorted(),
    })
    const korean = chapters.filter(({ language }) => language === 'ko')
    const differing = korean.flatMap((original) =>
      chapters
        .filter(({ id, language }) => id === original.id && language !== 'ko')
        .filter((other) => JSON.stringify(shape(other)) !== JSON.stringify(shape(original)))
        .map(({ name }) => name),
    )
    expect(differing).toEqual([])
  })

  test('DIS-3: marks that were meant to be read are not shown as they are', () => {
    const raw = chapters.filter((chapter) =>
      spansOf(chapter).some(({ kind, text }) => kind !== 'code' && /\*\*|`|\]\(/.test(text)),
    )
    expect(raw.map(({ name }) => name)).toEqual([])
  })
})

describe('searching the manual', () => {
  test('DIS-3: finds Korean words, also inside of longer ones, and every word of the question', () => {
    const ids = (question: string) => consoleManual.search('ko', question).map(({ id }) => id)
    expect(ids('분실')).toContain('devices')
    expect(ids('녹취')).toContain('recordings')
    expect(ids('분실 보고서')).toEqual(['devices'])
    expect(ids('절전 예외')).toEqual(expect.arrayContaining(['maker_samsung', 'maker_lg']))
    expect(ids('없는낱말')).toEqual([])
  })

  test('DIS-3: finds in each language, whatever the case and width of the letters', () => {
    expect(phoneManual.search('en', 'AUTOSTART').map(({ id }) => id)).toContain('maker_xiaomi')
    expect(phoneManual.search('ja', '自動起動').map(({ id }) => id)).toContain('maker_xiaomi')
    expect(phoneManual.search('zh', '自启动').map(({ id }) => id)).toContain('maker_xiaomi')
    expect(phoneManual.search('en', 'ＰＩＮ').map(({ id }) => id)).toContain('phone_lock')
  })

  test('DIS-3: finds by the names that stand on the screen', () => {
    expect(consoleManual.search('en', 'report lost').map(({ id }) => id)).toContain('devices')
  })

  test('DIS-3: puts a chapter with the word in its title first, and shows the words around it', () => {
    const [first] = phoneManual.search('ko', '상담결과')
    expect(first?.id).toBe('phone_after_call')
    const found = consoleManual.search('ko', '체크포인트').find(({ id }) => id === 'audit')
    expect(found?.excerpt).toContain('체크포인트')
    expect(found?.excerpt.startsWith('… ')).toBe(true)
  })

  test('DIS-3: without a question every chapter is there', () => {
    expect(phoneManual.search('ko', '  ')).toHaveLength(phoneManual.ids.length)
  })
})

describe('a chapter’s text', () => {
  test('is paragraphs, headings, lists and steps, with words that stand out, keys and links', () => {
    const text = 'A **b** `?` [c](d)\n\n## H\n1. one\n2. two\n\n- x\n- y'
    expect(readManualText(text, 'en')).toEqual([
      {
        kind: 'paragraph',
        lines: [
          [
            { text: 'A ', kind: 'text' },
            { text: 'b', kind: 'strong' },
            { text: ' ', kind: 'text' },
            { text: '?', kind: 'code' },
            { text: ' ', kind: 'text' },
            { text: 'c', kind: 'link', chapter: 'd' },
          ],
        ],
      },
      { kind: 'heading', lines: [[{ text: 'H', kind: 'text' }]] },
      {
        kind: 'steps',
        lines: [[{ text: 'one', kind: 'text' }], [{ text: 'two', kind: 'text' }]],
      },
      { kind: 'list', lines: [[{ text: 'x', kind: 'text' }], [{ text: 'y', kind: 'text' }]] },
    ])
  })

  test('a name in braces becomes what is drawn in that language', () => {
    const [block] = readManualText('{console.save}', 'en')
    expect(block?.lines[0]).toEqual([{ text: 'Save', kind: 'strong' }])
    const book = createBook({
      ko: { a: { title: '{console.save}', body: '' } },
      en: { a: { title: '{console.save}', body: '' } },
      ja: { a: { title: '', body: '' } },
      zh: { a: { title: '', body: '' } },
    })
    expect(book.title('ko', 'a')).toBe('저장')
  })
})
