import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HandsetEffect } from '../ports/index.ts'
import { createTestHandset, only, type TestHandset } from '../test/handset.fake.ts'
import { dialCommand, goodSample, id, settings, started } from '../test/fixtures.ts'
import { nextOpenAt } from './upload-schedule.ts'

const minute = 60_000
const hour = 60 * minute
const seoul = 9 * hour
const noon = Date.parse('2026-03-02T12:00:00+09:00')
const workday = { windows: ['12:00-13:00', '18:00-00:00'], spreadMs: 20 * minute, utcOffsetMs: seoul }

describe('when a phone may upload', () => {
  test.each([
    ['at once where nothing is scheduled', { ...workday, windows: [] }, -hour, -hour],
    ['from the beginning of the next window on', workday, -3 * hour, 0],
    ['at once inside of a window', workday, 30 * minute, 30 * minute],
    ['not at the instant at which a window ends', workday, hour, 6 * hour],
    ['until midnight in a window that ends with the day', workday, 12 * hour - 1, 12 * hour - 1],
    ['tomorrow when the last window is over', workday, 12 * hour, 24 * hour],
    ['through the night', { ...workday, windows: ['22:00-06:00'] }, -8 * hour, -8 * hour],
    ['all day', { ...workday, windows: ['09:00-09:00'] }, 0, 0],
  ])('UPL-1: %s', (_how, schedule, fromNoonMs, opensMs) => {
    expect(nextOpenAt(schedule, 0, noon + fromNoonMs) - noon).toBe(opensMs)
  })

  test('UPL-1: phones come one after another through the spread, and through half of a short window at most', () => {
    expect(nextOpenAt(workday, 0.5, noon - hour) - noon).toBe(10 * minute)
    expect(nextOpenAt({ ...workday, spreadMs: 2 * hour }, 0.999_999, noon - hour) - noon).toBeLessThan(
      30 * minute,
    )
  })

  test('UPL-1: whenever it is asked, the instant told is not past, within a day, and open when it comes', () => {
    const timeOfDay = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
    const window = fc.tuple(timeOfDay, timeOfDay).map(([from, to]) => `${from}-${to}`)
    fc.assert(
      fc.property(
        fc.array(window, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 4 * hour }),
        fc.integer({ min: -12, max: 14 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.integer({ min: noon, max: noon + 400 * 24 * hour }),
        (windows, spreadMs, offsetHours, share, at) => {
          const schedule = { windows, spreadMs, utcOffsetMs: offsetHours * hour }
          const opensAt = nextOpenAt(schedule, share, at)
          expect(opensAt).toBeGreaterThanOrEqual(at)
          expect(opensAt - at).toBeLessThanOrEqual(36 * hour)
          expect(nextOpenAt(schedule, share, opensAt)).toBe(opensAt)
        },
      ),
    )
  })
})

const callId = id('call', 1)
const recordingId = id('rec', 1)
const timeAt = (ms: number): string => new Date(ms + seoul).toISOString().slice(11, 16)

/** A call is over and its recording sealed, an hour before its window. */
function createWaiting(isSendNowAllowed = true): TestHandset {
  const handset = createTestHandset()
  const now = handset.serverTime()
  const windows = [`${timeAt(now + hour)}-${timeAt(now + 2 * hour)}`]
  const uploadSchedule = { windows, spreadMs: 0, isSendNowAllowed, utcOffsetMs: seoul }
  handset.tell(started)
  handset.tell({ type: 'status.sampled', sample: goodSample })
  handset.openLink({ settings: { ...settings, uploadSchedule } })
  handset.acknowledgeAll()
  handset.tell({ type: 'command.received', command: dialCommand(1, now + minute) })
  handset.tell({ type: 'call.placed', callId })
  handset.tell({ type: 'call.connected', callId })
  handset.tell({
    type: 'recording.started',
    recordingId,
    captureMethod: 'virtual',
    media: 'amr',
    deviceSeq: 1,
  })
  handset.tell({ type: 'call.ended', callId, cause: 'remote' })
  const [plainBytes, sealedBytes, durationMs] = [10, 449, 100]
  const told = {
    type: 'recording.sealed',
    recordingId,
    deviceSeq: 1,
    lostMs: 0,
    endReason: 'normal',
  } as const
  handset.tell({ ...told, plainBytes, sealedBytes, durationMs })
  return handset
}

/* What the shell did for every upload so far. */
const begun = (handset: TestHandset): HandsetEffect[] => only(handset.acknowledgeAll(), 'upload_recording')

describe('a recording outside of its window', () => {
  test('UPL-1: waits, also while its call runs, says until when, and goes when the window opens', () => {
    const handset = createWaiting()
    expect(begun(handset)).toEqual([])
    const [item] = handset.view().uploads
    expect(item).toMatchObject({ recordingId, waitsFor: 'window' })
    expect(timeAt(item?.nextAttemptAt ?? 0)).toBe(timeAt(handset.serverTime() + hour))
    handset.wait(hour)
    const fired = handset.tell({ type: 'timer.fired', timerId: 'upload' })
    expect(only(fired, 'upload_recording')).toEqual([
      { type: 'upload_recording', recordingId, isLive: false },
    ])
    expect(handset.view().uploads[0]?.waitsFor).toBeUndefined()
  })

  test('UPL-1: goes at once when the agent sends it, where the company lets agents', () => {
    const handset = createWaiting()
    const wish = { type: 'user.upload_requested', recordingId } as const
    expect(only(handset.tell(wish), 'upload_recording')).toHaveLength(1)
    const barred = createWaiting(false)
    expect(only(barred.tell(wish), 'upload_recording')).toEqual([])
    expect(barred.view().uploads[0]).toMatchObject({ waitsFor: 'window', isSendNowBarred: true })
  })

  test('UPL-4: says that it waits for a network that the company allows, not for its window', () => {
    const handset = createWaiting()
    const uploadNetwork = 'wifi' as const
    handset.openLink({ settings: { ...settings, uploadNetwork } })
    handset.tell({ type: 'status.sampled', sample: { ...goodSample, network: 'mobile' } })
    expect(begun(handset)).toEqual([])
    expect(handset.view().uploads[0]).toMatchObject({ waitsFor: 'network', nextAttemptAt: null })
    const onWifi = handset.tell({ type: 'status.sampled', sample: { ...goodSample, network: 'wifi' } })
    expect(only(onWifi, 'upload_recording')).toHaveLength(1)
  })
})
