/** Positions of the first and the last byte, both included. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

const oneRange = /^bytes=(\d{0,15})-(\d{0,15})$/

/**
 * The single range that a `Range` header asks of so many bytes (RFC 9110). Undefined: everything, also for a header that
 * we do not serve. Null: nothing of it is there.
 */
export function parseRange(header: string | undefined, sizeBytes: number): ByteRange | undefined | null {
  const match = header === undefined ? null : oneRange.exec(header)
  if (match === null) return undefined
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return undefined
  if (first === '') {
    const length = Math.min(Number(last), sizeBytes)
    return length === 0 ? null : { start: sizeBytes - length, end: sizeBytes - 1 }
  }
  const start = Number(first)
  const end = last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1)
  if (last !== '' && Number(last) < start) return undefined
  return start >= sizeBytes ? null : { start, end }
}
