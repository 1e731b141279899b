// @vitest-environment happy-dom
import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { grantablePermissions } from '@smartym/contract/permissions'
import { createConsoleRouter } from './router.tsx'

test('SEC-12: a page asks for a permission that some role can grant, or for none but a sign-in', () => {
  const { routesById } = createConsoleRouter(new QueryClient())
  const asked = Object.values(routesById).flatMap(({ options }) => options.staticData?.permission ?? [])
  expect(asked.length).toBeGreaterThan(15)
  for (const permission of asked) expect(grantablePermissions).toContain(permission)
})
