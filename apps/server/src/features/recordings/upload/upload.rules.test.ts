import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { SealedDigest } from './sealed-digest.ts'
import { parseBytes, parseChecksum, parseLength, parseRecordingId } from './tus.rules.ts'

test('UPL-5: the digest leaves the last 120 bytes out, however the bytes come', () => {
  const identity = randomBytes(112)
  for (const length of [0, 1, 119, 120, 121, 240, 5000]) {
    const body = randomBytes(length)
    const expected = createHash('sha256')
      .update(identity)
      .update(body.subarray(0, Math.max(0, length - 120)))
      .digest('hex')
    for (const step of [1, 7, 119, 120, 121, 1000]) {
      const digest = new SealedDigest(identity)
      for (let at = 0; at < length; at += step) digest.update(body.subarray(at, at + step))
      expect(digest.digest().toString('hex')).toBe(expected)
      expect(digest.takenBytes).toBe(length)
    }
  }
})

test('UPL-1: headers say what they say, and nothing else is taken for it', () => {
  expect(parseBytes(undefined)).toBeUndefined()
  expect(parseBytes('12')).toBe(12)
  for (const wrong of ['-1', '1.5', '0x10', '', 'NaN', '9'.repeat(30)])
    expect(() => parseBytes(wrong)).toThrow('recordings.upload_length_invalid')
  expect(parseLength('5', undefined)).toBe(5)
  expect(parseLength(undefined, '1')).toBeNull()
  for (const [length, deferred] of [
    [undefined, undefined],
    ['5', '1'],
    [undefined, '2'],
  ] as const)
    expect(() => parseLength(length, deferred)).toThrow('recordings.upload_length_invalid')

  const id = `rec_${'0'.repeat(32)}`
  const base64 = (text: string): string => Buffer.from(text).toString('base64')
  expect(parseRecordingId(`name ${base64('x')}, recordingId ${base64(id)}`)).toBe(id)
  for (const wrong of [
    undefined,
    '',
    'recordingId',
    `recordingId ${base64('../x')}`,
    `recordingid ${base64(id)}`,
  ])
    expect(parseRecordingId(wrong)).toBeUndefined()

  expect(parseChecksum(undefined)).toBeUndefined()
  expect(parseChecksum(`sha1 ${Buffer.alloc(20).toString('base64')}`)).toMatchObject({ algorithm: 'sha1' })
  for (const wrong of ['md5 AAAA', 'sha256 AAAA', 'sha256']) expect(parseChecksum(wrong)).toBeNull()
})
