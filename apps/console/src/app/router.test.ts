// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { grantablePermissions } from '@smartym/contract/permissions'
import { consoleManual } from '@smartym/phrases/manual/console'
import { pageChapters } from '../ui/manual/page-chapters.ts'
import { createConsoleRouter } from './router.tsx'

test('SEC-12: a page asks for a permission that some role can grant, or for none but a sign-in', () => {
  const { routesById } = createConsoleRouter(new QueryClient())
  const asked = Object.values(routesById).flatMap(({ options }) => options.staticData?.permission ?? [])
  expect(asked.length).toBeGreaterThan(15)
  for (const permission of asked) expect(grantablePermissions).toContain(permission)
})

test('DIS-3: every page has its chapter in the manual, and every chapter’s page is there', () => {
  const { routesByPath } = createConsoleRouter(new QueryClient())
  const pages = Object.keys(routesByPath).filter((path) => path !== '/$')
  expect(Object.keys(pageChapters).toSorted()).toEqual(pages.toSorted())
  for (const chapter of Object.values(pageChapters)) expect(consoleManual.isChapter(chapter)).toBe(true)
})
