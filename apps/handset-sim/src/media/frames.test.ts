import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseAmrFrames } from './amr-frames.ts'
import { readDialogue } from './dialogue-files.ts'
import { parseMp3Frames } from './mp3-frames.ts'

const dialogue = await readDialogue('dialogue-4')
const DIALOGUE_MS = 26_100

describe('frames of AMR-NB', () => {
  test('every 20 ms are a frame of 32 bytes at 12.2 kbit/s', () => {
    const { offsets } = parseAmrFrames(dialogue.amr)
    expect(offsets).toHaveLength(DIALOGUE_MS / 20 + 1)
    expect(offsets.slice(0, 3)).toEqual([0, 32, 64])
  })

  test('comfort noise and missing frames are short', () => {
    const header = Buffer.from('#!AMR\n')
    const sid = Buffer.from([0x44, 0, 0, 0, 0, 0])
    const noData = Buffer.from([0x7c])
    expect(parseAmrFrames(Buffer.concat([header, sid, noData, noData])).offsets).toEqual([0, 6, 7, 8])
  })

  test('a file of another kind, with a reserved frame type or cut inside a frame is refused', () => {
    expect(() => parseAmrFrames(dialogue.mp3)).toThrow('not an AMR-NB file')
    expect(() => parseAmrFrames(Buffer.from('#!AMR\n\x4c'))).toThrow('frame type 9 is reserved')
    expect(() => parseAmrFrames(dialogue.amr.subarray(0, -1))).toThrow('without whole frames')
  })
})

describe('frames of MP3', () => {
  test('every 36 ms are a frame of 144 bytes at 16 kHz and 32 kbit/s', () => {
    const { offsets, samplesPerFrame, sampleRate } = parseMp3Frames(dialogue.mp3)
    expect(offsets).toHaveLength(DIALOGUE_MS / 36 + 1)
    expect([offsets[1], samplesPerFrame, sampleRate]).toEqual([144, 576, 16_000])
  })

  test('tags and the Xing frame are left out, padded frames are counted whole', () => {
    const tagged = encodeAgain(['-write_xing', '1', '-id3v2_version', '3', '-write_id3v1', '1'])
    expect(tagged.subarray(0, 3).toString()).toBe('ID3')
    expect(tagged.includes('Info')).toBe(true)
    const frames = parseMp3Frames(tagged)
    expect(Buffer.from(frames.body).equals(encodeAgain(['-write_xing', '0', '-id3v2_version', '0']))).toBe(
      true,
    )
    const sizes = frames.offsets.slice(1).map((end, index) => end - frames.offsets[index]!)
    expect(new Set(sizes)).toEqual(new Set([208, 209]))
  })

  test('a broken or cut frame is refused', () => {
    const broken = Buffer.from(dialogue.mp3)
    broken[144 * 5] = 0
    expect(() => parseMp3Frames(broken)).toThrow('no MP3 frame at 720')
    expect(() => parseMp3Frames(dialogue.mp3.subarray(0, -1))).toThrow('without whole frames')
  })
})

/** The dialogue as stereo MP3 of 64 kbit/s at 44.1 kHz, where frames differ by a byte of padding. */
function encodeAgain(options: string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'frames-'))
  try {
    /* Into a file, because ffmpeg writes no Xing frame into a pipe. */
    const path = join(folder, 'call.mp3')
    const encode = '-v error -f mp3 -i pipe:0 -ar 44100 -ac 2 -b:a 64k -metadata title=call'.split(' ')
    execFileSync('ffmpeg', [...encode, ...options, path], { input: dialogue.mp3 })
    return readFileSync(path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
