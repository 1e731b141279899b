import type { RecordingMedia } from '@smartym/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeFile, readSpeech, SPEECH_MS, wrapAs3gp } from '../ffmpeg.test-kit.ts'
import { measureAudio } from './measure-audio.ts'

/** A frame of comfort noise and two without data. */
const SILENT_TAIL = Buffer.from([0x44, 1, 2, 3, 4, 5, 0x7c, 0x7c])

describe('the length of a recording is counted from its frames', () => {
  test('of AMR-NB', () => {
    expect(measureAudio('amr', readSpeech('amr'))).toEqual({ durationMs: SPEECH_MS, silentTailMs: 0 })
  })

  test('of AMR-NB that ends in comfort noise and missing frames', () => {
    const file = Buffer.concat([readSpeech('amr'), SILENT_TAIL])
    expect(measureAudio('amr', file)).toEqual({ durationMs: SPEECH_MS + 60, silentTailMs: 60 })
  })

  test('of 3GP, also when it ends in comfort noise and missing frames', () => {
    expect(measureAudio('3gp', readSpeech('3gp'))).toEqual({ durationMs: SPEECH_MS, silentTailMs: 0 })
    const file = wrapAs3gp(Buffer.concat([readSpeech('amr'), SILENT_TAIL]))
    expect(measureAudio('3gp', file)).toEqual({ durationMs: SPEECH_MS + 60, silentTailMs: 60 })
  })

  test('of AAC in MP4, without the padding that its edit list leaves out', () => {
    const file = makeFile('m4a', ['-c:a', 'aac', '-ar', '48000'])
    expect(file.includes('elst')).toBe(true)
    expectAbout(measureAudio('mp4', file).durationMs, 1)
  })

  test('of MP4 whose index counts in 64 bits', () => {
    const file = makeFile('mp4', ['-c:a', 'aac', '-movie_timescale', '90000'])
    expectAbout(measureAudio('mp4', file).durationMs, 1)
  })

  test('of ADTS', () => {
    expectAbout(measureAudio('aac', makeFile('aac', ['-c:a', 'aac', '-ar', '16000'])).durationMs, 130)
  })

  test.each([
    ['as the handset writes it', ['-ar', '16000', '-b:a', '32k', '-write_xing', '0'], 145],
    [
      'with tags and an Info frame that states its padding',
      ['-ar', '16000', '-b:a', '32k', '-write_id3v1', '1'],
      1,
    ],
    ['of variable bit rate', ['-ar', '44100', '-q:a', '5'], 1],
    ['in stereo', ['-ar', '48000', '-ac', '2', '-b:a', '64k', '-metadata', 'title=call'], 1],
    ['of the lowest sample rates', ['-ar', '8000', '-b:a', '16k'], 1],
  ])('of MP3 %s', (_what, options, toleranceMs) => {
    expectAbout(
      measureAudio('mp3', makeFile('mp3', ['-c:a', 'libmp3lame', ...options])).durationMs,
      toleranceMs,
    )
  })

  test('of MP3 with damage in the middle, which is passed over', () => {
    const file = readSpeech('mp3')
    file.fill(0, 144 * 100, 144 * 101 + 50)
    expect(measureAudio('mp3', file).durationMs).toBe(SPEECH_MS - 3 * 36)
  })
})

test.each([
  ['amr', Buffer.from('#!AMR-WB\n')],
  ['amr', Buffer.from('#!AMR\n\x4c')],
  ['3gp', readSpeech('amr')],
  ['3gp', readSpeech('3gp').subarray(0, -200)],
  ['mp4', withoutSound()],
  ['mp3', Buffer.alloc(5_000)],
  ['aac', readSpeech('amr')],
] as const)('bytes that are not %s are refused (%#)', (media, file) => {
  expect(() => measureAudio(media, file)).toThrow(expect.objectContaining({ code: 'media_unreadable' }))
})

test.each(['amr', '3gp', 'mp3'] as const)('a damaged %s has a length or is refused', (media) => {
  const whole = readSpeech(media)
  const start = media === '3gp' ? whole.indexOf('moov') - 4 : 0
  const damage = fc.array(fc.tuple(fc.nat({ max: 2_000 }), fc.nat({ max: 255 })), {
    minLength: 1,
    maxLength: 4,
  })
  fc.assert(
    fc.property(damage, fc.nat({ max: 700 }), (changes, cutBytes) => {
      const file = Buffer.from(whole.subarray(0, whole.length - cutBytes))
      for (const [at, byte] of changes) file[start + (at % (file.length - start))] = byte
      expect(lengthOrRefusal(media, file)).toBeGreaterThanOrEqual(-1)
    }),
    { numRuns: media === '3gp' ? 2_000 : 100 },
  )
})

function lengthOrRefusal(media: RecordingMedia, file: Uint8Array): number {
  try {
    return measureAudio(media, file).durationMs
  } catch (error) {
    expect(error).toMatchObject({ name: 'RenditionError' })
    return -1
  }
}

function expectAbout(durationMs: number, toleranceMs: number): void {
  expect(Math.abs(durationMs - SPEECH_MS)).toBeLessThanOrEqual(toleranceMs)
}

function withoutSound(): Buffer {
  const file = readSpeech('3gp')
  file.write('vide', file.indexOf('soun'))
  return file
}
