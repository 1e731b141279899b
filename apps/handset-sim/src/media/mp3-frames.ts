import type { FrameLoop } from './frame-loop.ts'

/** Bit rates in kbit/s of layer III by index; 0 is "free", 15 forbidden. */
const MPEG1_KBPS = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const MPEG2_KBPS = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const MPEG1_RATES = [44_100, 48_000, 32_000]
const HEAD_BYTES = 4

type FrameHead = { bytes: number; samples: number; sampleRate: number }

/**
 * Reads an MP3 file (MPEG 1, 2 or 2.5, layer III) as frames. Tags and a Xing or Info frame are left out: they state
 * the length of the file that was read, not of what is cut from it. Throws when a frame is broken.
 *
 * A decoder may need the bytes of frames before (the bit reservoir), never of those behind; the first frame of a file
 * needs none. So the file may be cut behind any frame and begun again at its first.
 */
export function parseMp3Frames(file: Uint8Array): FrameLoop {
  const first = parseHead(file, startOfAudio(file))
  const start = startOfAudio(file) + (isIndexFrame(file, startOfAudio(file), first) ? first.bytes : 0)
  const end = endOfAudio(file)
  const offsets = [0]
  for (let at = start; at < end; offsets.push(at - start)) {
    const head = parseHead(file, at)
    if (head.sampleRate !== first.sampleRate) throw new Error('MP3 changes its sample rate')
    at += head.bytes
  }
  if (offsets.at(-1) !== end - start || end === start) throw new Error('MP3 without whole frames')
  return {
    body: file.subarray(start, end),
    offsets,
    samplesPerFrame: first.samples,
    sampleRate: first.sampleRate,
  }
}

function parseHead(file: Uint8Array, at: number): FrameHead {
  const [sync, kind, rates] = [file[at], file[at + 1] ?? 0, file[at + 2] ?? 0]
  const version = (kind >> 3) & 3
  const isLayer3 = ((kind >> 1) & 3) === 1
  if (sync !== 0xff || (kind & 0xe0) !== 0xe0 || version === 1 || !isLayer3)
    throw new Error(`no MP3 frame at ${at}`)
  const isMpeg1 = version === 3
  const kbps = (isMpeg1 ? MPEG1_KBPS : MPEG2_KBPS)[rates >> 4]
  const mpeg1Rate = MPEG1_RATES[(rates >> 2) & 3]
  if (!kbps || !mpeg1Rate) throw new Error(`MP3 frame at ${at} has a free or forbidden rate`)
  const sampleRate = mpeg1Rate / (isMpeg1 ? 1 : version === 2 ? 2 : 4)
  const samples = isMpeg1 ? 1_152 : 576
  const padding = (rates >> 1) & 1
  return { bytes: Math.floor(((samples / 8) * kbps * 1000) / sampleRate) + padding, samples, sampleRate }
}

function startOfAudio(file: Uint8Array): number {
  if (!hasText(file, 0, 'ID3')) return 0
  const size = file.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 127), 0)
  const footer = (file[5]! & 0x10) === 0 ? 0 : 10
  return 10 + size + footer
}

function endOfAudio(file: Uint8Array): number {
  return hasText(file, file.length - 128, 'TAG') ? file.length - 128 : file.length
}

function isIndexFrame(file: Uint8Array, at: number, head: FrameHead): boolean {
  const isMono = file[at + 3]! >> 6 === 3
  const sideInfo = head.samples === 1_152 ? (isMono ? 17 : 32) : isMono ? 9 : 17
  const label = at + HEAD_BYTES + sideInfo
  return hasText(file, label, 'Xing') || hasText(file, label, 'Info')
}

function hasText(file: Uint8Array, at: number, text: string): boolean {
  return at >= 0 && Array.from(text).every((letter, index) => file[at + index] === letter.charCodeAt(0))
}
