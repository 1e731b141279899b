import { createHash } from 'node:crypto'
import { CHUNK_BYTES } from '@smartym/sealed-recording'
import type { CaptureSource } from '../media/capture-source.ts'
import type { SealedFile } from './sealed-file.ts'
import type { TailFile } from './tail-file.ts'
import { wrapFrames } from './three-gp-file.ts'

/** One recording while its call runs: sound in, sealed chunks out. Its plaintext is in memory only. */
export interface Capture {
  /** Milliseconds of sound taken so far. */
  readonly takenMs: number
  /** Takes what was heard until `heardMs`; it is safe on the disk, sealed or in the tail, when this returns. */
  take(heardMs: number): Promise<void>
  /** Takes the last sound; the file can be finished after it. */
  takeLast(heardMs: number): Promise<void>
  /** SHA-256 of everything that was fed to the capture, hex, for comparing with what a listener gets. */
  audioSha256(): string
}

/** AMR and MP3 are sealed as they come; the tail holds what is not in a whole chunk yet. */
export function createLiveCapture(source: CaptureSource, file: SealedFile, tail: TailFile): Capture {
  const digest = createHash('sha256')
  let takenMs: number | undefined

  async function feed(bytes: Uint8Array, heardMs: number): Promise<void> {
    takenMs = heardMs
    if (bytes.length === 0) return
    digest.update(bytes)
    const before = file.plainBytes
    await file.append(bytes)
    const chunkStart = file.chunks * CHUNK_BYTES
    const fresh = bytes.subarray(Math.max(0, chunkStart - before))
    if (fresh.length > 0) await tail.add(file.chunks, fresh, heardMs)
  }

  return {
    get takenMs() {
      return takenMs ?? 0
    },
    take: (heardMs) => feed(source.framesUntil(heardMs, takenMs), heardMs),
    takeLast: (heardMs) => feed(source.finish(heardMs, takenMs), heardMs),
    audioSha256: () => digest.copy().digest('hex'),
  }
}

/**
 * A 3GP has its index at the end, so it is sealed when the call is over; until then its frames wait in memory, and in the
 * tail, from which a crashed one is made. `source` gives AMR frames.
 */
export function createThreeGpCapture(source: CaptureSource, file: SealedFile, tail: TailFile): Capture {
  const frames: Uint8Array[] = []
  const digest = createHash('sha256')
  let takenMs = 0

  async function take(heardMs: number): Promise<void> {
    const fresh = source.framesUntil(heardMs, takenMs)
    takenMs = heardMs
    if (fresh.length === 0) return
    frames.push(fresh)
    await tail.add(0, fresh, heardMs)
  }

  return {
    get takenMs() {
      return takenMs
    },
    take,
    async takeLast(heardMs) {
      await take(heardMs)
      const whole = wrapFrames(Buffer.concat(frames))
      digest.update(whole)
      await file.append(whole)
    },
    audioSha256: () => digest.copy().digest('hex'),
  }
}
