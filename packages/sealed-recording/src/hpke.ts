import type { Bytes } from './bytes.ts'
import { concatBytes, decodeHex, encodeUtf8 } from './bytes.ts'
import { SealedRecordingError } from './errors.ts'
import { hkdfExpand, hkdfExtract } from './hkdf.ts'
import type { CryptoPrimitives, RecipientKey } from './primitives.ts'
import { webPrimitives } from './web-primitives.ts'

/** HPKE (RFC 9180) suites over DHKEM(P-256, HKDF-SHA256) and HKDF-SHA256; SMR1 uses `aes256Gcm` alone. */
export const HpkeSuite = { aes128Gcm: 1, aes256Gcm: 2 } as const
export type HpkeSuite = (typeof HpkeSuite)[keyof typeof HpkeSuite]

/** What base mode derives from a shared secret; the first message's nonce is `baseNonce` itself. */
export interface HpkeKeys {
  readonly key: Bytes
  readonly baseNonce: Bytes
}

/** An encapsulated key (65-byte point) with its ciphertext. */
export interface HpkeMessage {
  readonly enc: Uint8Array
  readonly ciphertext: Uint8Array
}

/** `ephemeral` stands for a fresh key pair in tests alone: used twice, it breaks the secrecy of both messages. */
export interface HpkeOptions {
  readonly suite?: HpkeSuite
  readonly ephemeral?: RecipientKey
  readonly primitives?: CryptoPrimitives
}

const empty = new Uint8Array(0)
const kemSuiteId = concatBytes(encodeUtf8('KEM'), decodeHex('0010'))

/** Labelled HKDF-SHA256 of RFC 9180, section 4. */
function labeled(suiteId: Uint8Array, primitives: CryptoPrimitives) {
  const version = encodeUtf8('HPKE-v1')
  return {
    extract: (salt: Uint8Array, label: string, inputKey: Uint8Array) =>
      hkdfExtract('SHA-256', salt, concatBytes(version, suiteId, encodeUtf8(label), inputKey), primitives),
    expand: (key: Uint8Array, label: string, info: Uint8Array, length: number) => {
      const lengthBytes = Uint8Array.of(length >> 8, length & 0xff)
      const labeledInfo = concatBytes(lengthBytes, version, suiteId, encodeUtf8(label), info)
      return hkdfExpand('SHA-256', key, labeledInfo, length, primitives)
    },
  }
}

/** ExtractAndExpand of DHKEM(P-256, HKDF-SHA256): the shared secret of an agreement (32 bytes). */
export async function hpkeSharedSecret(
  agreed: Uint8Array,
  enc: Uint8Array,
  recipientPublicKey: Uint8Array,
  primitives: CryptoPrimitives = webPrimitives,
): Promise<Bytes> {
  const kem = labeled(kemSuiteId, primitives)
  const extracted = await kem.extract(empty, 'eae_prk', agreed)
  return kem.expand(extracted, 'shared_secret', concatBytes(enc, recipientPublicKey), 32)
}

/** KeySchedule of base mode (RFC 9180, section 5.1), without the exporter. */
export async function hpkeKeySchedule(
  sharedSecret: Uint8Array,
  info: Uint8Array,
  suite: HpkeSuite = HpkeSuite.aes256Gcm,
  primitives: CryptoPrimitives = webPrimitives,
): Promise<HpkeKeys> {
  const suiteId = concatBytes(encodeUtf8('HPKE'), decodeHex('00100001'), Uint8Array.of(0, suite))
  const { extract, expand } = labeled(suiteId, primitives)
  const pskIdHash = await extract(empty, 'psk_id_hash', empty)
  const infoHash = await extract(empty, 'info_hash', info)
  const context = concatBytes(Uint8Array.of(0), pskIdHash, infoHash)
  const secret = await extract(sharedSecret, 'secret', empty)
  return {
    key: await expand(secret, 'key', context, suite === HpkeSuite.aes128Gcm ? 16 : 32),
    baseNonce: await expand(secret, 'base_nonce', context, 12),
  }
}

/**
 * HPKE single-shot Seal in base mode to a 65-byte public point.
 * Throws a RangeError when the recipient's key is no point of the curve.
 */
export async function hpkeSeal(
  recipientPublicKey: Uint8Array,
  info: Uint8Array,
  aad: Uint8Array,
  plaintext: Uint8Array,
  options: HpkeOptions = {},
): Promise<HpkeMessage> {
  const primitives = options.primitives ?? webPrimitives
  const ephemeral = options.ephemeral ?? (await primitives.generateRecipientKey())
  const agreed = await ephemeral.agree(recipientPublicKey)
  if (!agreed) throw new RangeError("the recipient's public key is no point of P-256")
  const enc = ephemeral.publicKey
  const sharedSecret = await hpkeSharedSecret(agreed, enc, recipientPublicKey, primitives)
  const { key, baseNonce } = await hpkeKeySchedule(sharedSecret, info, options.suite, primitives)
  const aead = await primitives.importAesGcm(key)
  return { enc, ciphertext: await aead.seal(baseNonce, plaintext, aad) }
}

/** HPKE single-shot Open in base mode; throws `E_SLOT` for a bad point or a ciphertext that does not authenticate. */
export async function hpkeOpen(
  recipient: RecipientKey,
  message: HpkeMessage,
  info: Uint8Array,
  aad: Uint8Array,
  options: Omit<HpkeOptions, 'ephemeral'> = {},
): Promise<Bytes> {
  const primitives = options.primitives ?? webPrimitives
  const { enc, ciphertext } = message
  const agreed = enc.length === 65 && enc[0] === 4 ? await recipient.agree(enc) : undefined
  if (!agreed) throw new SealedRecordingError('E_SLOT', 'the encapsulated key is no point of P-256')
  const sharedSecret = await hpkeSharedSecret(agreed, enc, recipient.publicKey, primitives)
  const { key, baseNonce } = await hpkeKeySchedule(sharedSecret, info, options.suite, primitives)
  const aead = await primitives.importAesGcm(key)
  const plaintext = await aead.open(baseNonce, ciphertext, aad)
  if (!plaintext) throw new SealedRecordingError('E_SLOT', 'the key slot does not authenticate')
  return plaintext
}
