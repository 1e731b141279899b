import type { Bytes } from './bytes.ts'
import { concatBytes, encodeUtf8, ensureLength } from './bytes.ts'
import { SealedRecordingError } from './errors.ts'
import type { RecipientKeyInput, SealSlotOptions } from './key-slot.ts'
import { openSlot, sealSlot } from './key-slot.ts'
import type { PublicKeyInput } from './p256.ts'
import type { CryptoPrimitives } from './primitives.ts'
import { webPrimitives } from './web-primitives.ts'

const separator = Uint8Array.of(0)

function playInfo(grantId: string, binding: Uint8Array): Bytes {
  return concatBytes(encodeUtf8('smartym/smr1/play'), separator, encodeUtf8(grantId), binding)
}

/**
 * A data key sealed for one player under one listen grant (REC-6): enc ‖ ciphertext, 113 bytes.
 * `binding` is block A of the recording, also for the keys of its renditions.
 */
export async function sealPlayKey(
  playerPublicKey: PublicKeyInput,
  grantId: string,
  binding: Uint8Array,
  dataKey: Uint8Array,
  options: Omit<SealSlotOptions, 'aad'> = {},
): Promise<Bytes> {
  ensureLength(dataKey, 32, 'a data key')
  return sealSlot(playerPublicKey, playInfo(grantId, binding), dataKey, options)
}

/** The data key of a listen grant; throws `E_SLOT` for another player, grant or binding. */
export async function openPlayKey(
  player: RecipientKeyInput,
  grantId: string,
  binding: Uint8Array,
  sealed: Uint8Array,
  primitives: CryptoPrimitives = webPrimitives,
): Promise<Bytes> {
  const dataKey = await openSlot(player, playInfo(grantId, binding), sealed, { primitives })
  if (dataKey.length !== 32) throw new SealedRecordingError('E_SLOT', 'the grant holds no 32-byte key')
  return dataKey
}

function wrapAad(kekId: string, binding: Uint8Array): Bytes {
  return concatBytes(encodeUtf8('smartym/smr1/kek'), encodeUtf8(kekId), binding)
}

/**
 * A data key under a company's 32-byte key-encryption key: nonce 12 ‖ ciphertext 48.
 * `binding` is block A of the recording, also for the keys of its renditions; `nonce` is for test vectors alone.
 */
export async function wrapDataKey(
  kek: Uint8Array,
  kekId: string,
  binding: Uint8Array,
  dataKey: Uint8Array,
  primitives: CryptoPrimitives = webPrimitives,
  nonce: Bytes = primitives.randomBytes(12),
): Promise<Bytes> {
  ensureLength(kek, 32, 'a key-encryption key')
  ensureLength(dataKey, 32, 'a data key')
  const aead = await primitives.importAesGcm(kek)
  return concatBytes(nonce, await aead.seal(nonce, dataKey, wrapAad(kekId, binding)))
}

/** The data key that `wrapDataKey` wrapped; throws `E_SLOT` for another key, key id or binding. */
export async function unwrapDataKey(
  kek: Uint8Array,
  kekId: string,
  binding: Uint8Array,
  wrapped: Uint8Array,
  primitives: CryptoPrimitives = webPrimitives,
): Promise<Bytes> {
  ensureLength(kek, 32, 'a key-encryption key')
  const aead = await primitives.importAesGcm(kek)
  const dataKey =
    wrapped.length === 60
      ? await aead.open(
          Uint8Array.from(wrapped.subarray(0, 12)),
          wrapped.subarray(12),
          wrapAad(kekId, binding),
        )
      : undefined
  if (!dataKey) throw new SealedRecordingError('E_SLOT', 'the wrapped data key does not authenticate')
  return dataKey
}
