import { describe, expect, test } from 'vitest'
import { moveIndexToFront } from './faststart.ts'
import {
  countDecodedSamples,
  makeFile,
  probeSound,
  readSpeech,
  SPEECH_MS,
  withProgram,
  wrapAs3gp,
} from './ffmpeg.test-kit.ts'
import { makeRendition } from './make-rendition.ts'
import { transcode } from './transcode.ts'

const AAC = ['-c:a', 'aac', '-ar', '44100', '-b:a', '48k']
const FILES = {
  amr: () => readSpeech('amr'),
  '3gp': () => readSpeech('3gp'),
  mp3: () => readSpeech('mp3'),
  aac: () => makeFile('aac', AAC),
  mp4: () => makeFile('m4a', AAC),
} as const
const media = Object.keys(FILES) as (keyof typeof FILES)[]

describe.each(media)('a recording in %s', (medium) => {
  test('REC-4: becomes MP3 of 32 kbit/s, exactly as long, with its waveform', async () => {
    const { mp3, durationMs, waveform } = await makeRendition({ media: medium, audio: FILES[medium]() })
    expect(Math.abs(durationMs - SPEECH_MS)).toBeLessThanOrEqual(100)
    expect(probeSound(mp3)).toEqual({
      codec_name: 'mp3',
      sample_rate: '16000',
      channels: 1,
      bit_rate: '32000',
    })
    expect(playedMs(mp3)).toBe(durationMs)
    expect(waveform.maximums).toHaveLength(Math.ceil(durationMs / 100))
    expect(waveform.peakDbfs).toBeGreaterThan(-12)
    expect(Math.max(...waveform.maximums.slice(0, 4))).toBeLessThan(8)
    expect(Math.max(...waveform.maximums.slice(5, 20))).toBeGreaterThan(30)
  })
})

describe('a 3GP of 25 minutes, its index at the end as phones write it', () => {
  const durationMs = 1_500_000
  const file = makeFile('3gp', ['-c', 'copy', '-t', '1500'], ['-stream_loop', '-1'])
  const job = { media: '3gp', durationMs, silentTailMs: 0, timeoutMs: 60_000 } as const

  test('from a pipe ffmpeg decodes almost nothing of it and calls that well', async () => {
    expect(file.indexOf('moov')).toBeGreaterThan(file.indexOf('mdat'))
    const { samples } = await transcode({ ...job, file })
    expect(samples / 16).toBeLessThan(durationMs / 10)
  })

  test('with its index in front it is decoded whole', async () => {
    const rendition = await makeRendition({ media: '3gp', audio: file })
    expect(Math.abs(rendition.durationMs - durationMs)).toBeLessThanOrEqual(100)
    expect(rendition.waveform.bucketMs).toBe(400)
    expect(playedMs(rendition.mp3)).toBe(rendition.durationMs)
  })
})

test('sound that comes in pieces makes the same rendition', async () => {
  const file = readSpeech('3gp')
  const whole = await makeRendition({ media: '3gp', audio: file })
  const pieces = await makeRendition({ media: '3gp', audio: inPieces(file, 1_000) })
  expect(Buffer.from(pieces.mp3).equals(whole.mp3)).toBe(true)
})

test.each(['amr', '3gp'] as const)(
  'pauses that were sent as comfort noise or as nothing keep their time in %s, at the end too',
  async (medium) => {
    const amr = withDtx(readSpeech('amr'))
    const rendition = await makeRendition({ media: medium, audio: medium === 'amr' ? amr : wrapAs3gp(amr) })
    expect(rendition.durationMs).toBe(SPEECH_MS)
    expect(rendition.waveform.silentShare).toBeGreaterThan(0.25)
  },
)

test('a recording cut by a crash is played as far as it goes', async () => {
  const rendition = await makeRendition({
    media: 'amr',
    audio: readSpeech('amr').subarray(0, 6 + 32 * 100 + 17),
  })
  expect(rendition.durationMs).toBe(2_000)
})

test('a file that states more sound than it holds is an error, not a short rendition', async () => {
  const cut = moveIndexToFront(readSpeech('3gp')).subarray(0, 30_000)
  await expect(makeRendition({ media: '3gp', audio: cut })).rejects.toMatchObject({
    code: 'duration_differs',
    message: expect.stringContaining('recorded 28980 ms'),
  })
})

test('bytes of another media are refused before ffmpeg sees them', async () => {
  const ffmpegPath = '/nowhere/ffmpeg'
  for (const medium of media) {
    const audio = medium === 'amr' ? readSpeech('mp3') : Buffer.from('no sound at all, only words of no use')
    await expect(makeRendition({ media: medium, audio, ffmpegPath })).rejects.toMatchObject({
      code: 'media_unreadable',
    })
  }
})

test('a recording without a frame has no rendition', async () => {
  const noFrame = makeRendition({ media: 'amr', audio: Buffer.from('#!AMR\n') })
  await expect(noFrame).rejects.toMatchObject({ code: 'no_sound' })
  await expect(makeRendition({ media: 'mp3', audio: Buffer.alloc(0) })).rejects.toMatchObject({
    code: 'no_sound',
  })
})

test('more bytes than a rendition is made of are refused while they come', async () => {
  const endless = repeat(Buffer.alloc(2 ** 24))
  await expect(makeRendition({ media: 'mp3', audio: endless })).rejects.toMatchObject({
    code: 'media_too_large',
  })
})

test('SEC-6: decrypted sound goes through pipes alone', async () => {
  const attempt = await withProgram('echo "$@" >&2; exit 1', (ffmpegPath) =>
    makeRendition({ media: 'amr', audio: readSpeech('amr'), ffmpegPath }).catch((error: unknown) => error),
  )
  const words = (attempt as Error).message.split(' ')
  expect(words.filter((word) => word.startsWith('pipe:'))).toEqual(['pipe:0', 'pipe:1', 'pipe:3'])
  expect(words.filter((word) => word.includes('/'))).toEqual([])
})

test('a stopped rendition is aborted', async () => {
  const controller = new AbortController()
  const rendition = makeRendition({ media: 'amr', audio: readSpeech('amr'), signal: controller.signal })
  controller.abort()
  await expect(rendition).rejects.toMatchObject({ code: 'aborted' })
})

function playedMs(mp3: Uint8Array): number {
  return Math.round(countDecodedSamples(mp3) / 16)
}

async function* inPieces(file: Uint8Array, bytes: number) {
  for (let at = 0; at < file.length; at += bytes) yield file.subarray(at, at + bytes)
}

async function* repeat(piece: Uint8Array) {
  for (;;) yield piece
}

/** Every second begins with 0.6 s of speech and ends with comfort noise and missing frames. */
function withDtx(amr: Buffer): Buffer {
  const noise = Buffer.from([0x44, 1, 2, 3, 4, 5])
  const noData = Buffer.from([0x7c])
  const frames = Array.from({ length: (amr.length - 6) / 32 }, (_, frame) => {
    if (frame % 50 < 30) return amr.subarray(6 + frame * 32, 38 + frame * 32)
    return frame % 8 === 0 ? noise : noData
  })
  return Buffer.concat([amr.subarray(0, 6), ...frames])
}
