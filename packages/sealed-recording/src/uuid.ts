import type { Bytes } from './bytes.ts'
import { decodeHex, encodeHex } from './bytes.ts'

const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The 16 bytes of a UUID in its canonical text form; throws a RangeError for other text. */
export function encodeUuid(uuid: string): Bytes {
  if (!uuidPattern.test(uuid)) throw new RangeError('not a UUID')
  return decodeHex(uuid.replaceAll('-', ''))
}

/** The canonical lower-case text of 16 bytes. */
export function decodeUuid(bytes: Uint8Array): string {
  return encodeHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
