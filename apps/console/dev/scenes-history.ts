import { idOf } from './fake/random.ts'
import type { Scene } from './scene.ts'

const review = (number: number) => `/reviews/${idOf('rvw', number)}`
const auditor = { person: 'auditor' } as const
const narrow = { ...auditor, isNarrowOnly: true } as const

/** What was done and how the installation stands; the monthly review: the list, one in every state, its dialogs. */
export const historyScenes: readonly Scene[] = [
  { name: 'system', path: '/system', person: 'admin' },
  { name: 'system-errors', path: '/system?tab=errors', person: 'admin' },
  { name: 'system-changes', path: '/system?tab=changes', person: 'auditor' },
  { name: 'system-en', path: '/system', person: 'admin', language: 'en', isNarrowOnly: true },
  { name: 'system-ja', path: '/system', person: 'admin', language: 'ja', isNarrowOnly: true },
  { name: 'system-zh', path: '/system', person: 'admin', language: 'zh', isNarrowOnly: true },
  { name: 'reviews', path: '/reviews', ...auditor },
  { name: 'reviews-none', path: '/reviews?overdue=1&state=signed', ...narrow },
  { name: 'reviews-forbidden', path: '/reviews', isNarrowOnly: true },
  { name: 'review-under-way', path: review(1), ...auditor },
  { name: 'review-administrator', path: review(2), person: 'admin', isNarrowOnly: true },
  { name: 'review-countersigning', path: review(3), ...narrow },
  { name: 'review-signed', path: review(4), ...auditor },
  { name: 'review-broken', path: review(6), ...narrow },
  ...(['en', 'ja', 'zh'] as const).flatMap((language): Scene[] => [
    { name: `reviews-${language}`, path: '/reviews', language, ...narrow },
    { name: `review-${language}`, path: review(1), language, ...narrow },
  ]),
  {
    name: 'review-finding',
    path: review(1),
    ...narrow,
    async act(page) {
      await page.keyboard.press('n')
      await page.waitForTimeout(500)
    },
  },
  {
    name: 'review-sign',
    path: review(1),
    ...narrow,
    async act(page) {
      await page.keyboard.press('s')
      await page.waitForTimeout(500)
    },
  },
  {
    name: 'review-addendum',
    path: review(4),
    ...narrow,
    async act(page) {
      await page.getByRole('button', { name: '추기 추가' }).click()
      await page.waitForTimeout(500)
    },
  },
]
