import { decodeBase64 } from './base64.ts'
import type { Bytes } from './bytes.ts'
import { concatBytes, decodeHex, encodeHex, equalBytes } from './bytes.ts'
import type { CryptoPrimitives } from './primitives.ts'

/** A P-256 public key: 65 bytes of an uncompressed point (04…), the same in hexadecimal, or SPKI PEM text. */
export type PublicKeyInput = Uint8Array | string

/** A P-256 private key: the 32-byte scalar, the same in hexadecimal, or PKCS#8 or SEC 1 PEM text. */
export type PrivateKeyInput = Uint8Array | string

const curveOid = '06082a8648ce3d030107'
const spkiPrefix = decodeHex(`3059301306072a8648ce3d0201${curveOid}034200`)
const pkcs8Prefix = decodeHex(`3041020100301306072a8648ce3d0201${curveOid}042730250201010420`)

/** SubjectPublicKeyInfo DER of an uncompressed point (91 bytes). */
export function encodeSpki(point: Uint8Array): Bytes {
  return concatBytes(spkiPrefix, point)
}

/** PKCS#8 DER of a scalar, without its public key (67 bytes). */
export function encodePkcs8(scalar: Uint8Array): Bytes {
  return concatBytes(pkcs8Prefix, scalar)
}

/** The name of a public key in a slot: the first 16 bytes of SHA-256(SubjectPublicKeyInfo DER). */
export function keyIdOf(publicKey: Uint8Array, primitives: CryptoPrimitives): Bytes {
  const hash = primitives.createHash()
  hash.update(encodeSpki(publicKey))
  return hash.digest().slice(0, 16)
}

/** The 65-byte point of a public key; throws a RangeError for anything else than a P-256 key. */
export function decodePublicKey(input: PublicKeyInput): Bytes {
  const point = typeof input === 'string' ? pointOfText(input.trim()) : Uint8Array.from(input)
  if (point.length !== 65 || point[0] !== 4) {
    throw new RangeError('a public key is 65 bytes of an uncompressed P-256 point')
  }
  return point
}

/** The 32-byte scalar of a private key; throws a RangeError for anything else than a P-256 key. */
export function decodePrivateKey(input: PrivateKeyInput): Bytes {
  const scalar = typeof input === 'string' ? scalarOfText(input.trim()) : Uint8Array.from(input)
  if (scalar.length !== 32) throw new RangeError('a private key is a 32-byte P-256 scalar')
  return scalar
}

function pointOfText(text: string): Bytes {
  if (!text.startsWith('-----BEGIN')) return decodeHex(text)
  const der = decodePem(text, 'PUBLIC KEY')
  if (der.length !== spkiPrefix.length + 65 || !equalBytes(der.subarray(0, spkiPrefix.length), spkiPrefix)) {
    throw new RangeError('the PEM text holds no uncompressed P-256 public key')
  }
  return der.slice(spkiPrefix.length)
}

function scalarOfText(text: string): Bytes {
  if (!text.startsWith('-----BEGIN')) return decodeHex(text)
  const der = encodeHex(decodePem(text, '(?:EC )?PRIVATE KEY'))
  // ECPrivateKey (RFC 5915) stands in both forms: version 1, then the scalar as an octet string of 32.
  const scalar = /0201010420([0-9a-f]{64})/.exec(der)?.[1]
  if (scalar === undefined || !der.includes(curveOid)) {
    throw new RangeError('the PEM text holds no P-256 private key')
  }
  return decodeHex(scalar)
}

function decodePem(text: string, label: string): Bytes {
  const block = new RegExp(`-----BEGIN (${label})-----([^-]+)-----END \\1-----`).exec(text)
  if (block?.[2] === undefined)
    throw new RangeError(`the PEM text has no ${label.replace('(?:EC )?', '')} block`)
  return decodeBase64(block[2])
}
