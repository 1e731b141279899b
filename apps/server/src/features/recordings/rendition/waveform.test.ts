import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createWaveformMeter } from './waveform.ts'

const RATE = 16_000

test('a bucket holds the lowest and the highest sample of its tenth of a second', () => {
  const samples = new Int16Array(RATE / 4)
  samples[100] = 32_767
  samples[1_599] = -32_768
  samples[1_600] = -256
  samples[3_999] = 512
  const waveform = measure(samples)
  expect(waveform).toMatchObject({ version: 1, durationMs: 250, bucketMs: 100, peakDbfs: 0 })
  expect(waveform.maximums).toEqual([127, 0, 2])
  expect(waveform.minimums).toEqual([-128, -1, 0])
})

test('the pieces in which samples come make no difference', () => {
  const sound = fc.int16Array({ minLength: 1, maxLength: 9_000 })
  const cuts = fc.array(fc.nat({ max: 18_000 }), { maxLength: 8 })
  fc.assert(
    fc.property(sound, cuts, (samples, places) => {
      const bytes = bytesOf(samples)
      const meter = createWaveformMeter(RATE)
      const borders = [
        0,
        ...places.map((place) => place % bytes.length).toSorted((a, b) => a - b),
        bytes.length,
      ]
      for (const [index, border] of borders.slice(1).entries())
        meter.add(bytes.subarray(borders[index], border))
      expect(meter.samples).toBe(samples.length)
      expect(meter.finish()).toEqual(measure(samples))
    }),
    { numRuns: 100 },
  )
})

test('a long recording has at most 4,000 buckets', () => {
  const meter = createWaveformMeter(100)
  meter.add(new Uint8Array(2 * 100 * 3_600))
  const waveform = meter.finish()
  expect(waveform).toMatchObject({ durationMs: 3_600_000, bucketMs: 900 })
  expect(waveform.minimums).toHaveLength(4_000)
})

test('silence is told from speech', () => {
  const half = new Int16Array(RATE)
  for (let index = 0; index < RATE / 2; index += 1) half[index] = 8_000 * Math.sin(index / 5)
  expect(measure(half)).toMatchObject({ silentShare: 0.5, peakDbfs: -12.2, loudnessDbfs: -18.3 })
  const silent = { silentShare: 1, peakDbfs: -96, loudnessDbfs: -96 }
  expect(measure(new Int16Array(RATE))).toMatchObject(silent)
  expect(measure(new Int16Array(0))).toMatchObject({ ...silent, durationMs: 0, maximums: [] })
})

function measure(samples: Int16Array) {
  const meter = createWaveformMeter(RATE)
  meter.add(bytesOf(samples))
  return meter.finish()
}

function bytesOf(samples: Int16Array): Uint8Array {
  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)
}
