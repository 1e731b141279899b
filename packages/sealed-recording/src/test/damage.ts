import { SealedRecordingError } from '../errors.ts'

/** One change of a file, as the conformance files write it. */
export type Edit = { flip: number } | { cut: number } | { extend: number } | { swap: [number, number] }

/** Where the payload's chunks begin in a recording with one slot. */
const chunksAt = 112 + 2 + 20 + 113 + 56

/** The bytes after one change. */
export function edited(bytes: Uint8Array, edit: Edit): Uint8Array {
  if ('cut' in edit) return bytes.slice(0, edit.cut)
  const changed = new Uint8Array(bytes.length + ('extend' in edit ? edit.extend : 0))
  changed.set(bytes)
  if ('flip' in edit) changed[edit.flip] = (changed[edit.flip] ?? 0) ^ 1
  if ('swap' in edit) {
    const [a, b] = edit.swap.map((index) => chunksAt + 16400 * index) as [number, number]
    changed.set(bytes.subarray(b, b + 16400), a)
    changed.set(bytes.subarray(a, a + 16400), b)
  }
  return changed
}

/** The code with which something is refused; `none` when it is not. Any other error is thrown on. */
export async function codeOf(act: Promise<unknown>): Promise<string> {
  try {
    await act
    return 'none'
  } catch (error) {
    if (error instanceof SealedRecordingError) return error.code
    throw error
  }
}

/** The vectors' plaintext: byte i is (7·i + 3) mod 256. */
export function plaintextOf(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, i) => (7 * i + 3) % 256)
}
