import type { Bytes } from './bytes.ts'

/** Bytes of standard base64 text; white space is ignored, other foreign characters throw a RangeError. */
export function decodeBase64(text: string): Bytes {
  const packed = text.replaceAll(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) throw new RangeError('not base64')
  return Uint8Array.from(atob(packed), (character) => character.charCodeAt(0))
}

/** Bytes of base64url text without padding, as a JSON Web Key has it. */
export function decodeBase64Url(text: string): Bytes {
  return decodeBase64(text.replaceAll('-', '+').replaceAll('_', '/'))
}
