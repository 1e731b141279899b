import { crc32, inflateSync } from 'node:zlib'
import { maxSealBytes, maxSealPixels } from '@smartym/contract/constants'

/** Why a picture is not taken. */
export type PictureFault = 'too_large' | 'not_a_png' | 'pixels'

interface Picture {
  readonly width: number
  readonly height: number
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/* Samples of a pixel by the kind of colour: grey, RGB, palette, grey with alpha, RGBA. */
const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const deepest = 8
const lastFilter = 4

interface Chunk {
  readonly type: string
  readonly data: Buffer
}

/* Every chunk with its checksum, from the header to the end; undefined when that is not what the bytes are. */
function chunksOf(png: Buffer): Chunk[] | undefined {
  const chunks: Chunk[] = []
  let at = signature.length
  while (at + 12 <= png.length) {
    const length = png.readUInt32BE(at)
    const end = at + 8 + length
    if (end + 4 > png.length || crc32(png.subarray(at + 4, end)) !== png.readUInt32BE(end)) return undefined
    const type = png.toString('latin1', at + 4, at + 8)
    chunks.push({ type, data: png.subarray(at + 8, end) })
    if (type === 'IEND') return chunks
    at = end + 4
  }
  return undefined
}

function isWhole(chunks: readonly Chunk[], lineBytes: number, height: number): boolean {
  const packed = Buffer.concat(chunks.flatMap(({ type, data }) => (type === 'IDAT' ? [data] : [])))
  const expected = (lineBytes + 1) * height
  try {
    const pixels = inflateSync(packed, { maxOutputLength: expected + 1 })
    if (pixels.length !== expected) return false
    for (let at = 0; at < expected; at += lineBytes + 1) if ((pixels[at] ?? 0) > lastFilter) return false
    return true
  } catch {
    return false
  }
}

/* Bytes of a line of pixels; undefined for a kind of PNG that is not taken. */
function lineBytesOf(header: Buffer, width: number, chunks: readonly Chunk[]): number | undefined {
  const [depth = 0, colour = 0, ...methods] = header.subarray(8)
  const samples = samplesOf[colour]
  if (samples === undefined || methods.some((method) => method !== 0)) return undefined
  const isShallow = (colour === 0 || colour === 3) && [1, 2, 4].includes(depth)
  const hasPalette = colour !== 3 || chunks.some(({ type, data }) => type === 'PLTE' && data.length >= 3)
  return (depth === deepest || isShallow) && hasPalette ? Math.ceil((width * samples * depth) / 8) : undefined
}

const isSide = (pixels: number): boolean => pixels > 0 && pixels <= maxSealPixels

/**
 * A picture for paper: a whole, plain PNG (eight bits a sample at most, not interlaced) of bounded size. It is read to its
 * last byte here, since who draws it later trusts it.
 */
export function readPicture(bytes: Uint8Array): Picture | { readonly fault: PictureFault } {
  const png = Buffer.from(bytes)
  if (png.length > maxSealBytes) return { fault: 'too_large' }
  const chunks = png.subarray(0, 8).equals(signature) ? chunksOf(png) : undefined
  const [header] = chunks ?? []
  if (chunks === undefined || header?.type !== 'IHDR' || header.data.length !== 13)
    return { fault: 'not_a_png' }
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)]
  if (!isSide(width) || !isSide(height)) return { fault: 'pixels' }
  const lineBytes = lineBytesOf(header.data, width, chunks)
  const isGood = lineBytes !== undefined && isWhole(chunks, lineBytes, height)
  return isGood ? { width, height } : { fault: 'not_a_png' }
}
