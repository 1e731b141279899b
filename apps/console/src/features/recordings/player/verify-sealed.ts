import {
  blobReader,
  CHUNK_BYTES,
  decodeHex,
  equalBytes,
  openRecording,
  probeRecording,
  SealedRecordingError,
  type SealedRecordingErrorCode,
} from '@smartym/sealed-recording'
import { type HeldGrant, openGrantedKey } from './grant.ts'
import type { OnShare } from './sound.ts'

/** What was found in a sealed file. `other_recording`: it is not the one that the grant is for. */
export type Verdict =
  | { readonly kind: 'whole'; readonly chunks: number; readonly durationMs: number }
  | { readonly kind: 'broken'; readonly code: SealedRecordingErrorCode; readonly chunk?: BrokenChunk }
  | { readonly kind: 'other_recording' }

/** The chunk that does not authenticate, counted from 1, and about where in the sound it lies. */
export interface BrokenChunk {
  readonly number: number
  readonly aboutMs: number
}

/** The 65-byte point in the SubjectPublicKeyInfo of a P-256 key. */
function pointOfSpki(hex: string): Uint8Array {
  return decodeHex(hex).slice(-65)
}

/** Names the chunk of an `E_CHUNK(k)`; undefined for other codes. */
export function findBrokenChunk(
  code: SealedRecordingErrorCode,
  { plainLength, durationMs }: { readonly plainLength: number; readonly durationMs: number },
): BrokenChunk | undefined {
  const index = /^E_CHUNK\((\d+)\)$/.exec(code)?.[1]
  if (index === undefined) return undefined
  const aboutMs = plainLength === 0 ? 0 : (Number(index) * CHUNK_BYTES * durationMs) / plainLength
  return { number: Number(index) + 1, aboutMs: Math.min(durationMs, Math.round(aboutMs)) }
}

/**
 * Opens every chunk of a sealed file and checks the digest and the phone's signature, in the reader's order: so that a
 * flipped byte is named by its chunk. The sound that comes out is thrown away.
 */
export async function verifySealed(file: Blob, held: HeldGrant, onShare: OnShare): Promise<Verdict> {
  const reader = blobReader(file)
  let seal = { plainLength: 0, durationMs: 0 }
  try {
    const layout = await probeRecording(reader)
    seal = layout.seal
    if (!equalBytes(layout.identityBytes, decodeHex(held.grant.identityBlock))) {
      return { kind: 'other_recording' }
    }
    const dataKey = await openGrantedKey(held, held.grant.recordingKey)
    const devicePublicKey = pointOfSpki(held.grant.devicePublicKey)
    const recording = await openRecording(reader, { dataKey }, { devicePublicKey })
    let openedBytes = 0
    for await (const span of recording.stream()) {
      openedBytes += span.length
      onShare(Math.min(1, openedBytes / Math.max(1, recording.plainLength)))
    }
    return { kind: 'whole', chunks: recording.chunkCount, durationMs: seal.durationMs }
  } catch (error) {
    if (!(error instanceof SealedRecordingError)) throw error
    const chunk = findBrokenChunk(error.code, seal)
    return { kind: 'broken', code: error.code, ...(chunk && { chunk }) }
  }
}
