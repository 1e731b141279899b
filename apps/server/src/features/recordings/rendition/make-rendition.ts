import type { RecordingMedia, Waveform } from '@smartym/contract'
import { moveIndexToFront } from './faststart.ts'
import { addGaplessHeader } from './gapless-header.ts'
import { measureAudio } from './measure/measure-audio.ts'
import { RenditionError } from './rendition.errors.ts'
import { transcode } from './transcode.ts'

const TOLERANCE_MS = 100
const MAX_BYTES = 256 * 2 ** 20
const MAX_DURATION_MS = 12 * 3_600_000
const BASE_TIMEOUT_MS = 30_000
/** Slower than this multiple of real time, ffmpeg hangs. */
const SLOWEST_SPEED = 10

export type RenditionSource = {
  readonly media: RecordingMedia
  /** The decrypted recording, whole or in pieces; it is kept in memory and never written anywhere. */
  readonly audio: Uint8Array | AsyncIterable<Uint8Array>
  /** Ends the work at once: ffmpeg is killed and `aborted` is thrown. */
  readonly signal?: AbortSignal
  /** Default: 30 s and a tenth of the recording's length. */
  readonly timeoutMs?: number
  readonly ffmpegPath?: string
}

export type Rendition = {
  /** Playable MP3, mono, 16 kHz, 32 kbit/s CBR, in the recording's own time (no padding is heard). */
  readonly mp3: Uint8Array
  /** Length as decoded. */
  readonly durationMs: number
  readonly waveform: Waveform
}

/**
 * Makes what the browser plays and draws of one recording (decision 8). Throws `RenditionError`; among its codes,
 * `duration_differs` when what was decoded and what the recording's own frames say differ by more than 100 ms.
 */
export async function makeRendition(source: RenditionSource): Promise<Rendition> {
  const { media, signal, ffmpegPath } = source
  const recorded = source.audio instanceof Uint8Array ? source.audio : await collect(source.audio)
  if (recorded.length > MAX_BYTES) throw tooLarge(`${recorded.length} bytes`)
  const { durationMs, silentTailMs } = measureAudio(media, recorded)
  if (durationMs === 0) throw new RenditionError('no_sound', 'the recording has no frame')
  if (durationMs > MAX_DURATION_MS) throw tooLarge(`${Math.round(durationMs)} ms`)

  const file = media === '3gp' || media === 'mp4' ? moveIndexToFront(recorded) : recorded
  const timeoutMs = source.timeoutMs ?? BASE_TIMEOUT_MS + Math.ceil(durationMs / SLOWEST_SPEED)
  const { stream, samples, waveform } = await transcode({
    media,
    file,
    durationMs,
    silentTailMs,
    timeoutMs,
    signal,
    ffmpegPath,
  })
  const decodedMs = waveform.durationMs
  if (Math.abs(decodedMs - durationMs) > TOLERANCE_MS) {
    throw new RenditionError(
      'duration_differs',
      `recorded ${Math.round(durationMs)} ms, decoded ${decodedMs} ms`,
    )
  }
  const mp3 = addGaplessHeader(stream, samples)
  if (!mp3)
    throw new RenditionError(
      'duration_differs',
      `${stream.length} bytes of MP3 do not hold ${samples} samples`,
    )
  return { mp3, durationMs: decodedMs, waveform }
}

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const collected: Uint8Array[] = []
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    if (bytes > MAX_BYTES) throw tooLarge(`more than ${MAX_BYTES} bytes`)
    collected.push(piece)
  }
  return Buffer.concat(collected)
}

function tooLarge(what: string): RenditionError {
  return new RenditionError('media_too_large', `${what} are more than a rendition is made of`)
}
