import type { StoredCopiesPolicy } from '@smartym/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HandsetEffect } from '../ports/index.ts'
import { dialCommand, goodSample, id, ownRecording, settings } from '../test/fixtures.ts'
import { createReadyHandset, only, type TestHandset } from '../test/handset.fake.ts'

const minute = 60_000
const day = 24 * 60 * minute
const fileBytes = 1_000_000
const gigabyte = 1_000_000_000
const roomy = { ...goodSample, freeBytes: 8 * gigabyte, totalBytes: 10 * gigabyte }
const kept: StoredCopiesPolicy = { areKept: true, untilUsedPercent: 80, forDays: 31 }

/** The n-th call is over and its recording sealed. */
function record(handset: TestHandset, n: number): void {
  const [callId, recordingId] = [id('call', n), id('rec', n)]
  handset.tell({ type: 'command.received', command: dialCommand(n, handset.serverTime() + minute) })
  handset.tell({ type: 'call.placed', callId })
  handset.tell({ type: 'call.connected', callId })
  handset.tell({
    type: 'recording.started',
    recordingId,
    captureMethod: 'virtual',
    media: 'amr',
    deviceSeq: n,
  })
  handset.tell({ type: 'call.ended', callId, cause: 'remote' })
  const told = {
    type: 'recording.sealed',
    recordingId,
    deviceSeq: n,
    lostMs: 0,
    endReason: 'normal',
  } as const
  handset.tell({ ...told, plainBytes: 900_000, sealedBytes: fileBytes, durationMs: 60_000 })
  handset.wait(minute)
  handset.openLink({ settings: handset.row('settings') as typeof settings })
  handset.acknowledgeAll()
}

/** So many recordings are on the server, and here too. */
function createKeeping(count: number, policy: StoredCopiesPolicy = kept): TestHandset {
  const handset = createReadyHandset({ settings: { storedCopies: policy } })
  for (let n = 1; n <= count; n += 1) {
    record(handset, n)
    expect(only(handset.tell({ type: 'upload.stored', recordingId: id('rec', n) }), 'delete_file')).toEqual(
      [],
    )
  }
  return handset
}

const look = (handset: TestHandset, change: Partial<typeof roomy> = {}): HandsetEffect[] =>
  handset.tell({ type: 'status.sampled', sample: { ...roomy, ...change } })
const deleted = (effects: HandsetEffect[]): string[] =>
  only(effects, 'delete_file').map(({ recordingId }) => recordingId)
const heartbeatLater = (handset: TestHandset, ms: number): HandsetEffect[] => {
  handset.wait(ms)
  handset.tell({ type: 'clock.synchronised', serverTime: handset.serverTime(), roundTripMs: 0 })
  return look(handset)
}

describe('copies of what the server has stored', () => {
  test('DEL-2: stay where the company keeps them, and are nothing that waits to be sent', () => {
    const handset = createKeeping(2)
    expect(deleted(look(handset))).toEqual([])
    expect(handset.view().uploads).toEqual([])
    expect(deleted(handset.restart())).toEqual([])
    expect(handset.row(`recording/${id('rec', 1)}`)).toMatchObject({ phase: 'stored', isCopy: true })
  })

  test('DEL-2, DEL-4: go by age, each with its cause in the log', () => {
    const handset = createKeeping(2)
    expect(deleted(heartbeatLater(handset, 30 * day))).toEqual([])
    expect(deleted(heartbeatLater(handset, day))).toEqual([id('rec', 1), id('rec', 2)])
    handset.tell({ type: 'file.deleted', recordingId: id('rec', 1) })
    expect(handset.reported('recording.deleted')).toEqual([{ recordingId: id('rec', 1), cause: 'age' }])
    expect(handset.row(`recording/${id('rec', 1)}`)).toBeUndefined()
  })

  test('DEL-2: are not aged by a clock that nobody set since the phone began', () => {
    const handset = createKeeping(1)
    handset.wait(40 * day)
    handset.restart({ reboot: true })
    expect(deleted(look(handset))).toEqual([])
  })

  test('DEL-2, DEL-4: go by used memory, the oldest first and only as many as are in the way', () => {
    const handset = createKeeping(4)
    const used = (share: number): number => 10 * gigabyte * (1 - share)
    expect(deleted(look(handset, { freeBytes: used(0.8) }))).toEqual([])
    const effects = look(handset, { freeBytes: used(0.8) - 1.5 * fileBytes })
    expect(deleted(effects)).toEqual([id('rec', 1), id('rec', 2)])
    handset.tell({ type: 'file.deleted', recordingId: id('rec', 2) })
    expect(handset.reported('recording.deleted')).toEqual([{ recordingId: id('rec', 2), cause: 'capacity' }])
  })

  test('DEL-2, REC-7: never cost the room that the next recording needs, whatever is set', () => {
    const handset = createKeeping(3, { areKept: true, untilUsedPercent: null, forDays: null })
    const freeBytes = settings.lowSpaceBytes - 1
    expect(deleted(look(handset, { freeBytes }))).toEqual([id('rec', 1)])
    const unsized = { ...goodSample, freeBytes }
    expect(deleted(handset.tell({ type: 'status.sampled', sample: unsized }))).toEqual([id('rec', 2)])
  })

  test('DEL-2, DEL-3: important ones go last for want of memory, and never by age', () => {
    const handset = createKeeping(3)
    handset.tell({ type: 'recording_memo.saved', recording: ownRecording(1, { isImportant: true }) })
    expect(deleted(look(handset, { freeBytes: 2 * gigabyte - 1 }))).toEqual([id('rec', 2)])
    expect(deleted(heartbeatLater(handset, 90 * day))).toEqual([id('rec', 3)])
    expect(deleted(look(handset, { freeBytes: 0 }))).toEqual([id('rec', 1)])
  })

  test('DEL-1, DEL-2: go at once when the company keeps them no longer, some with each look', () => {
    const handset = createKeeping(3)
    handset.openLink({ settings })
    expect(deleted(look(handset))).toHaveLength(3)
    handset.tell({ type: 'file.deleted', recordingId: id('rec', 1) })
    expect(handset.reported('recording.deleted')).toEqual([{ recordingId: id('rec', 1), cause: 'stored' }])
  })

  test('DEL-2, UPL-5: a deletion that the app died in goes on, with its cause', () => {
    const handset = createKeeping(1)
    heartbeatLater(handset, 32 * day)
    expect(deleted(handset.restart())).toEqual([id('rec', 1)])
    handset.tell({ type: 'file.deleted', recordingId: id('rec', 1) })
    expect(handset.reported('recording.deleted')).toEqual([{ recordingId: id('rec', 1), cause: 'age' }])
  })
})

const n = fc.integer({ min: 1, max: 3 })
const fault = { code: 'recordings.upload_damaged', isRetryable: true, retryAfterMs: null }
const anyAct = fc.oneof(
  n.map((number) => ({ act: 'record' as const, number })),
  n.map((number) => ({ act: 'stored' as const, number })),
  n.map((number) => ({ act: 'damaged' as const, number })),
  n.map((number) => ({ act: 'deleted' as const, number })),
  fc.constant({ act: 'restart' as const }),
  fc.boolean().map((areKept) => ({ act: 'set' as const, areKept })),
  fc.record({
    act: fc.constant('look' as const),
    freeBytes: fc.constantFrom(null, 0, gigabyte, 9 * gigabyte),
    passMs: fc.constantFrom(0, day, 40 * day),
  }),
)

test('DEL-2: nothing that the server has not confirmed is ever deleted by schedule', () => {
  let ordered = 0
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 40, size: 'max' }), (acts) => {
      const handset = createReadyHandset({ settings: { storedCopies: kept } })
      const recorded = new Set<number>()
      const stored = new Set<string>()
      const see = (effects: HandsetEffect[]): void => {
        for (const recordingId of deleted(effects)) {
          expect(stored).toContain(recordingId)
          ordered += 1
        }
      }
      for (const act of acts) {
        if (act.act === 'record' && !recorded.has(act.number)) {
          recorded.add(act.number)
          record(handset, act.number)
        } else if (act.act === 'stored' && recorded.has(act.number)) {
          const recordingId = id('rec', act.number)
          stored.add(recordingId)
          see(handset.tell({ type: 'upload.stored', recordingId }))
        } else if (act.act === 'damaged')
          see(
            handset.tell({
              type: 'upload.failed',
              recordingId: id('rec', act.number),
              kind: 'damaged',
              fault,
            }),
          )
        else if (act.act === 'deleted')
          see(handset.tell({ type: 'file.deleted', recordingId: id('rec', act.number) }))
        else if (act.act === 'restart') see(handset.restart())
        else if (act.act === 'set')
          see(
            handset.openLink({ settings: { ...settings, storedCopies: { ...kept, areKept: act.areKept } } }),
          )
        else if (act.act === 'look') {
          handset.wait(act.passMs)
          see(handset.tell({ type: 'clock.synchronised', serverTime: handset.serverTime(), roundTripMs: 0 }))
          see(handset.tell({ type: 'status.sampled', sample: { ...roomy, freeBytes: act.freeBytes } }))
        }
      }
    }),
    { numRuns: 200 },
  )
  expect(ordered).toBeGreaterThan(0)
})
