import { findBox, getBox, type IsoBox, listBoxes, listFileBoxes, readTable } from '../iso-boxes.ts'
import { RenditionError } from '../rendition.errors.ts'
import type { AudioMeasure } from './audio-measure.ts'

/** An AMR frame of comfort noise is 6 bytes with its head, one without data a single byte. */
const LARGEST_SILENT_AMR_FRAME = 6
const EMPTY_EDIT = -1n

type SampleTimes = { readonly start: number; readonly rows: number }

/**
 * Length of the first sound track of a 3GP or MP4 file: the sum of its samples (`stts`), or the part of them that its
 * edit list presents, where the padding of an AAC encoder is left out.
 */
export function measureIso(file: Uint8Array): AudioMeasure {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const movie = listFileBoxes(view).find((box) => box.type === 'moov')
  if (!movie) throw new RenditionError('media_unreadable', 'the file has no index (moov)')
  const track = listBoxes(view, movie).find((box) => box.type === 'trak' && isSound(view, box))
  if (!track) throw new RenditionError('media_unreadable', 'the file has no sound track')

  const timescale = readTimescale(view, getBox(view, track, ['mdia', 'mdhd']))
  const samples = getBox(view, track, ['mdia', 'minf', 'stbl'])
  const times = readTable(view, getBox(view, samples, ['stts']), 8)
  const mediaMs = (sumSamples(view, times) * 1000) / timescale
  const movieTimescale = readTimescale(view, getBox(view, movie, ['mvhd']))
  const edits = findBox(view, track, ['edts', 'elst'])
  const durationMs = edits ? sumEdits(view, edits, movieTimescale, timescale, mediaMs) : mediaMs
  return { durationMs, silentTailMs: (silentTailUnits(view, samples, times) * 1000) / timescale }
}

function isSound(view: DataView, track: IsoBox): boolean {
  const handler = getBox(view, track, ['mdia', 'hdlr'])
  if (handler.contentStart + 12 > handler.end) return false
  return [0, 1, 2, 3].every(
    (offset) => view.getUint8(handler.contentStart + 8 + offset) === 'soun'.charCodeAt(offset),
  )
}

/** Of `mdhd` or `mvhd`, whose first members are the same: times of 4 or 8 bytes by version, then the timescale. */
function readTimescale(view: DataView, header: IsoBox): number {
  const at = header.contentStart + 4 + (view.getUint8(header.contentStart) === 1 ? 16 : 8)
  const timescale = at + 4 <= header.end ? view.getUint32(at) : 0
  if (timescale === 0) throw new RenditionError('media_unreadable', `box ${header.type} has no timescale`)
  return timescale
}

function sumSamples(view: DataView, { start, rows }: SampleTimes): number {
  let sum = 0
  for (let at = start; at < start + rows * 8; at += 8) sum += view.getUint32(at) * view.getUint32(at + 4)
  return sum
}

function sumEdits(
  view: DataView,
  box: IsoBox,
  movieTimescale: number,
  timescale: number,
  mediaMs: number,
): number {
  const isLarge = view.getUint8(box.contentStart) === 1
  const rowBytes = isLarge ? 20 : 12
  const { start, rows } = readTable(view, box, rowBytes)
  if (rows === 0) return mediaMs
  let sum = 0
  for (let at = start; at < start + rows * rowBytes; at += rowBytes) {
    const segment = isLarge ? Number(view.getBigUint64(at)) : view.getUint32(at)
    const mediaTime = isLarge ? view.getBigInt64(at + 8) : BigInt(view.getInt32(at + 4))
    if (mediaTime === EMPTY_EDIT) continue
    const availableMs = Math.max(0, mediaMs - (Number(mediaTime) * 1000) / timescale)
    sum += Math.min((segment * 1000) / movieTimescale, availableMs)
  }
  return sum
}

/** Time units of the silent AMR frames at the end; 0 for other codecs. */
function silentTailUnits(view: DataView, samples: IsoBox, times: SampleTimes): number {
  const codec = listBoxes(view, sampleEntries(view, samples))[0]?.type
  const sizes = getBox(view, samples, ['stsz'])
  const table = readTable(view, sizes, 0, 8)
  const isUniform = view.getUint32(sizes.contentStart + 4) !== 0
  if (codec !== 'samr' || isUniform || times.rows === 0) return 0
  if (table.start + table.rows * 4 > sizes.end)
    throw new RenditionError('media_unreadable', 'box stsz is cut')
  let silent = 0
  while (
    silent < table.rows &&
    view.getUint32(table.start + (table.rows - 1 - silent) * 4) <= LARGEST_SILENT_AMR_FRAME
  )
    silent += 1
  const lastDelta = view.getUint32(times.start + (times.rows - 1) * 8 + 4)
  return silent * lastDelta
}

function sampleEntries(view: DataView, samples: IsoBox): { contentStart: number; end: number } {
  const descriptions = getBox(view, samples, ['stsd'])
  return { contentStart: readTable(view, descriptions, 0).start, end: descriptions.end }
}
