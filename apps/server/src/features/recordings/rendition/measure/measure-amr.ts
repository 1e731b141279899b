import { RenditionError } from '../rendition.errors.ts'
import type { AudioMeasure } from './audio-measure.ts'

const HEADER = '#!AMR\n'
const FRAME_MS = 20
const NO_DATA = 15
const FIRST_SILENT_TYPE = 8
/** Bytes of a frame, its head included, by frame type (RFC 4867): eight speech modes, then comfort noise. */
const FRAME_BYTES = [13, 14, 16, 18, 20, 21, 27, 32, 6]

/** Length of an AMR-NB file; a frame cut at the end (a recording recovered after a crash) does not count. */
export function measureAmr(file: Uint8Array): AudioMeasure {
  if (Buffer.from(file.subarray(0, HEADER.length)).toString('latin1') !== HEADER) {
    throw new RenditionError('media_unreadable', 'no AMR-NB header')
  }
  let frames = 0
  let silentTail = 0
  let at = HEADER.length
  while (at < file.length) {
    const frameType = (file[at]! >> 3) & 15
    at += frameBytes(frameType)
    if (at > file.length) break
    frames += 1
    silentTail = frameType >= FIRST_SILENT_TYPE ? silentTail + 1 : 0
  }
  return { durationMs: frames * FRAME_MS, silentTailMs: silentTail * FRAME_MS }
}

function frameBytes(frameType: number): number {
  const bytes = frameType === NO_DATA ? 1 : FRAME_BYTES[frameType]
  if (bytes === undefined)
    throw new RenditionError('media_unreadable', `AMR-NB frame type ${frameType} is reserved`)
  return bytes
}
