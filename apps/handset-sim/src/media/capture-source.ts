import { AMR_HEADER, parseAmrFrames } from './amr-frames.ts'
import { countFrames, type FrameLoop, framesToMs, sliceFrames } from './frame-loop.ts'
import { parseMp3Frames } from './mp3-frames.ts'
import { write3gp } from './three-gp.ts'

/** What a virtual handset can record: two media that can be sealed while the call runs, one that is whole at its end. */
export const captureMedia = ['amr', '3gp', 'mp3'] as const
export type CaptureMedia = (typeof captureMedia)[number]

/** The encoded sound of one dialogue, as it is checked in. */
export type DialogueAudio = { readonly amr: Uint8Array; readonly mp3: Uint8Array }

/**
 * The microphone of a virtual handset: the bytes that a recorder has written after a call's first milliseconds. The
 * dialogue is repeated when the call is longer, and cut at frame borders.
 *
 * For every medium, `framesUntil(a)` ‖ `framesUntil(b, a)` ‖ … ‖ `finish(end, b)` is the recording's file.
 */
export type CaptureSource = {
  readonly media: CaptureMedia
  /** The dialogue's own length, after which it begins again. */
  readonly loopMs: number
  /** Length of the sound that is whole after `elapsedMs`, in milliseconds. */
  durationUntil(elapsedMs: number): number
  /**
   * Bytes written until `elapsedMs` and not yet until `afterMs` (from the file's first byte without it). Empty for
   * 3GP, whose index is known at the end only.
   */
  framesUntil(elapsedMs: number, afterMs?: number): Uint8Array
  /** Bytes still to come when the call ends at `endMs` and `framesUntil` gave those until `afterMs`; for 3GP the whole file. */
  finish(endMs: number, afterMs?: number): Uint8Array
}

/** A new recording of `dialogue` in `media` (REC-1); throws when the dialogue's bytes are not what they should be. */
export function createCaptureSource({
  dialogue,
  media,
}: {
  dialogue: DialogueAudio
  media: CaptureMedia
}): CaptureSource {
  const loop = media === 'mp3' ? parseMp3Frames(dialogue.mp3) : parseAmrFrames(dialogue.amr)
  const framesUntil = (elapsedMs: number, afterMs?: number) => streamBytes(loop, media, elapsedMs, afterMs)
  return {
    media,
    loopMs: framesToMs(loop, loop.offsets.length - 1),
    durationUntil: (elapsedMs) => framesToMs(loop, countFrames(loop, elapsedMs)),
    framesUntil: media === '3gp' ? () => new Uint8Array(0) : framesUntil,
    finish: media === '3gp' ? (endMs) => write3gp(loop, endMs) : framesUntil,
  }
}

function streamBytes(loop: FrameLoop, media: CaptureMedia, elapsedMs: number, afterMs?: number): Uint8Array {
  const frames = sliceFrames(loop, countFrames(loop, afterMs ?? 0), countFrames(loop, elapsedMs))
  if (afterMs !== undefined || media === 'mp3') return frames
  const withHeader = new Uint8Array(AMR_HEADER.length + frames.length)
  withHeader.set(AMR_HEADER)
  withHeader.set(frames, AMR_HEADER.length)
  return withHeader
}
