import type { Bytes, MaybePromise } from './bytes.ts'

/** Random access to sealed bytes: a file, a Blob, an HTTP resource read by ranges. */
export interface RangeReader {
  readonly byteLength: number
  /** Exactly these bytes; the caller stays within `byteLength`. Rejects when they cannot be read. */
  read(offset: number, length: number): MaybePromise<Uint8Array>
}

/** A reader over bytes in memory; it copies nothing. */
export function bytesReader(bytes: Uint8Array): RangeReader {
  return {
    byteLength: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
  }
}

/** A reader over a Blob, as a browser has it. */
export function blobReader(blob: Blob): RangeReader {
  return {
    byteLength: blob.size,
    read: async (offset, length): Promise<Bytes> =>
      new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
  }
}

/** A range of `reader` in consecutive spans, the last one shorter. */
export async function* readSpans(
  reader: RangeReader,
  offset: number,
  length: number,
  spanBytes: number,
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < length; at += spanBytes) {
    yield await reader.read(offset + at, Math.min(spanBytes, length - at))
  }
}
