import type { FrameLoop } from './frame-loop.ts'

/** First bytes of an AMR-NB file with one channel (RFC 4867, 5.1). */
export const AMR_HEADER = new TextEncoder().encode('#!AMR\n')

const SAMPLES_PER_FRAME = 160
const SAMPLE_RATE = 8_000
const NO_DATA = 15
/** Bytes of a frame, its head included, by frame type: eight speech modes, then comfort noise. */
const FRAME_BYTES = [13, 14, 16, 18, 20, 21, 27, 32, 6]

/** Reads an AMR-NB file as frames of 20 ms; throws when it is not one or ends inside a frame. */
export function parseAmrFrames(file: Uint8Array): FrameLoop {
  if (AMR_HEADER.some((byte, index) => file[index] !== byte)) throw new Error('not an AMR-NB file')
  const body = file.subarray(AMR_HEADER.length)
  const offsets = [0]
  for (let at = 0; at < body.length; offsets.push(at)) at += amrFrameBytes(body[at]!)
  if (offsets.at(-1) !== body.length || body.length === 0) throw new Error('AMR-NB file without whole frames')
  return { body, offsets, samplesPerFrame: SAMPLES_PER_FRAME, sampleRate: SAMPLE_RATE }
}

function amrFrameBytes(head: number): number {
  const frameType = (head >> 3) & 15
  const bytes = frameType === NO_DATA ? 1 : FRAME_BYTES[frameType]
  if (bytes === undefined) throw new Error(`AMR-NB frame type ${frameType} is reserved`)
  return bytes
}
