import { createHash } from 'node:crypto'
import { CHUNK_BYTES } from '@smartym/sealed-recording'
import type { CaptureSource } from '../media/capture-source.ts'
import type { SealedFile } from './sealed-file.ts'
import type { TailFile } from './tail-file.ts'

/** One recording while its call runs: sound in, sealed chunks out. Its plaintext is in memory only. */
export interface Capture {
  /** Milliseconds of sound taken so far. */
  readonly takenMs: number
  /** Seals what was heard until `heardMs`; safe on the disk, but for less than a chunk in the tail, when this returns. */
  take(heardMs: number): Promise<void>
  /** Takes the last sound; the file can be finished after it. */
  takeLast(heardMs: number): Promise<void>
  /** SHA-256 of everything that was fed to the capture, hex, for comparing with what a listener gets. */
  audioSha256(): string
}

export function createCapture(source: CaptureSource, file: SealedFile, tail: TailFile): Capture {
  const digest = createHash('sha256')
  let takenMs: number | undefined

  async function feed(bytes: Uint8Array, heardMs: number): Promise<void> {
    takenMs = heardMs
    if (bytes.length === 0) return
    digest.update(bytes)
    const before = file.plainBytes
    await file.append(bytes)
    // Only what is not in a whole chunk by now belongs in the tail.
    const chunkStart = file.plainBytes - waitingBytes(file)
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

function waitingBytes(file: SealedFile): number {
  return file.plainBytes - file.chunks * CHUNK_BYTES
}
