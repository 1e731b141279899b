import { expect, test } from 'vitest'
import type { PushSender } from './push-sender.port.ts'

/** A way to wake phones, with one phone that can be woken. */
export interface PushSenderUnderTest {
  readonly push: PushSender
  readonly deviceId: string
  /** How often that phone was woken. */
  timesWoken(): number
}

/** What every way to wake phones keeps to. */
export function describePushSender(create: () => Promise<PushSenderUnderTest>): void {
  test('CTC-2: a phone is woken', async () => {
    const { push, deviceId, timesWoken } = await create()
    await push.wake(deviceId)
    expect(timesWoken()).toBe(1)
    expect(push.health()).toBe('fine')
  })

  test('CTC-2: many at once are all woken', async () => {
    const { push, deviceId, timesWoken } = await create()
    await Promise.all([push.wake(deviceId), push.wake(`${deviceId}-unknown`)])
    expect(timesWoken()).toBe(1)
  })
}
