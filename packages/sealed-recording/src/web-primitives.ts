import { sha256 } from '@noble/hashes/sha2.js'
import type { Bytes } from './bytes.ts'
import { decodeBase64Url } from './base64.ts'
import { concatBytes } from './bytes.ts'
import { encodePkcs8 } from './p256.ts'
import type { AesGcm, CryptoPrimitives, IncrementalHash, RecipientKey } from './primitives.ts'

const { subtle } = globalThis.crypto

/** A key held by WebCrypto, extractable or not. */
export type WebCryptoKey = Awaited<ReturnType<typeof subtle.importKey>>

/** A P-256 ECDH pair as `crypto.subtle.generateKey` makes it; the private key may be non-extractable. */
export interface WebCryptoKeyPair {
  readonly privateKey: WebCryptoKey
  readonly publicKey: WebCryptoKey
}

const ecdh = { name: 'ECDH', namedCurve: 'P-256' }
const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' }

/** The only cast: WebCrypto itself refuses shared memory, TypeScript cannot see that ours never is. */
function plain(bytes: Uint8Array): Bytes {
  return bytes as Bytes
}

function createHash(): IncrementalHash {
  const hash = sha256.create()
  return {
    update: (bytes) => void hash.update(bytes),
    digest: () => plain(hash.digest()),
  }
}

async function hmac(hash: 'SHA-256' | 'SHA-512', key: Uint8Array, message: Uint8Array): Promise<Bytes> {
  const imported = await subtle.importKey('raw', plain(key), { name: 'HMAC', hash }, false, ['sign'])
  return new Uint8Array(await subtle.sign('HMAC', imported, plain(message)))
}

async function importAesGcm(rawKey: Uint8Array): Promise<AesGcm> {
  const key = await subtle.importKey('raw', plain(rawKey), 'AES-GCM', false, ['encrypt', 'decrypt'])
  const parameters = (iv: Bytes, aad?: Uint8Array) =>
    aad ? { name: 'AES-GCM', iv, additionalData: plain(aad) } : { name: 'AES-GCM', iv }
  return {
    async seal(nonce, plaintext, aad) {
      return new Uint8Array(await subtle.encrypt(parameters(nonce, aad), key, plain(plaintext)))
    },
    async open(nonce, ciphertext, aad) {
      try {
        return new Uint8Array(await subtle.decrypt(parameters(nonce, aad), key, plain(ciphertext)))
      } catch {
        return undefined
      }
    },
  }
}

async function agree(privateKey: WebCryptoKey, peer: Uint8Array): Promise<Bytes | undefined> {
  let point: WebCryptoKey
  try {
    point = await subtle.importKey('raw', plain(peer), ecdh, false, [])
  } catch {
    return undefined
  }
  return new Uint8Array(await subtle.deriveBits({ name: 'ECDH', public: point }, privateKey, 256))
}

/**
 * A recipient key from WebCrypto's own pair, so that a player's private key need never be extractable.
 * The private key needs the usage `deriveBits`, the public key must be extractable (it always is).
 */
export async function recipientKeyFromPair(pair: WebCryptoKeyPair): Promise<RecipientKey> {
  const publicKey = new Uint8Array(await subtle.exportKey('raw', pair.publicKey))
  return { publicKey, agree: (peer) => agree(pair.privateKey, peer) }
}

async function importRecipientKey(scalar: Uint8Array): Promise<RecipientKey> {
  const privateKey = await subtle
    .importKey('pkcs8', encodePkcs8(scalar), ecdh, true, ['deriveBits'])
    .catch((cause: unknown) => {
      throw new RangeError('the private key is no scalar of P-256', { cause })
    })
  const { x = '', y = '' } = await subtle.exportKey('jwk', privateKey)
  const publicKey = concatBytes(Uint8Array.of(4), decodeBase64Url(x), decodeBase64Url(y))
  return { publicKey, agree: (peer) => agree(privateKey, peer) }
}

async function generateRecipientKey(): Promise<RecipientKey> {
  return recipientKeyFromPair(await subtle.generateKey(ecdh, false, ['deriveBits']))
}

async function verifySignature(
  publicKey: Uint8Array,
  signature: Uint8Array,
  message: Uint8Array,
): Promise<boolean> {
  const key = await subtle
    .importKey('raw', plain(publicKey), ecdsa, false, ['verify'])
    .catch((cause: unknown) => {
      throw new RangeError('the public key is no point of P-256', { cause })
    })
  return subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, plain(signature), plain(message))
}

/** WebCrypto everywhere it can, incremental SHA-256 from `@noble/hashes`. The default of every function here. */
export const webPrimitives: CryptoPrimitives = {
  randomBytes: (length) => globalThis.crypto.getRandomValues(new Uint8Array(length)),
  createHash,
  hmac,
  importAesGcm,
  importRecipientKey,
  generateRecipientKey,
  verifySignature,
}
