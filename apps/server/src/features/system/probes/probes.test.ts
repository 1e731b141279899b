import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { X509Certificate } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { makeCertificate } from '../../../platform/tls/test/make-certificate.ts'
import { certificateProbe, ffmpegProbe, pushProbe } from './machine.probes.ts'
import { lookAtAll } from './probe.ts'

const folder = mkdtempSync(join(tmpdir(), 'smartym-probes-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const dayMs = 24 * 3_600_000

test.each([
  [60, 'ok', 'fine'],
  [20, 'warn', 'ending_soon'],
  [3, 'bad', 'ending_soon'],
  [-1, 'bad', 'ended'],
])('ADM-6: a certificate with %i days left is %s (%s)', async (days, level, state) => {
  const { certificate: file } = makeCertificate(folder)
  const end = new X509Certificate(readFileSync(file)).validToDate.getTime()
  const probe = certificateProbe(file, { now: () => end - days * dayMs - 1 })
  const expected = { name: 'certificate', level, state, at: new Date(end).toISOString() }
  expect(await lookAtAll([probe])).toMatchObject([expected])
})

test('ADM-6: what cannot be looked at is not known, and hides nothing else', async () => {
  const facts = await lookAtAll([
    certificateProbe(join(folder, 'missing.pem'), { now: () => 0 }),
    pushProbe(() => 'fine'),
    ffmpegProbe(async () => ['ffmpeg']),
  ])
  expect(facts.map(({ name, level, state }) => [name, level, state])).toEqual([
    ['certificate', 'bad', 'unknown'],
    ['push', 'ok', 'fine'],
    ['ffmpeg', 'warn', 'missing'],
  ])
})
