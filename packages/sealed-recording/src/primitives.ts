import type { Bytes, MaybePromise } from './bytes.ts'

/** SHA-256 over bytes that come in pieces. */
export interface IncrementalHash {
  update(bytes: Uint8Array): void
  /** 32 bytes; may be asked for once. */
  digest(): Bytes
}

/** AES-GCM with one key: 12-byte nonces, 16-byte tags, the tag behind the ciphertext. */
export interface AesGcm {
  seal(nonce: Bytes, plaintext: Uint8Array, aad?: Uint8Array): MaybePromise<Bytes>
  /** Undefined when the ciphertext does not authenticate. */
  open(nonce: Bytes, ciphertext: Uint8Array, aad?: Uint8Array): MaybePromise<Bytes | undefined>
}

/** The private half of a P-256 key that can agree on a secret; the scalar itself need not be reachable. */
export interface RecipientKey {
  /** 65 bytes, uncompressed point. */
  readonly publicKey: Bytes
  /** The x coordinate of the shared point (32 bytes); undefined when `peer` is no point of the curve. */
  agree(peer: Uint8Array): MaybePromise<Bytes | undefined>
}

/**
 * The cryptography a sealed recording needs. `webPrimitives` runs everywhere; `@smartym/sealed-recording/node`
 * has a synchronous twin for servers. All implementations pass the same conformance files.
 */
export interface CryptoPrimitives {
  /** Random bytes for keys, salts and nonces. */
  randomBytes(length: number): Bytes
  /** A new SHA-256. */
  createHash(): IncrementalHash
  hmac(hash: 'SHA-256' | 'SHA-512', key: Uint8Array, message: Uint8Array): MaybePromise<Bytes>
  /** AES-128-GCM or AES-256-GCM by the length of the key. */
  importAesGcm(key: Uint8Array): MaybePromise<AesGcm>
  /** From the raw 32-byte scalar; throws a RangeError for one outside the group. */
  importRecipientKey(scalar: Uint8Array): MaybePromise<RecipientKey>
  generateRecipientKey(): MaybePromise<RecipientKey>
  /** ECDSA P-256 with SHA-256, signature r‖s (64 bytes); throws a RangeError when `publicKey` is no point of the curve. */
  verifySignature(publicKey: Uint8Array, signature: Uint8Array, message: Uint8Array): MaybePromise<boolean>
}
