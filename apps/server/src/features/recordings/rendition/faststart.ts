import { findBox, type IsoBox, type IsoRange, listBoxes, listFileBoxes, readTable } from './iso-boxes.ts'
import { RenditionError } from './rendition.errors.ts'

const MAX_OFFSET_32 = 2 ** 32 - 1

/** Bytes between two places of the file move back by the index's length. */
type Shift = { readonly from: number; readonly until: number; readonly by: number }

/**
 * Moves the index (`moov`) of a 3GP or MP4 file before its media, chunk offsets corrected, so that it can be read from
 * a pipe. Phones write the index last; ffmpeg, which cannot seek back in a pipe, then decodes almost nothing and exits
 * with 0. Returns the same bytes when the index already stands in front; throws `media_unreadable`.
 */
export function moveIndexToFront(file: Uint8Array): Uint8Array {
  const source = viewOf(file)
  const boxes = listFileBoxes(source)
  const index = boxes.find((box) => box.type === 'moov')
  const firstMedia = boxes.find((box) => box.type === 'mdat')
  if (!index) throw new RenditionError('media_unreadable', 'the file has no index (moov)')
  if (!firstMedia || index.start < firstMedia.start) return file
  const insertAt = boxes[0]!.type === 'ftyp' ? boxes[0]!.end : 0

  const indexBytes = index.end - index.start
  const moved = new Uint8Array(file.length)
  moved.set(file.subarray(0, insertAt))
  moved.set(file.subarray(index.start, index.end), insertAt)
  moved.set(file.subarray(insertAt, index.start), insertAt + indexBytes)
  moved.set(file.subarray(index.end), index.end)

  /* A box of size 0 reaches to the end of the file; as it is not the last box any more, it says its size. */
  const view = viewOf(moved)
  if (view.getUint32(insertAt) === 0) view.setUint32(insertAt, indexBytes)
  const contentStart = insertAt + (index.contentStart - index.start)
  correctOffsets(
    view,
    { contentStart, end: insertAt + indexBytes },
    { from: insertAt, until: index.start, by: indexBytes },
  )
  return moved
}

function correctOffsets(view: DataView, index: IsoRange, shift: Shift): void {
  if (findBox(view, index, ['cmov']))
    throw new RenditionError('media_unreadable', 'the index is compressed (cmov)')
  for (const track of listBoxes(view, index).filter((box) => box.type === 'trak')) {
    const offsets = findBox(view, track, ['mdia', 'minf', 'stbl', 'stco'])
    const largeOffsets = findBox(view, track, ['mdia', 'minf', 'stbl', 'co64'])
    if (offsets) shiftOffsets(view, offsets, shift)
    if (largeOffsets) shiftLargeOffsets(view, largeOffsets, shift)
  }
}

function shiftOffsets(view: DataView, table: IsoBox, shift: Shift): void {
  const { start, rows } = readTable(view, table, 4)
  for (let at = start; at < start + rows * 4; at += 4) {
    const offset = shiftOffset(view.getUint32(at), shift)
    if (offset > MAX_OFFSET_32) throw new RenditionError('media_too_large', 'chunk offsets leave 32 bits')
    view.setUint32(at, offset)
  }
}

function shiftLargeOffsets(view: DataView, table: IsoBox, shift: Shift): void {
  const { start, rows } = readTable(view, table, 8)
  for (let at = start; at < start + rows * 8; at += 8) {
    view.setBigUint64(at, BigInt(shiftOffset(Number(view.getBigUint64(at)), shift)))
  }
}

function shiftOffset(offset: number, { from, until, by }: Shift): number {
  return offset >= from && offset < until ? offset + by : offset
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
