import type { Bytes } from './bytes.ts'
import { concatBytes, encodeUtf8, ensureLength, equalBytes, viewOf } from './bytes.ts'
import { SealedRecordingError } from './errors.ts'
import type { PublicKeyInput } from './p256.ts'
import { decodePublicKey } from './p256.ts'
import type { CryptoPrimitives } from './primitives.ts'
import { webPrimitives } from './web-primitives.ts'

/** Length of block D in bytes. */
export const SEAL_BYTES = 120

const signedBytes = 56
const emptyReserved = Uint8Array.of(0, 0, 0)

/** Why a recording ended. */
export const EndReason = { normal: 0, recovered: 1, storageFull: 2, captureFailed: 3 } as const
export type EndReason = (typeof EndReason)[keyof typeof EndReason]

/** Block D without its signature: how a recording ended, and the digest of all of it. */
export interface RecordingSeal {
  /** Length of the audio in bytes. */
  readonly plainLength: number
  readonly durationMs: number
  readonly endReason: number
  /** SHA-256(A ‖ C), 32 bytes. */
  readonly bodyDigest: Uint8Array
  /** UTC ms by the phone's clock. */
  readonly sealedAt: number
}

/** Signs bytes with the device's key: ECDSA P-256 over SHA-256, the signature as r‖s (64 bytes). */
export type SignSeal = (message: Bytes) => Promise<Uint8Array>

/** Block D (120 bytes), signed by the device; throws a RangeError for a field or signature that does not fit. */
export async function encodeSeal(
  identityBytes: Uint8Array,
  seal: RecordingSeal,
  sign: SignSeal,
): Promise<Bytes> {
  ensureLength(seal.bodyDigest, 32, 'bodyDigest')
  if (!(seal.durationMs >= 0 && seal.durationMs <= 0xffffffff)) throw new RangeError('durationMs is 32 bits')
  const block = new Uint8Array(signedBytes)
  const view = viewOf(block)
  view.setBigUint64(0, BigInt(seal.plainLength))
  view.setUint32(8, seal.durationMs)
  view.setUint8(12, seal.endReason)
  block.set(seal.bodyDigest, 16)
  view.setBigInt64(48, BigInt(seal.sealedAt))
  const signature = await sign(sealMessage(identityBytes, block))
  ensureLength(signature, 64, 'a signature')
  return concatBytes(block, signature)
}

/** Reads block D without judging it; the caller gives exactly 120 bytes. */
export function decodeSeal(block: Uint8Array): RecordingSeal {
  ensureLength(block, SEAL_BYTES, 'a seal')
  const view = viewOf(block)
  return {
    plainLength: Number(view.getBigUint64(0)),
    durationMs: view.getUint32(8),
    endReason: view.getUint8(12),
    bodyDigest: Uint8Array.from(block.subarray(16, 48)),
    sealedAt: Number(view.getBigInt64(48)),
  }
}

/** SHA-256 of a block D: the `prevDigest` of the device's next recording. */
export function digestSeal(sealBytes: Uint8Array, primitives: CryptoPrimitives = webPrimitives): Bytes {
  const hash = primitives.createHash()
  hash.update(sealBytes)
  return hash.digest()
}

/**
 * Throws `E_SEAL` unless reserved bytes are zero and the device's key signed A and D.
 * Without a device key only the reserved bytes are looked at. A key that is no P-256 point throws a RangeError.
 */
export async function ensureSignedSeal(
  identityBytes: Uint8Array,
  sealBytes: Uint8Array,
  devicePublicKey: PublicKeyInput | undefined,
  primitives: CryptoPrimitives = webPrimitives,
): Promise<void> {
  if (!equalBytes(sealBytes.subarray(13, 16), emptyReserved))
    refuse('reserved bytes of the seal are not zero')
  if (devicePublicKey === undefined) return
  const message = sealMessage(identityBytes, sealBytes.subarray(0, signedBytes))
  const signature = sealBytes.subarray(signedBytes)
  const isOurs = await primitives.verifySignature(decodePublicKey(devicePublicKey), signature, message)
  if (!isOurs) refuse("the signature is not the device's")
}

/** Throws `E_SEAL` unless the seal states this digest of A ‖ C. */
export function ensureSealedDigest(seal: RecordingSeal, bodyDigest: Uint8Array): void {
  if (!equalBytes(seal.bodyDigest, bodyDigest)) refuse('the digest of the body differs')
}

/** Throws `E_SEAL` unless the seal states this length of the audio. */
export function ensureSealedLength(seal: RecordingSeal, plainLength: number): void {
  if (seal.plainLength !== plainLength) refuse('the length of the audio differs')
}

function sealMessage(identityBytes: Uint8Array, signedPart: Uint8Array): Bytes {
  return concatBytes(encodeUtf8('smartym/smr1/seal'), identityBytes, signedPart)
}

function refuse(reason: string): never {
  throw new SealedRecordingError('E_SEAL', reason)
}
