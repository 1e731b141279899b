import { countFrames, frameSizes, type FrameLoop, framesToMs, sliceFrames } from './frame-loop.ts'

/** As MediaRecorder does: a chunk holds one second. */
const FRAMES_PER_CHUNK = 50
const MOVIE_TIMESCALE = 1_000
const UNITY_MATRIX = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
const FULL_BOX = u32(0)
const TIMES = u32(0, 0)
const NORMAL_VOLUME = u16(0x0100)
const ENABLED_IN_MOVIE = u32(7)
const UNDEFINED_LANGUAGE = u16(0x55c4)

/**
 * A 3GP file (ISO 14496-12, 3GPP TS 26.244) with one AMR-NB track that holds the frames whole after `durationMs`. As
 * on a phone the index (`moov`) is its last box, because a recorder knows it only at the end. Creation times are 0.
 */
export function write3gp(amr: FrameLoop, durationMs: number): Uint8Array {
  const frames = countFrames(amr, durationMs)
  const fileType = box('ftyp', text('3gp4'), u32(0), text('isom'), text('3gp4'))
  const media = box('mdat', sliceFrames(amr, 0, frames))
  const firstChunkAt = fileType.length + 8
  return concat([fileType, media, movie(amr, frames, firstChunkAt)])
}

function movie(amr: FrameLoop, frames: number, firstChunkAt: number): Uint8Array {
  const durationMs = framesToMs(amr, frames)
  const normalRate = u32(0x10000)
  const place = [NORMAL_VOLUME, zeros(10), UNITY_MATRIX, zeros(24)]
  const header = box('mvhd', FULL_BOX, TIMES, u32(MOVIE_TIMESCALE, durationMs), normalRate, ...place, u32(2))
  const media = box(
    'mdia',
    box(
      'mdhd',
      FULL_BOX,
      TIMES,
      u32(amr.sampleRate, frames * amr.samplesPerFrame),
      UNDEFINED_LANGUAGE,
      u16(0),
    ),
    box('hdlr', FULL_BOX, u32(0), text('soun'), zeros(12), text('SoundHandle\0')),
    mediaInformation(sampleTable(amr, frames, firstChunkAt)),
  )
  return box('moov', header, box('trak', trackHeader(durationMs), media))
}

function trackHeader(durationMs: number): Uint8Array {
  const sound = [u16(0, 0), NORMAL_VOLUME, u16(0)]
  const noPicture = u32(0, 0)
  return box(
    'tkhd',
    ENABLED_IN_MOVIE,
    TIMES,
    u32(1, 0, durationMs),
    zeros(8),
    ...sound,
    UNITY_MATRIX,
    noPicture,
  )
}

function mediaInformation(samples: Uint8Array): Uint8Array {
  const inThisFile = box('url ', u32(1))
  const dataReference = box('dinf', box('dref', FULL_BOX, u32(1), inThisFile))
  return box('minf', box('smhd', FULL_BOX, u32(0)), dataReference, samples)
}

function sampleTable(amr: FrameLoop, frames: number, firstChunkAt: number): Uint8Array {
  const sizes = frameSizes(amr, frames)
  const times = frames > 0 ? [[frames, amr.samplesPerFrame]] : []
  return box(
    'stbl',
    box('stsd', FULL_BOX, u32(1), amrSampleEntry(amr.sampleRate)),
    box('stts', FULL_BOX, table(times)),
    box('stsc', FULL_BOX, table(chunkRuns(frames))),
    box('stsz', FULL_BOX, u32(0, frames), u32s(sizes)),
    box('stco', FULL_BOX, table(chunkOffsets(sizes, firstChunkAt))),
  )
}

/** `samr` with its `damr`: any mode may occur, one frame a sample. */
function amrSampleEntry(sampleRate: number): Uint8Array {
  const decoderInfo = box('damr', text('smym'), Uint8Array.of(0), u16(0x81ff), Uint8Array.of(0, 1))
  const reference = [zeros(6), u16(1)]
  return box('samr', ...reference, zeros(8), u16(1), u16(16), zeros(4), u16(sampleRate), u16(0), decoderInfo)
}

/** Rows of `stsc`: first chunk, frames a chunk, description. The last chunk may be short. */
function chunkRuns(frames: number): number[][] {
  const full = Math.floor(frames / FRAMES_PER_CHUNK)
  const rest = frames % FRAMES_PER_CHUNK
  const runs: number[][] = full > 0 ? [[1, FRAMES_PER_CHUNK, 1]] : []
  return rest > 0 ? [...runs, [full + 1, rest, 1]] : runs
}

function chunkOffsets(sizes: number[], firstChunkAt: number): number[][] {
  const offsets: number[][] = []
  let at = firstChunkAt
  for (const [frame, size] of sizes.entries()) {
    if (frame % FRAMES_PER_CHUNK === 0) offsets.push([at])
    at += size
  }
  return offsets
}

function table(rows: number[][]): Uint8Array {
  return u32s([rows.length, ...rows.flat()])
}

function box(type: string, ...content: Uint8Array[]): Uint8Array {
  const bytes = content.reduce((sum, part) => sum + part.length, 8)
  return concat([u32(bytes), text(type), ...content])
}

function u32(...values: number[]): Uint8Array {
  return u32s(values)
}

/** As `u32`, for lists too long to be arguments (an hour has 180,000 frames). */
function u32s(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4)
  const view = new DataView(bytes.buffer)
  for (const [index, value] of values.entries()) view.setUint32(index * 4, value)
  return bytes
}

function u16(...values: number[]): Uint8Array {
  return Uint8Array.from(values.flatMap((value) => [value >>> 8, value]))
}

function text(letters: string): Uint8Array {
  return new TextEncoder().encode(letters)
}

function zeros(count: number): Uint8Array {
  return new Uint8Array(count)
}

function concat(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
