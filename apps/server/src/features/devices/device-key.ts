import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto'

/* SubjectPublicKeyInfo of a P-256 key up to its uncompressed point. */
const spkiPrefix = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex')
const spkiBytes = spkiPrefix.length + 65
const signatureBytes = 64

/** A phone's P-256 public key from its SubjectPublicKeyInfo DER; undefined for anything else. */
export function parseDeviceKey(spki: Uint8Array): KeyObject | undefined {
  const bytes = Buffer.from(spki.buffer, spki.byteOffset, spki.byteLength)
  const isP256 = bytes.length === spkiBytes && bytes.subarray(0, spkiPrefix.length).equals(spkiPrefix)
  if (!isP256 || bytes[spkiPrefix.length] !== 4) return undefined
  try {
    return createPublicKey({ key: bytes, format: 'der', type: 'spki' })
  } catch {
    return undefined
  }
}

/** The SubjectPublicKeyInfo DER of an uncompressed point. */
export function encodeSpki(point: Uint8Array): Buffer {
  return Buffer.concat([spkiPrefix, point])
}

/** RFC 7638 thumbprint of a key that `parseDeviceKey` has taken. */
export function thumbprintOf(spki: Uint8Array): Buffer {
  const point = Buffer.from(spki.buffer, spki.byteOffset + spkiPrefix.length + 1, 64)
  const x = point.toString('base64url', 0, 32)
  const y = point.toString('base64url', 32, 64)
  return hash('sha256', `{"crv":"P-256","kty":"EC","x":"${x}","y":"${y}"}`, 'buffer')
}

/** ECDSA with SHA-256, signature r‖s in base64url. */
export function isSignedBy(key: KeyObject, message: Uint8Array, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64url')
  return (
    bytes.length === signatureBytes && verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, bytes)
  )
}
