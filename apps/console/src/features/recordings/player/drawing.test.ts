import { describe, expect, test } from 'vitest'
import { captionAt } from './captions.tsx'
import { ticksOf } from './time-lines.tsx'
import { edgesOf } from './waveform.tsx'

describe('what the player draws (ADM-2)', () => {
  test('ADM-2: the waveform’s edges are shares of the loudest sample, upper and lower apart', () => {
    expect(edgesOf({ maximums: [127, 0, -5], minimums: [-128, -64, -10] })).toEqual([
      [1, 0, 0],
      [1, 0.5, 10 / 128],
    ])
  })

  test.each([
    [68_000, [0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000]],
    [12_000, [0, 5_000, 10_000]],
    [3_600_000, [0, 600_000, 1_200_000, 1_800_000, 2_400_000, 3_000_000]],
  ])('ADM-2: a sound of %i ms has at most eight ticks at round times', (durationMs, ticks) => {
    expect(ticksOf(durationMs)).toEqual(ticks)
  })

  test('ADM-2: the line that is spoken stays the current one until the next begins', () => {
    const captions = [
      { fromMs: 500, toMs: 900, speaker: 'agent' as const, text: '가' },
      { fromMs: 2_000, toMs: 2_500, speaker: 'customer' as const, text: '나' },
    ]
    expect([0, 500, 1_500, 2_000].map((at) => captionAt(captions, at))).toEqual([-1, 0, 0, 1])
  })
})
