import { idOf } from './fake/random.ts'
import type { Scene } from './scene.ts'

/** Requests to listen, unusual listening, who listened, and the settings of it. */
export const listeningScenes: readonly Scene[] = [
  { name: 'listen-requests', path: '/listen-requests' },
  { name: 'listen-requests-mine', path: '/listen-requests?tab=mine', isNarrowOnly: true },
  {
    name: 'listen-requests-set',
    path: `/listen-requests?request=${idOf('lrq', 4)}`,
    isNarrowOnly: true,
  },
  {
    name: 'listen-requests-withdraw',
    path: '/listen-requests?tab=mine',
    isNarrowOnly: true,
    act: async (page) => page.keyboard.press('w'),
  },
  {
    name: 'recordings-request-set',
    path: '/recordings',
    isNarrowOnly: true,
    async act(page) {
      await page.getByRole('button', { name: '청취 신청' }).click()
      await page.getByRole('checkbox').first().check()
    },
  },
  { name: 'listen-alerts', path: '/listen-alerts', person: 'auditor' },
  {
    name: 'listen-alerts-close',
    path: '/listen-alerts?state=open',
    isNarrowOnly: true,
    act: async (page) => page.getByRole('button', { name: '종결' }).last().click(),
  },
  { name: 'listen-alerts-ja', path: '/listen-alerts', language: 'ja', isNarrowOnly: true },
  { name: 'own-listens', path: '/own-listens', person: 'agent' },
  { name: 'own-listens-en', path: '/own-listens', person: 'agent', language: 'en', isNarrowOnly: true },
  { name: 'own-listens-zh', path: '/own-listens', person: 'agent', language: 'zh', isNarrowOnly: true },
  {
    name: 'settings-listening',
    path: '/settings?find=listening',
    person: 'admin',
    isNarrowOnly: true,
  },
]
