import { RenditionError } from '../rendition.errors.ts'
import type { AudioMeasure } from './audio-measure.ts'
import { type FrameHead, hasText, scanFrames } from './frame-scan.ts'

const MPEG1_KBPS = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const MPEG2_KBPS = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const MPEG1_RATES = [44_100, 48_000, 32_000]
const HEAD_BYTES = 4
const VBRI_OFFSET = HEAD_BYTES + 32
const GAPLESS_ENCODERS = ['LAME', 'Lavf', 'Lavc']

type Mp3Head = FrameHead & { readonly samples: number; readonly sampleRate: number; readonly isMono: boolean }

/** Length of an MP3 file, without the encoder's padding where an Xing or Info frame states it. */
export function measureMp3(file: Uint8Array): AudioMeasure {
  let durationMs = 0
  let isFirst = true
  for (const frame of scanFrames(file, parseMp3Head)) {
    durationMs += isFirst ? firstFrameMs(file, frame.at) : frame.ms
    isFirst = false
  }
  if (isFirst && file.length > 0) throw new RenditionError('media_unreadable', 'no MP3 frame')
  return { durationMs: Math.max(0, durationMs), silentTailMs: 0 }
}

/** The time of the first frame: an index frame has no sound, and what it says of padding is taken off here. */
function firstFrameMs(file: Uint8Array, at: number): number {
  const head = parseMp3Head(file, at)!
  if (hasText(file, at + VBRI_OFFSET, 'VBRI')) return 0
  const label = at + HEAD_BYTES + sideInfoBytes(head)
  if (!hasText(file, label, 'Xing') && !hasText(file, label, 'Info')) return head.ms
  return (-paddingSamples(file, label) * 1000) / head.sampleRate
}

function paddingSamples(file: Uint8Array, label: number): number {
  const flags = file[label + 7] ?? 0
  const fieldBytes = [4, 4, 100, 4].reduce((sum, bytes, bit) => sum + ((flags >> bit) & 1) * bytes, 0)
  const encoder = label + 8 + fieldBytes
  if (!GAPLESS_ENCODERS.some((name) => hasText(file, encoder, name))) return 0
  const [high = 0, middle = 0, low = 0] = file.subarray(encoder + 21, encoder + 24)
  const delay = (high << 4) | (middle >> 4)
  const padding = ((middle & 15) << 8) | low
  return delay + padding
}

function sideInfoBytes(head: Mp3Head): number {
  const isMpeg1 = head.samples === 1_152
  if (isMpeg1) return head.isMono ? 17 : 32
  return head.isMono ? 9 : 17
}

function parseMp3Head(file: Uint8Array, at: number): Mp3Head | undefined {
  if (at + HEAD_BYTES > file.length || file[at] !== 0xff || (file[at + 1]! & 0xe6) !== 0xe2) return undefined
  const version = (file[at + 1]! >> 3) & 3
  const isMpeg1 = version === 3
  const kbps = (isMpeg1 ? MPEG1_KBPS : MPEG2_KBPS)[file[at + 2]! >> 4]
  const mpeg1Rate = MPEG1_RATES[(file[at + 2]! >> 2) & 3]
  if (version === 1 || !kbps || !mpeg1Rate) return undefined
  const samples = isMpeg1 ? 1_152 : 576
  const sampleRate = mpeg1Rate / [4, 0, 2, 1][version]!
  const bytes = Math.floor(((samples / 8) * kbps * 1000) / sampleRate) + ((file[at + 2]! >> 1) & 1)
  return { bytes, ms: (samples * 1000) / sampleRate, samples, sampleRate, isMono: file[at + 3]! >> 6 === 3 }
}
