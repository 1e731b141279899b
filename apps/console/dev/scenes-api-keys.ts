import { idOf } from './fake/random.ts'
import type { Scene } from './scene.ts'

/** The page of keys: the list, one key, a new one, its secret, its end. */
export const apiKeyScenes: readonly Scene[] = [
  { name: 'api-keys', path: '/api-keys', person: 'admin' },
  { name: 'api-keys-one', path: `/api-keys?key=${idOf('key', 1)}`, person: 'admin' },
  { name: 'api-keys-none-found', path: '/api-keys?find=x', person: 'admin', isNarrowOnly: true },
  { name: 'api-keys-forbidden', path: '/api-keys', isNarrowOnly: true },
  ...(['en', 'ja', 'zh'] as const).map((language): Scene => ({
    name: `api-keys-${language}`,
    path: `/api-keys?key=${idOf('key', 1)}`,
    person: 'admin',
    language,
    isNarrowOnly: true,
  })),
  {
    name: 'api-keys-new',
    path: '/api-keys',
    person: 'admin',
    async act(page) {
      await page.keyboard.press('n')
      await page.waitForTimeout(400)
      await page.getByRole('radio', { name: /OAuth 2/ }).check()
      await page.waitForTimeout(200)
    },
  },
  {
    name: 'api-keys-secret',
    path: `/api-keys?key=${idOf('key', 1)}`,
    person: 'admin',
    async act(page) {
      await page.getByRole('button', { name: '교체' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '교체' }).last().click()
      await page.waitForTimeout(500)
    },
  },
  {
    name: 'api-keys-revoke',
    path: `/api-keys?key=${idOf('key', 6)}`,
    person: 'admin',
    isNarrowOnly: true,
    async act(page) {
      await page.getByRole('button', { name: '폐기' }).click()
      await page.waitForTimeout(400)
    },
  },
]
