import { AMR_HEADER, parseAmrFrames } from '../media/amr-frames.ts'
import type { FrameLoop } from '../media/frame-loop.ts'
import { write3gp } from '../media/three-gp.ts'

const noFrames: FrameLoop = { body: new Uint8Array(0), offsets: [0], samplesPerFrame: 160, sampleRate: 8_000 }
const frameMs = 20

/** The 3GP file of these AMR frames; the same frames always give the same bytes. */
export function wrapFrames(frames: Uint8Array): Uint8Array {
  const loop = frames.length === 0 ? noFrames : parseAmrFrames(Buffer.concat([AMR_HEADER, frames]))
  return write3gp(loop, (loop.offsets.length - 1) * frameMs)
}
