import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { screenshotPages, screenshotThemes } from './pages.ts'

const root = join(import.meta.dirname, '../..')

test('DIS-7: the picture book shows every route of the console in both themes, and nothing else (else: npm run screenshots)', () => {
  const folder = join(root, 'apps/console/src/app')
  const files = readdirSync(folder).filter((name) => /^(router|.+\.routes)\.tsx$/.test(name))
  const router = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
  const routes = [...router.matchAll(/\bpath: '([^']+)'/g)]
    .map((match) => match[1])
    .filter((path) => path !== '/' && path !== '$')
  expect(
    screenshotPages
      .map(({ path }) => path)
      .filter((path) => path !== '/demo')
      .toSorted(),
  ).toEqual(routes.toSorted())
  const expected = screenshotPages.flatMap(({ name }) =>
    screenshotThemes.map((theme) => `${name}-${theme}.png`),
  )
  expect(readdirSync(join(root, 'docs/screenshots')).toSorted()).toEqual(expected.toSorted())
})
