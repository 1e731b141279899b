import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findMissingEvidence, readRequirements } from './evidence.ts'

const root = join(import.meta.dirname, '../..')
const table = readFileSync(join(root, 'docs/security/asvs.md'), 'utf8')

/** What the product promises to meet, or to say why not. */
const promised = `
  1.2.1 1.2.4 1.2.5 1.2.10 1.3.6 2.2.1 2.3.1 2.3.2 2.3.3 2.3.4 2.3.5 2.4.1 3.2.2 3.3.1 3.4.1 3.4.3 3.5.1
  4.1.1 4.1.3 4.1.5 4.4.1 4.4.3 5.1.1 5.2.1 5.2.2 5.3.2 5.4.1 5.4.2
  6.1.1 6.2.1 6.2.4 6.2.5 6.2.8 6.2.9 6.2.10 6.2.12 6.3.1 6.3.2 6.3.3 6.3.4 6.3.8 6.4.1
  7.1.1 7.1.2 7.2.4 7.3.1 7.3.2 7.4.1 7.4.2 7.4.3 7.5.3 8.1.1 8.2.1 8.2.2 8.2.3 8.3.1 8.3.2 8.4.1
  9.1.1 9.1.2 9.2.1 9.2.3 10.3.5 10.4.5 11.1.1 11.2.2 11.3.2 11.3.4 11.4.2 11.5.1 12.1.1 12.2.1 12.3.1
  13.2.4 13.3.1 13.3.4 14.2.1 14.2.4 14.2.7 14.3.1 15.3.3 15.4.2
  16.2.1 16.2.5 16.3.1 16.3.2 16.4.1 16.4.2 16.4.3 16.5.1 16.5.3`
  .trim()
  .split(/\s+/)

function sources(): Map<string, string> {
  const paths = globSync(['{apps,packages,scripts,e2e}/**/*.{ts,tsx}', 'docs/**/*.{md,json}'], {
    cwd: root,
    exclude: (path) => /node_modules|dist|\.generated\./.test(path),
  })
  return new Map(
    paths.map((path) => [
      path,
      /\.(test|suite|e2e)\.tsx?$/.test(path) ? readFileSync(join(root, path), 'utf8') : '',
    ]),
  )
}

test('SEC-11: every requirement of ASVS that is promised stands in the table', () => {
  const ids = new Set(readRequirements(table).map(({ id }) => id))
  expect(promised.filter((id) => !ids.has(id))).toEqual([])
})

test('SEC-11: every test and file that the table of ASVS cites is there', () => {
  expect(findMissingEvidence(readRequirements(table), sources())).toEqual([])
})

test('what is cited and missing is named with its requirement', () => {
  const text = `“ways” is \`b.test.ts\`.\n| 1.1.1, 1.1.2 | 1 | x | “it’s so”, “ways”, \`a/b.test.ts\` |\n| 1.2.3 | 1 | x | “never”, \`gone.ts\` |`
  const found = new Map([['x/a/b.test.ts', `test('it’s so, always', () => {})`]])
  expect(findMissingEvidence(readRequirements(text), found)).toEqual([
    '1.2.3: no test says “never”',
    '1.2.3: there is no file gone.ts',
  ])
})
