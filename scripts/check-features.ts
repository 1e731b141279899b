/* `npm run features`: compares the feature tables of the READMEs with docs/features.json and with the tests of the last
   full run (var/test/*.json, written by `npm test`). Exits 1 if a row promises more than a passed test shows. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkFeatures } from './features/check.ts'
import { parseFeatureTable } from './features/feature-table.ts'
import { parsePlaywrightReport, parseVitestReport, readReport } from './testing/results.ts'

const root = join(import.meta.dirname, '..')
const ids = JSON.parse(readFileSync(join(root, 'docs/features.json'), 'utf8')) as string[]
const readmes = new Map(
  ['README.md', 'README.ko.md'].map((file) => [
    file,
    parseFeatureTable(readFileSync(join(root, file), 'utf8')),
  ]),
)
const results = [
  ...readReport(join(root, 'var/test/vitest.json'), parseVitestReport),
  ...readReport(join(root, 'var/test/playwright.json'), parsePlaywrightReport),
]

const problems = checkFeatures({ ids, readmes, results })
for (const problem of problems) console.error(`feature table: ${problem}`)
const rows = readmes.get('README.md') ?? []
const countOf = (mark: string): number => rows.filter((row) => row.mark === mark).length
console.log(
  `feature table: ${ids.length} capabilities, ${countOf('works')} works, ${countOf('partly')} partly, ` +
    `${countOf('planned')} planned; ${problems.length === 0 ? 'agrees with the tests' : `${problems.length} problems`}`,
)
process.exitCode = problems.length === 0 ? 0 : 1
