import { expect, test } from 'vitest'
import { findAndroidBridge } from './android-bridge.ts'

test('DIS-2: in the Android app views come and events go as text over two functions', () => {
  const said: string[] = []
  const page = {
    handsetBridge: {
      subscribe: () => void said.push('subscribed'),
      send: (text: string) => void said.push(text),
    },
  } as unknown as Window
  const views: unknown[] = []
  const bridge = findAndroidBridge(page)
  bridge?.subscribe((view) => views.push(view))
  page.showHandsetView?.('{"language":"ko"}')
  bridge?.send({ type: 'user.language_chosen', language: 'ja' })
  expect(views).toEqual([{ language: 'ko' }])
  expect(said).toEqual(['subscribed', '{"type":"user.language_chosen","language":"ja"}'])
})

test('any other page has no Android app around it', () => {
  expect(findAndroidBridge({} as Window)).toBeUndefined()
})
