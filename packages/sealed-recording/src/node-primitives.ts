import {
  createCipheriv,
  createDecipheriv,
  createECDH,
  createHash,
  createHmac,
  createSecretKey,
  randomBytes,
  verify,
} from 'node:crypto'
import type { Bytes } from './bytes.ts'
import { encodeSpki } from './p256.ts'
import type { AesGcm, CryptoPrimitives, RecipientKey } from './primitives.ts'

const curve = 'prime256v1'
const tagBytes = 16

function importAesGcm(rawKey: Uint8Array): AesGcm {
  const algorithm = rawKey.length === 16 ? 'aes-128-gcm' : 'aes-256-gcm'
  const key = createSecretKey(rawKey)
  const options = { authTagLength: tagBytes }
  return {
    seal(nonce, plaintext, aad) {
      const cipher = createCipheriv(algorithm, key, nonce, options)
      if (aad) cipher.setAAD(aad)
      const sealed = new Uint8Array(plaintext.length + tagBytes)
      sealed.set(cipher.update(plaintext))
      cipher.final()
      sealed.set(cipher.getAuthTag(), plaintext.length)
      return sealed
    },
    open(nonce, ciphertext, aad) {
      const length = ciphertext.length - tagBytes
      if (length < 0) return undefined
      const decipher = createDecipheriv(algorithm, key, nonce, options)
      if (aad) decipher.setAAD(aad)
      decipher.setAuthTag(ciphertext.subarray(length))
      const plain = decipher.update(ciphertext.subarray(0, length))
      try {
        decipher.final()
        return new Uint8Array(plain.buffer, plain.byteOffset, plain.length)
      } catch {
        return undefined
      }
    },
  }
}

function recipientKeyOf(ecdh: ReturnType<typeof createECDH>): RecipientKey {
  return {
    publicKey: Uint8Array.from(ecdh.getPublicKey()),
    agree(peer) {
      try {
        return Uint8Array.from(ecdh.computeSecret(peer))
      } catch {
        return undefined
      }
    },
  }
}

function verifySignature(publicKey: Uint8Array, signature: Uint8Array, message: Uint8Array): boolean {
  const key = Buffer.from(encodeSpki(publicKey))
  try {
    return verify(
      'sha256',
      message,
      { key, format: 'der', type: 'spki', dsaEncoding: 'ieee-p1363' },
      signature,
    )
  } catch (cause) {
    throw new RangeError('the public key is no point of P-256', { cause })
  }
}

/**
 * The same cryptography on Node's synchronous functions: no hop through the thread pool for each chunk. Keys become key
 * objects first: Node finds out that bytes are none by an exception of its own (measured: 6 µs a call).
 */
export const nodePrimitives: CryptoPrimitives = {
  randomBytes: (length): Bytes => Uint8Array.from(randomBytes(length)),
  createHash() {
    const hash = createHash('sha256')
    return {
      update: (bytes) => void hash.update(bytes),
      digest: () => Uint8Array.from(hash.digest()),
    }
  },
  hmac: (hash, key, message) =>
    Uint8Array.from(
      createHmac(hash === 'SHA-256' ? 'sha256' : 'sha512', createSecretKey(key))
        .update(message)
        .digest(),
    ),
  importAesGcm,
  importRecipientKey(scalar) {
    const ecdh = createECDH(curve)
    try {
      ecdh.setPrivateKey(scalar)
    } catch (cause) {
      throw new RangeError('the private key is no scalar of P-256', { cause })
    }
    return recipientKeyOf(ecdh)
  },
  generateRecipientKey() {
    const ecdh = createECDH(curve)
    ecdh.generateKeys()
    return recipientKeyOf(ecdh)
  },
  verifySignature,
}
