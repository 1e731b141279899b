import { RenditionError } from './rendition.errors.ts'

/** One box of an ISO base media file (3GP, MP4): its type and where it and its content lie in the file's bytes. */
export type IsoBox = {
  readonly type: string
  readonly start: number
  readonly contentStart: number
  readonly end: number
}

/** A file or the content of a box. */
export type IsoRange = { readonly contentStart: number; readonly end: number }

const HEADER_BYTES = 8
const LARGE_HEADER_BYTES = 16
const LARGE_SIZE_FOLLOWS = 1
const TO_THE_END = 0

/** The boxes directly inside `parent` (default: the whole file); throws `media_unreadable` when one leaves its parent. */
export function listBoxes(view: DataView, parent: IsoRange = wholeFile(view)): IsoBox[] {
  const boxes: IsoBox[] = []
  for (let at = parent.contentStart; at < parent.end; at = boxes.at(-1)!.end)
    boxes.push(readBox(view, at, parent.end))
  return boxes
}

/** The first box along `path` from `parent`, or undefined. */
export function findBox(view: DataView, parent: IsoRange, path: readonly string[]): IsoBox | undefined {
  const [type, ...rest] = path
  const box = listBoxes(view, parent).find((candidate) => candidate.type === type)
  return box && rest.length > 0 ? findBox(view, box, rest) : box
}

/** As `findBox`; throws `media_unreadable` when there is none. */
export function getBox(view: DataView, parent: IsoRange, path: readonly string[]): IsoBox {
  const box = findBox(view, parent, path)
  if (!box) throw new RenditionError('media_unreadable', `no box ${path.join('/')}`)
  return box
}

/** Rows of a table box (`stts`, `stco`, …): where its first row begins and how many there are, all inside the box. */
export function readTable(
  view: DataView,
  box: IsoBox,
  rowBytes: number,
  headerBytes = 4,
): { start: number; rows: number } {
  const start = box.contentStart + headerBytes + 4
  if (start > box.end) throw new RenditionError('media_unreadable', `box ${box.type} is cut`)
  const rows = view.getUint32(start - 4)
  if (start + rows * rowBytes > box.end)
    throw new RenditionError('media_unreadable', `box ${box.type} is cut`)
  return { start, rows }
}

export function wholeFile(view: DataView): IsoRange {
  return { contentStart: 0, end: view.byteLength }
}

function readBox(view: DataView, start: number, limit: number): IsoBox {
  if (start + HEADER_BYTES > limit)
    throw new RenditionError('media_unreadable', `box header at ${start} is cut`)
  const type = String.fromCharCode(...[4, 5, 6, 7].map((offset) => view.getUint8(start + offset)))
  const size = view.getUint32(start)
  if (size === TO_THE_END) return { type, start, contentStart: start + HEADER_BYTES, end: limit }
  const isLarge = size === LARGE_SIZE_FOLLOWS && start + LARGE_HEADER_BYTES <= limit
  const headerBytes = isLarge ? LARGE_HEADER_BYTES : HEADER_BYTES
  const end = start + (isLarge ? Number(view.getBigUint64(start + HEADER_BYTES)) : size)
  if (end < start + headerBytes || end > limit)
    throw new RenditionError('media_unreadable', `box ${type} at ${start} is cut`)
  return { type, start, contentStart: start + headerBytes, end }
}
