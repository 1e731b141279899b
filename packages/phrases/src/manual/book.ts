import type { PhraseLanguage } from '../index.ts'
import { type ManualBlock, nameThings, readManualText } from './markup.ts'

export interface Chapter {
  readonly title: string
  readonly body: string
}

/** A chapter that search found, with the words around what was looked for. */
export interface ManualFind<Id extends string> {
  readonly id: Id
  readonly title: string
  readonly excerpt: string
}

/** One manual in four languages (DIS-3). */
export interface ManualBook<Id extends string> {
  readonly ids: readonly Id[]
  title(language: PhraseLanguage, id: Id): string
  blocks(language: PhraseLanguage, id: Id): ManualBlock[]
  /** Chapters with every word of the question, those that have it in their title first. An empty question finds all. */
  search(language: PhraseLanguage, question: string): ManualFind<Id>[]
  isChapter(id: string): id is Id
}

const aroundFind = 40

/* Full-width letters and composed syllables count as what they look like. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

function plainText(blocks: readonly ManualBlock[]): string {
  return blocks.flatMap(({ lines }) => lines.map((line) => line.map(({ text }) => text).join(''))).join(' ')
}

function excerptOf(text: string, words: readonly string[]): string {
  const folded = fold(text)
  const at = Math.max(0, ...words.map((word) => folded.indexOf(word)))
  const from = Math.max(0, at - aroundFind)
  const cut = text.slice(from, at + 2 * aroundFind).trim()
  return `${from > 0 ? '… ' : ''}${cut}${at + 2 * aroundFind < text.length ? ' …' : ''}`
}

export function createBook<Id extends string>(
  chapters: Readonly<Record<PhraseLanguage, Readonly<Record<Id, Chapter>>>>,
): ManualBook<Id> {
  const ids = Object.keys(chapters.ko) as Id[]
  const title = (language: PhraseLanguage, id: Id): string =>
    nameThings(chapters[language][id].title, language)
  const blocks = (language: PhraseLanguage, id: Id): ManualBlock[] =>
    readManualText(chapters[language][id].body, language)

  return {
    ids,
    title,
    blocks,
    search(language, question) {
      const words = fold(question).split(/\s+/).filter(Boolean)
      const found = ids.flatMap((id) => {
        const name = title(language, id)
        const text = plainText(blocks(language, id))
        const whole = fold(`${name} ${text}`)
        if (!words.every((word) => whole.includes(word))) return []
        const inTitle = words.filter((word) => fold(name).includes(word)).length
        return [{ inTitle, find: { id, title: name, excerpt: excerptOf(text, words) } }]
      })
      return found.toSorted((a, b) => b.inTitle - a.inTitle).map(({ find }) => find)
    },
    isChapter: (id): id is Id => Object.hasOwn(chapters.ko, id),
  }
}
