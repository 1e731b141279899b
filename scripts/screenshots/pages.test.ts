import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { phoneScenes } from '@smartym/handset-ui/test/scenes'
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
  const pictures = readdirSync(join(root, 'docs/screenshots')).filter((name) => name !== 'phone')
  expect(pictures.toSorted()).toEqual(expected.toSorted())
})

test('DIS-7: the picture book shows every screen of the phone in four languages and both themes (else: npm run screenshots -- phone)', () => {
  const expected = phoneScenes.flatMap(({ name }) => screenshotThemes.map((theme) => `${name}-${theme}.png`))
  expect(readdirSync(join(root, 'docs/screenshots/phone')).toSorted()).toEqual(expected.toSorted())
})
