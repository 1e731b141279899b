import { RenditionError } from './rendition.errors.ts'

/** One box of an ISO base media file (3GP, MP4): its type and where it and its content lie in the file's bytes. */
export type IsoBox = {
  readonly type: string
  readonly start: number
  readonly contentStart: number
  readonly end: number
}

/** A part of the file that consists of boxes. */
export type IsoRange = { readonly contentStart: number; readonly end: number }

const HEADER_BYTES = 8
const LARGE_HEADER_BYTES = 16
const LARGE_SIZE_FOLLOWS = 1
const TO_THE_END = 0

/** The boxes of a file, until its end or what is not a box any more (some makers append a trailer of their own). */
export function listFileBoxes(view: DataView): IsoBox[] {
  const boxes: IsoBox[] = []
  let box = readBox(view, 0, view.byteLength)
  while (box) {
    boxes.push(box)
    box = readBox(view, box.end, view.byteLength)
  }
  return boxes
}

/** The boxes directly inside `parent`; throws `media_unreadable` when one leaves its parent. */
export function listBoxes(view: DataView, parent: IsoRange): IsoBox[] {
  const boxes: IsoBox[] = []
  for (let at = parent.contentStart; at < parent.end; at = boxes.at(-1)!.end) {
    const box = readBox(view, at, parent.end)
    if (!box) throw new RenditionError('media_unreadable', `the box at ${at} is cut`)
    boxes.push(box)
  }
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

function readBox(view: DataView, start: number, limit: number): IsoBox | undefined {
  if (start + HEADER_BYTES > limit) return undefined
  const type = String.fromCharCode(...[4, 5, 6, 7].map((offset) => view.getUint8(start + offset)))
  const size = view.getUint32(start)
  if (size === TO_THE_END) return { type, start, contentStart: start + HEADER_BYTES, end: limit }
  const isLarge = size === LARGE_SIZE_FOLLOWS && start + LARGE_HEADER_BYTES <= limit
  const contentStart = start + (isLarge ? LARGE_HEADER_BYTES : HEADER_BYTES)
  const end = start + (isLarge ? Number(view.getBigUint64(start + HEADER_BYTES)) : size)
  return end < contentStart || end > limit ? undefined : { type, start, contentStart, end }
}
