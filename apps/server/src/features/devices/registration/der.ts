/** One value of DER: its tag's number with its class, and what it holds. */
export interface DerValue {
  /** Number of the tag; classes other than the universal one are context-specific here. */
  readonly tag: number
  readonly isContext: boolean
  readonly content: Buffer
}

const highTag = 0x1f
const contextClass = 0x80
const classMask = 0xc0

interface Reading {
  readonly bytes: Buffer
  at: number
}

function byteOf(reading: Reading): number {
  const byte = reading.bytes[reading.at]
  if (byte === undefined) throw new RangeError('DER ends too early')
  reading.at += 1
  return byte
}

function tagOf(reading: Reading, first: number): number {
  if ((first & highTag) !== highTag) return first & highTag
  let tag = 0
  for (let count = 0; count < 3; count += 1) {
    const byte = byteOf(reading)
    tag = tag * 128 + (byte & 0x7f)
    if (byte < 0x80) return tag
  }
  throw new RangeError('a tag of DER is too long')
}

function lengthOf(reading: Reading): number {
  const first = byteOf(reading)
  if (first < 0x80) return first
  const count = first & 0x7f
  if (count === 0 || count > 3) throw new RangeError('a length of DER is too long')
  let length = 0
  for (let read = 0; read < count; read += 1) length = length * 256 + byteOf(reading)
  return length
}

/** The values in some bytes, one after another. Throws a RangeError for what is not DER. */
export function readDer(bytes: Buffer): DerValue[] {
  const reading: Reading = { bytes, at: 0 }
  const values: DerValue[] = []
  while (reading.at < bytes.length) {
    const first = byteOf(reading)
    const tag = tagOf(reading, first)
    const length = lengthOf(reading)
    const content = bytes.subarray(reading.at, reading.at + length)
    if (content.length !== length) throw new RangeError('DER ends too early')
    reading.at += length
    values.push({ tag, isContext: (first & classMask) === contextClass, content })
  }
  return values
}
