import type { Waveform } from '@smartym/contract'

const TENTHS_A_SECOND = 10
const MAX_BUCKETS = 4_000
const FLOOR_DBFS = -96
const FULL_SCALE = 32_768
/** -50 dBFS: the noise of a line lies below, quiet speech above. */
const SILENT_BELOW = FULL_SCALE * 10 ** (-50 / 20)

type Bucket = { minimum: number; maximum: number }

export type WaveformMeter = {
  /** Takes the next samples, signed 16 bits little-endian, in chunks of any size. */
  add(chunk: Uint8Array): void
  /** Samples taken so far. */
  readonly samples: number
  /** The waveform of all samples taken: ten buckets a second, fewer when that were more than 4,000. */
  finish(): Waveform
}

/** Measures mono sound of `sampleRate` while it is decoded; memory grows by two numbers for a tenth of a second. */
export function createWaveformMeter(sampleRate: number): WaveformMeter {
  const tenth = sampleRate / TENTHS_A_SECOND
  const buckets: Bucket[] = []
  let samples = 0
  let energy = 0
  let oddByte: number | undefined

  const addSample = (sample: number) => {
    if (samples % tenth === 0) buckets.push({ minimum: sample, maximum: sample })
    const bucket = buckets[buckets.length - 1]!
    if (sample < bucket.minimum) bucket.minimum = sample
    if (sample > bucket.maximum) bucket.maximum = sample
    energy += sample * sample
    samples += 1
  }
  return {
    add(chunk) {
      const bytes = oddByte === undefined ? chunk : Buffer.concat([Uint8Array.of(oddByte), chunk])
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      const evenBytes = bytes.length & ~1
      for (let at = 0; at < evenBytes; at += 2) addSample(view.getInt16(at, true))
      oddByte = evenBytes === bytes.length ? undefined : bytes[evenBytes]
    },
    get samples() {
      return samples
    },
    finish: () => summarize(buckets, samples, energy, sampleRate),
  }
}

function summarize(tenths: Bucket[], samples: number, energy: number, sampleRate: number): Waveform {
  const perBucket = Math.max(1, Math.ceil(tenths.length / MAX_BUCKETS))
  const merged = mergeBuckets(tenths, perBucket)
  const silent = tenths.filter((bucket) => levelOf(bucket) < SILENT_BELOW).length
  return {
    version: 1,
    durationMs: Math.round((samples * 1000) / sampleRate),
    bucketMs: (perBucket * 1000) / TENTHS_A_SECOND,
    minimums: merged.map(({ minimum }) => minimum >> 8),
    maximums: merged.map(({ maximum }) => maximum >> 8),
    peakDbfs: toDbfs(tenths.reduce((peak, bucket) => Math.max(peak, levelOf(bucket)), 0)),
    loudnessDbfs: toDbfs(samples === 0 ? 0 : Math.sqrt(energy / samples)),
    silentShare: tenths.length === 0 ? 1 : silent / tenths.length,
  }
}

function mergeBuckets(buckets: Bucket[], perBucket: number): Bucket[] {
  return Array.from({ length: Math.ceil(buckets.length / perBucket) }, (_, index) => {
    const group = buckets.slice(index * perBucket, (index + 1) * perBucket)
    return {
      minimum: Math.min(...group.map(({ minimum }) => minimum)),
      maximum: Math.max(...group.map(({ maximum }) => maximum)),
    }
  })
}

function levelOf({ minimum, maximum }: Bucket): number {
  return Math.max(-minimum, maximum)
}

function toDbfs(level: number): number {
  if (level === 0) return FLOOR_DBFS
  return Math.round(Math.max(FLOOR_DBFS, 20 * Math.log10(level / FULL_SCALE)) * 10) / 10
}
