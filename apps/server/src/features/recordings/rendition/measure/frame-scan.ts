/** What a frame's head says: its length in bytes and in time, and whether it holds sound (an index frame does not). */
export type FrameHead = { readonly bytes: number; readonly ms: number }

/**
 * Every frame of an MPEG stream (MP3, ADTS), found as decoders find them: a head counts when another follows it or the
 * file ends there; what lies between (tags, damage) is passed over. A frame cut at the end does not count.
 */
export function* scanFrames(
  file: Uint8Array,
  parseHead: (file: Uint8Array, at: number) => FrameHead | undefined,
): Generator<FrameHead & { at: number }> {
  let at = endOfId3(file)
  while (at < file.length) {
    const head = parseHead(file, at)
    const next = at + (head?.bytes ?? 0)
    const isFrame =
      head !== undefined &&
      (next === file.length || (next < file.length && isFollowed(file, next, parseHead)))
    if (isFrame) yield { ...head, at }
    at = isFrame ? next : at + 1
  }
}

/** Another head follows, or a tag behind the last frame. */
function isFollowed(
  file: Uint8Array,
  at: number,
  parseHead: (file: Uint8Array, at: number) => FrameHead | undefined,
): boolean {
  return parseHead(file, at) !== undefined || hasText(file, at, 'TAG') || hasText(file, at, 'APETAG')
}

function endOfId3(file: Uint8Array): number {
  if (!hasText(file, 0, 'ID3') || file.length < 10) return 0
  const size = file.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 127), 0)
  const footerBytes = (file[5]! & 0x10) === 0 ? 0 : 10
  return 10 + size + footerBytes
}

export function hasText(file: Uint8Array, at: number, text: string): boolean {
  return Buffer.from(file.subarray(at, at + text.length)).toString('latin1') === text
}
