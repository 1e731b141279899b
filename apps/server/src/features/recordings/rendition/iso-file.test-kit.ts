/** One track's chunks of a made-up 3GP or MP4 file; the bytes say which chunk they are. */
export type TrackPlan = { readonly chunkBytes: readonly number[]; readonly hasLargeOffsets: boolean }

export type FilePlan = {
  readonly tracks: readonly TrackPlan[]
  /** How many of the media boxes stand before the index; there is one for each track. */
  readonly mediaBeforeIndex: number
  readonly hasFileType: boolean
  /** A box of this many bytes between the file type and the rest. */
  readonly freeBytes: number
  readonly hasLargeMediaBoxes: boolean
}

type Placed = { readonly box: Buffer; readonly headerBytes: number; readonly track: number }

/** Builds the file, with true chunk offsets for every track. */
export function buildIsoFile(plan: FilePlan): Buffer {
  const media = plan.tracks.map((track, index) => mediaBox(track, index, plan.hasLargeMediaBoxes))
  const head = [
    ...(plan.hasFileType ? [box('ftyp', Buffer.from('3gp4\0\0\0\0'))] : []),
    box('free', Buffer.alloc(plan.freeBytes)),
  ]
  const before = media.slice(0, plan.mediaBeforeIndex)
  const after = media.slice(plan.mediaBeforeIndex)
  const indexBytes = movie(
    plan,
    plan.tracks.map(() => 0),
  ).length
  let at = lengthOf(head)
  const contentAt: number[] = []
  for (const { box: bytes, headerBytes, track } of [...before, 'index' as const, ...after].map(placeOf)) {
    if (track >= 0) contentAt[track] = at + headerBytes
    at += track >= 0 ? bytes.length : indexBytes
  }
  return Buffer.concat([
    ...head,
    ...before.map(({ box: bytes }) => bytes),
    movie(plan, contentAt),
    ...after.map(({ box: bytes }) => bytes),
  ])
}

/** The bytes of every chunk of every track, found as a reader finds them: through the offsets in the index. */
export function readChunks(file: Uint8Array, plan: FilePlan): string[][] {
  const bytes = Buffer.from(file)
  return plan.tracks.map((track, index) => {
    let at = 0
    for (let found = 0; found <= index; found += 1) at = bytes.indexOf('trak', at) + 4
    const table = bytes.indexOf(track.hasLargeOffsets ? 'co64' : 'stco', at) + 12
    return track.chunkBytes.map((length, chunk) => {
      const offset = track.hasLargeOffsets
        ? Number(bytes.readBigUInt64BE(table + chunk * 8))
        : bytes.readUInt32BE(table + chunk * 4)
      return bytes.subarray(offset, offset + length).toString('hex')
    })
  })
}

export function box(type: string, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content)
  const header = Buffer.alloc(8)
  header.writeUInt32BE(8 + body.length)
  header.write(type, 4, 'latin1')
  return Buffer.concat([header, body])
}

function placeOf(entry: Placed | 'index'): Placed {
  return entry === 'index' ? { box: Buffer.alloc(0), headerBytes: 0, track: -1 } : entry
}

function mediaBox({ chunkBytes }: TrackPlan, track: number, isLarge: boolean): Placed {
  const content = Buffer.concat(
    chunkBytes.map((length, chunk) => Buffer.alloc(length, `t${track}c${chunk}.`)),
  )
  if (!isLarge) return { box: box('mdat', content), headerBytes: 8, track }
  const header = Buffer.alloc(16)
  header.writeUInt32BE(1)
  header.write('mdat', 4)
  header.writeBigUInt64BE(BigInt(16 + content.length), 8)
  return { box: Buffer.concat([header, content]), headerBytes: 16, track }
}

function movie(plan: FilePlan, contentAt: readonly number[]): Buffer {
  const tracks = plan.tracks.map((track, index) => {
    let at = contentAt[index]!
    const offsets = track.chunkBytes.map((length) => (at += length) - length)
    const table = track.hasLargeOffsets
      ? box(
          'co64',
          u32(0),
          u32(offsets.length),
          ...offsets.map((offset) => Buffer.concat([u32(0), u32(offset)])),
        )
      : box('stco', u32(0), u32(offsets.length), ...offsets.map(u32))
    return box('trak', box('mdia', box('mdhd', u32(0)), box('minf', box('stbl', table))))
  })
  return box('moov', box('mvhd', u32(0)), ...tracks)
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

function lengthOf(parts: readonly Buffer[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0)
}
