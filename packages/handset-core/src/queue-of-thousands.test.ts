import { getQuickJS } from 'quickjs-emscripten'
import { describe, expect, test } from 'vitest'
import { bundleHandsetCore } from '../build.mjs'
import { createQuickJsHandset } from './test/conformance/quickjs-handset.ts'
import type { TalkingHandset } from './test/conformance/conversation.ts'
import { createHandset } from './handset.ts'
import type { HandsetEvent, StepResult } from './ports/index.ts'
import type { RecordingRow } from './recordings/recording-rows.ts'
import { agent, goodSample, id, settings, started, stateFrame } from './test/fixtures.ts'

const queued = 1_000

function rowsOfQueue(): Record<string, RecordingRow> {
  const rows: Record<string, RecordingRow> = {}
  for (let n = 1; n <= queued; n += 1) {
    const recordingId = id('rec', n)
    rows[`recording/${recordingId}`] = {
      recordingId,
      callId: id('call', n),
      phase: 'sealed',
      mode: 'automatic',
      media: 'amr',
      captureMethod: 'virtual',
      startedAt: 1_764_000_000_000 + n,
      isStartSynchronised: true,
      isStartReported: true,
      announcedSeq: 0,
      deviceSeq: n,
      sealedBytes: 98_839,
      lostMs: 0,
      endReason: 'normal',
      isStored: false,
      damagedCount: 0,
      isKept: false,
      faultCode: null,
    }
  }
  return rows
}

function createTalk(handset: TalkingHandset) {
  handset.restore(JSON.stringify(rowsOfQueue()))
  let monotonicMs = 1_000
  const clock = { bootId: 'b', wallMs: 1_764_000_000_000, entropy: '7'.repeat(64) }
  const tell = (event: HandsetEvent): StepResult => {
    monotonicMs += 10
    return JSON.parse(
      handset.step(JSON.stringify({ ...event, clock: { ...clock, monotonicMs } })),
    ) as StepResult
  }
  tell(started)
  tell({ type: 'status.sampled', sample: goodSample })
  const welcome = { settings, agent, agentState: stateFrame({}), pendingCommands: [] }
  tell({ type: 'link.opened', serverTime: 1_764_000_000_000, roundTripMs: 1, ...welcome })
  tell({ type: 'reports.acknowledged', acknowledgedSeq: 1 })
  return tell
}

/** Milliseconds of one step in the middle of the queue, the median of many. */
function medianStepMs(tell: (event: HandsetEvent) => StepResult): number {
  const times: number[] = []
  for (let n = 1; n <= 60; n += 1) {
    const recordingId = id('rec', n)
    for (const event of [
      { type: 'upload.progressed', recordingId, offsetBytes: 1_000 },
      { type: 'upload.stored', recordingId },
      { type: 'file.deleted', recordingId },
      { type: 'clock.synchronised', serverTime: 1_764_000_000_000 + n, roundTripMs: 20 },
    ] satisfies HandsetEvent[]) {
      const begunMs = performance.now()
      tell(event)
      times.push(performance.now() - begunMs)
    }
  }
  return times.toSorted((a, b) => a - b)[times.length / 2] ?? Infinity
}

describe('UPL-1: a thousand recordings wait', () => {
  test('a step writes only the rows that changed and shows fifty', () => {
    const tell = createTalk(createHandset())
    const { puts, effects } = tell({ type: 'upload.stored', recordingId: id('rec', 1) })
    expect(puts.map(([key]) => key)).toEqual([`recording/${id('rec', 1)}`, `recording/${id('rec', 2)}`])
    const shown = effects.flatMap((effect) => (effect.type === 'show_view' ? effect.view.uploads : []))
    expect(shown.length).toBe(50)
    expect(shown[0]?.recordingId).toBe(id('rec', 2))
    expect(shown[1]?.recordingId).toBe(id('rec', queued))
  })

  test('the oldest goes first, one at a time', () => {
    const tell = createTalk(createHandset())
    for (let n = 1; n <= 5; n += 1) {
      const { effects } = tell({ type: 'upload.stored', recordingId: id('rec', n) })
      expect(effects.filter(({ type }) => type === 'upload_recording')).toEqual([
        { type: 'upload_recording', recordingId: id('rec', n + 1), isLive: false },
      ])
    }
  })

  test('a step stays far below a frame of the screen, in Node and in QuickJS', async () => {
    expect(medianStepMs(createTalk(createHandset()))).toBeLessThan(5)
    const handset = createQuickJsHandset(await getQuickJS(), await bundleHandsetCore())
    try {
      expect(medianStepMs(createTalk(handset))).toBeLessThan(16)
    } finally {
      handset.dispose()
    }
  })
})
