import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { phraseLanguages } from '@smartym/phrases'
import { expect, test } from 'vitest'
import { writeManualPage } from './manual-pages.ts'

const folder = join(import.meta.dirname, '../../docs/manual')

test('DIS-3: the manual in docs is the one of console and phone, in four languages (else: npm run manual)', () => {
  expect(readdirSync(folder).toSorted()).toEqual(
    phraseLanguages.map((language) => `${language}.md`).toSorted(),
  )
  for (const language of phraseLanguages)
    expect(readFileSync(join(folder, `${language}.md`), 'utf8')).toBe(writeManualPage(language))
})

test('DIS-3: its links lead to chapters and files that are there', () => {
  const page = writeManualPage('ko')
  const anchors = new Set([...page.matchAll(/<a id="(\w+)">/g)].map((match) => match[1]))
  for (const [, target = ''] of page.matchAll(/\]\(([^)]+)\)/g))
    expect(target.startsWith('#') ? anchors.has(target.slice(1)) : existsSync(join(folder, target))).toBe(
      true,
    )
})
