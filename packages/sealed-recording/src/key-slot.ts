import type { Bytes } from './bytes.ts'
import { concatBytes, encodeUtf8, ensureLength, equalBytes } from './bytes.ts'
import { SealedRecordingError } from './errors.ts'
import { hpkeOpen, hpkeSeal } from './hpke.ts'
import type { PrivateKeyInput, PublicKeyInput } from './p256.ts'
import { decodePrivateKey, decodePublicKey, keyIdOf } from './p256.ts'
import type { CryptoPrimitives, RecipientKey } from './primitives.ts'
import type { KeySlot } from './slots.ts'
import { SlotType } from './slots.ts'
import { webPrimitives } from './web-primitives.ts'

const empty = new Uint8Array(0)
const separator = Uint8Array.of(0)

/** A recipient's private key as the callers of this package may hold it. */
export type RecipientKeyInput = RecipientKey | PrivateKeyInput

/** The recipient key of a scalar or PEM text; throws when it is no P-256 key. */
export async function importRecipientKey(
  input: RecipientKeyInput,
  primitives: CryptoPrimitives = webPrimitives,
): Promise<RecipientKey> {
  if (typeof input === 'object' && 'agree' in input) return input
  return primitives.importRecipientKey(decodePrivateKey(input))
}

/** `aad` is empty in SMR1. */
export interface OpenSlotOptions {
  readonly aad?: Uint8Array
  readonly primitives?: CryptoPrimitives
}

/** `ephemeral` is the sender's scalar, for test vectors alone: used twice, it breaks the secrecy of both. */
export interface SealSlotOptions extends OpenSlotOptions {
  readonly ephemeral?: RecipientKeyInput
}

/** A bare slot body: HPKE base mode, suite 0010/0001/0002, single shot; returns enc 65 ‖ ciphertext. */
export async function sealSlot(
  recipientPublicKey: PublicKeyInput,
  info: Uint8Array,
  plaintext: Uint8Array,
  { aad = empty, ephemeral, primitives = webPrimitives }: SealSlotOptions = {},
): Promise<Bytes> {
  const point = decodePublicKey(recipientPublicKey)
  const { enc, ciphertext } = await hpkeSeal(point, info, aad, plaintext, {
    primitives,
    ...(ephemeral !== undefined && { ephemeral: await importRecipientKey(ephemeral, primitives) }),
  })
  return concatBytes(enc, ciphertext)
}

/** Opens what `sealSlot` made; throws `E_SLOT` for whatever is wrong with `body`. */
export async function openSlot(
  recipient: RecipientKeyInput,
  info: Uint8Array,
  body: Uint8Array,
  { aad = empty, primitives = webPrimitives }: OpenSlotOptions = {},
): Promise<Bytes> {
  const message = { enc: body.subarray(0, 65), ciphertext: body.subarray(65) }
  return hpkeOpen(await importRecipientKey(recipient, primitives), message, info, aad, { primitives })
}

function dataKeyInfo(keyId: Uint8Array, identityBytes: Uint8Array): Bytes {
  return concatBytes(encodeUtf8('smartym/smr1/dek'), separator, keyId, identityBytes)
}

/** The key slot (block B) that gives a recording's data key to one recipient; `identityBytes` is block A. */
export async function sealDataKey(
  recipientPublicKey: PublicKeyInput,
  identityBytes: Uint8Array,
  dataKey: Uint8Array,
  options: Omit<SealSlotOptions, 'aad'> = {},
): Promise<KeySlot> {
  ensureLength(dataKey, 32, 'a data key')
  const point = decodePublicKey(recipientPublicKey)
  const keyId = keyIdOf(point, options.primitives ?? webPrimitives)
  const body = await sealSlot(point, dataKeyInfo(keyId, identityBytes), dataKey, options)
  return { type: SlotType.hpke, keyId, body }
}

/**
 * The data key in the first slot that is for one of `recipients`.
 * Throws `E_NOKEY` when no slot is, `E_SLOT` when it does not open or holds no 32 bytes.
 */
export async function openDataKey(
  slots: readonly KeySlot[],
  identityBytes: Uint8Array,
  recipients: readonly RecipientKey[],
  primitives: CryptoPrimitives = webPrimitives,
): Promise<Bytes> {
  const known = recipients.map((key) => ({ key, keyId: keyIdOf(key.publicKey, primitives) }))
  for (const slot of slots) {
    const recipient = known.find(({ keyId }) => equalBytes(keyId, slot.keyId))
    if (slot.type !== SlotType.hpke || !recipient) continue
    const info = dataKeyInfo(slot.keyId, identityBytes)
    const dataKey = await openSlot(recipient.key, info, slot.body, { primitives })
    if (dataKey.length !== 32) throw new SealedRecordingError('E_SLOT', 'the slot holds no 32-byte key')
    return dataKey
  }
  throw new SealedRecordingError('E_NOKEY', 'no slot is for our keys')
}
