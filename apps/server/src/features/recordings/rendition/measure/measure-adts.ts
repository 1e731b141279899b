import { RenditionError } from '../rendition.errors.ts'
import type { AudioMeasure } from './audio-measure.ts'
import { type FrameHead, scanFrames } from './frame-scan.ts'

const SAMPLE_RATES = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350,
]
const SAMPLES_PER_BLOCK = 1_024
const HEAD_BYTES = 7

/** Length of an AAC file of ADTS frames. */
export function measureAdts(file: Uint8Array): AudioMeasure {
  let durationMs = 0
  for (const frame of scanFrames(file, parseAdtsHead)) durationMs += frame.ms
  if (durationMs === 0 && file.length > 0) throw new RenditionError('media_unreadable', 'no ADTS frame')
  return { durationMs, silentTailMs: 0 }
}

function parseAdtsHead(file: Uint8Array, at: number): FrameHead | undefined {
  if (at + HEAD_BYTES > file.length || file[at] !== 0xff || (file[at + 1]! & 0xf6) !== 0xf0) return undefined
  const sampleRate = SAMPLE_RATES[(file[at + 2]! >> 2) & 15]
  const bytes = ((file[at + 3]! & 3) << 11) | (file[at + 4]! << 3) | (file[at + 5]! >> 5)
  const blocks = (file[at + 6]! & 3) + 1
  if (!sampleRate || bytes < HEAD_BYTES) return undefined
  return { bytes, ms: (blocks * SAMPLES_PER_BLOCK * 1000) / sampleRate }
}
