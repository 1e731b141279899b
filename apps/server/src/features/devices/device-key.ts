import { createPublicKey, hash, verify } from 'node:crypto'

/* SubjectPublicKeyInfo of a P-256 key up to its uncompressed point. */
const spkiPrefix = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex')
const spkiBytes = spkiPrefix.length + 65
const signatureBytes = 64

/** Is this the SubjectPublicKeyInfo DER of a P-256 key, its point uncompressed and on the curve. */
export function isDeviceKey(spki: Uint8Array): boolean {
  const bytes = Buffer.from(spki.buffer, spki.byteOffset, spki.byteLength)
  const isP256 = bytes.length === spkiBytes && bytes.subarray(0, spkiPrefix.length).equals(spkiPrefix)
  if (!isP256 || bytes[spkiPrefix.length] !== 4) return false
  try {
    createPublicKey({ key: bytes, format: 'der', type: 'spki' })
    return true
  } catch {
    return false
  }
}

/** The SubjectPublicKeyInfo DER of an uncompressed point. */
export function encodeSpki(point: Uint8Array): Buffer {
  return Buffer.concat([spkiPrefix, point])
}

/** Coordinates of a key that `isDeviceKey` has taken, as a JWK has them. */
export function pointOf(spki: Uint8Array): { x: string; y: string } {
  const point = Buffer.from(spki.buffer, spki.byteOffset + spkiPrefix.length + 1, 64)
  return { x: point.toString('base64url', 0, 32), y: point.toString('base64url', 32, 64) }
}

/** RFC 7638 thumbprint of a key that `isDeviceKey` has taken. */
export function thumbprintOf(spki: Uint8Array): Buffer {
  const { x, y } = pointOf(spki)
  return hash('sha256', `{"crv":"P-256","kty":"EC","x":"${x}","y":"${y}"}`, 'buffer')
}

/** ECDSA with SHA-256, signature r‖s in base64url, by a key that `isDeviceKey` has taken. */
export function isSignedBy(spki: Uint8Array, message: Uint8Array, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64url')
  if (bytes.length !== signatureBytes) return false
  const key = Buffer.from(spki.buffer, spki.byteOffset, spki.byteLength)
  return verify('sha256', message, { key, format: 'der', type: 'spki', dsaEncoding: 'ieee-p1363' }, bytes)
}
