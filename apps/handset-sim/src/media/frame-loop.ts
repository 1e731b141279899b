/** Encoded audio as frames of one length that repeats for ever: the sound of a call that may outlast its dialogue. */
export type FrameLoop = {
  /** All frames of one round, one after another. */
  readonly body: Uint8Array
  /** Where each frame begins in `body`; one more entry than frames, the last is the body's length. */
  readonly offsets: readonly number[]
  readonly samplesPerFrame: number
  readonly sampleRate: number
}

/** Frames that are whole after `elapsedMs`: a frame counts when its last sample was heard. */
export function countFrames(loop: FrameLoop, elapsedMs: number): number {
  return Math.max(0, Math.floor((elapsedMs * loop.sampleRate) / (1000 * loop.samplesPerFrame)))
}

/** How long `frames` frames sound, in milliseconds. */
export function framesToMs(loop: FrameLoop, frames: number): number {
  return (frames * loop.samplesPerFrame * 1000) / loop.sampleRate
}

/** Bytes of the frames `from` (included) to `until` (excluded), counted through all rounds. */
export function sliceFrames(loop: FrameLoop, from: number, until: number): Uint8Array {
  const start = bytesBefore(loop, from)
  const slice = new Uint8Array(Math.max(0, bytesBefore(loop, until) - start))
  let filled = 0
  while (filled < slice.length) {
    const at = (start + filled) % loop.body.length
    const piece = loop.body.subarray(at, at + slice.length - filled)
    slice.set(piece, filled)
    filled += piece.length
  }
  return slice
}

/** Sizes in bytes of the frames 0 to `count` (excluded), through all rounds. */
export function frameSizes(loop: FrameLoop, count: number): number[] {
  return Array.from({ length: count }, (_, frame) => bytesBefore(loop, frame + 1) - bytesBefore(loop, frame))
}

function bytesBefore(loop: FrameLoop, frame: number): number {
  const perRound = loop.offsets.length - 1
  return Math.floor(frame / perRound) * loop.body.length + loop.offsets[frame % perRound]!
}
