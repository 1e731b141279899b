import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { captureMedia, createCaptureSource, type CaptureSource } from './capture-source.ts'
import { readDialogue } from './dialogue-files.ts'
import { readWithFfmpeg } from './ffmpeg.test-kit.ts'

const HOUR_MS = 3_600_000
const FRAME_MS = { amr: 20, '3gp': 20, mp3: 36 }
const dialogue = await readDialogue('dialogue-1')

describe.each(captureMedia)('a virtual handset records %s', (media) => {
  const source = createCaptureSource({ dialogue, media })

  test('the sound is as long as the call, to within one frame', () => {
    fc.assert(
      fc.property(fc.nat({ max: HOUR_MS }), (callMs) => {
        const lostMs = callMs - source.durationUntil(callMs)
        expect(lostMs).toBeGreaterThanOrEqual(0)
        expect(lostMs).toBeLessThan(FRAME_MS[media])
      }),
    )
  })

  test('pieces taken while the call runs are together the file that is taken at its end', () => {
    const moments = fc.array(fc.nat({ max: 200_000 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(moments, (times) => {
        const sorted = times.toSorted((a, b) => a - b)
        expect(Buffer.concat(takePieces(source, sorted)).equals(source.finish(sorted.at(-1)!))).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  test.each([0.4, 1, 2.7])(
    'REC-1: ffmpeg plays %f rounds of the dialogue at the length of the call',
    (rounds) => {
      const callMs = Math.round(source.loopMs * rounds) + 7
      const reading = readWithFfmpeg(source.finish(callMs), media)
      expect(reading.complaints).toBe('')
      expect(Math.abs(reading.decodedMs - callMs)).toBeLessThanOrEqual(40)
      expect(reading.packets).toBe(Math.floor(callMs / FRAME_MS[media]))
      /* Of raw AMR ffprobe only guesses the length, from a bit rate. */
      if (media !== 'amr') expect(Math.abs(reading.containerMs - callMs)).toBeLessThanOrEqual(40)
    },
  )

  test('a call longer than the dialogue goes on with its beginning', () => {
    expect(source.loopMs).toBe(28_980)
    const round = source.framesUntil(source.loopMs, 0)
    const secondRound = source.framesUntil(2 * source.loopMs, source.loopMs)
    expect(Buffer.from(secondRound).equals(round)).toBe(true)
  })
})

test('all media of a dialogue repeat after the same time', async () => {
  for (const name of ['dialogue-2', 'dialogue-3', 'dialogue-4'] as const) {
    const audio = await readDialogue(name)
    const lengths = captureMedia.map((media) => createCaptureSource({ dialogue: audio, media }).loopMs)
    expect(new Set(lengths).size).toBe(1)
  }
})

test('a 3GP has no bytes before the call is over', () => {
  const source = createCaptureSource({ dialogue, media: '3gp' })
  expect(source.framesUntil(60_000)).toHaveLength(0)
})

test('an hour of 3GP is whole', () => {
  const reading = readWithFfmpeg(createCaptureSource({ dialogue, media: '3gp' }).finish(HOUR_MS), '3gp')
  expect([reading.complaints, reading.decodedMs, reading.containerMs]).toEqual(['', HOUR_MS, HOUR_MS])
})

test('a call that ends at once is a file without sound', () => {
  expect(Buffer.from(createCaptureSource({ dialogue, media: 'amr' }).finish(0)).toString()).toBe('#!AMR\n')
  expect(createCaptureSource({ dialogue, media: 'mp3' }).finish(19)).toHaveLength(0)
  expect(createCaptureSource({ dialogue, media: '3gp' }).finish(19).length).toBeGreaterThan(0)
})

function takePieces(source: CaptureSource, times: number[]): Uint8Array[] {
  const endMs = times.at(-1)!
  const pieces = times.map((time, index) => source.framesUntil(time, times[index - 1]))
  return [...pieces, source.finish(endMs, endMs)]
}
