import type { KeyRing } from './key-ring.ts'
import { openUnder, sealUnder } from './ring-sealer.ts'

/** Keeps texts that the server must be able to read again, each bound to its owner. */
export interface TextSealer {
  seal(ownerId: string, text: string): Buffer
  /** Throws when the bytes are not what a key of the ring sealed for this owner. */
  open(ownerId: string, sealed: Uint8Array): string
}

/** AES-256-GCM under the ring's current key, whose id the bytes carry. */
export function createTextSealer(ring: KeyRing): TextSealer {
  return {
    seal: (ownerId, text) => sealUnder(ring, ownerId, Buffer.from(text)),
    open: (ownerId, sealed) => openUnder(ring, ownerId, sealed).toString('utf8'),
  }
}
