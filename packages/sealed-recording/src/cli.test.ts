import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { edited } from './test/damage.ts'

const conformance = join(import.meta.dirname, '../../../conformance/sealed-recording')
const vectors = JSON.parse(readFileSync(join(conformance, 'recordings.json'), 'utf8'))
const file = join(conformance, 'recordings/20000.smr')
const folder = mkdtempSync(join(tmpdir(), 'smartym-smr-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the command; one JSON line and the exit code. */
function smr(...args: string[]): Promise<{ exitCode: number; answer: Record<string, unknown> }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(import.meta.dirname, 'cli.ts'), ...args],
      (_error, stdout) => {
        const lines = stdout.split('\n').filter((line) => line !== '')
        expect(lines).toHaveLength(1)
        resolve({ exitCode: child.exitCode ?? -1, answer: JSON.parse(lines[0] ?? '{}') })
      },
    )
  })
}

describe('the command for sealed recordings (SEC-7)', () => {
  test('info tells what stands in the open, without a key', async () => {
    const { exitCode, answer } = await smr('info', file)
    expect(exitCode).toBe(0)
    expect(answer).toMatchObject({ ok: true, deviceSeq: 2, plainLength: 20_000, endReason: 1 })
  })

  test('SEC-7: open writes the sound and says its digest', async () => {
    const out = join(folder, 'out.amr')
    const keys = [
      '--recipient-private-key',
      vectors.recipientPrivateKey,
      '--device-public-key',
      vectors.devicePublicKey,
    ]
    const { exitCode, answer } = await smr('open', file, ...keys, '--out', out)
    const plainSha256 = createHash('sha256').update(readFileSync(out)).digest('hex')
    expect([exitCode, answer]).toEqual([0, { ok: true, plainLength: 20_000, plainSha256, deviceSeq: 2 }])
    expect(plainSha256).toBe(vectors.files[1].plainSha256)
  })

  test('verify takes the device key from a PEM file', async () => {
    const pem = join(folder, 'device.pem')
    writeFileSync(pem, vectors.devicePublicKeyPem)
    expect(await smr('verify', file, '--device-public-key', pem)).toEqual({
      exitCode: 0,
      answer: { ok: true, plainLength: 20_000, deviceSeq: 2 },
    })
  })

  test('SEC-6: a broken chunk is named, and nothing is left in place of the sound', async () => {
    const broken = join(folder, 'broken.smr')
    writeFileSync(broken, edited(readFileSync(file), { flip: 247 + 56 + 16_400 + 5 }))
    const out = join(folder, 'broken.amr')
    const { exitCode, answer } = await smr(
      'open',
      broken,
      '--data-key',
      vectors.files[1].dataKey,
      '--out',
      out,
    )
    expect([exitCode, answer]).toEqual([1, { ok: false, code: 'E_CHUNK(1)' }])
    expect(existsSync(out)).toBe(false)
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('a seal by another device leaves no sound either', async () => {
    const out = join(folder, 'foreign.amr')
    const keys = ['--data-key', vectors.files[1].dataKey, '--device-public-key', vectors.otherDevicePublicKey]
    expect((await smr('open', file, ...keys, '--out', out)).answer).toEqual({ ok: false, code: 'E_SEAL' })
    expect(existsSync(out)).toBe(false)
  })

  test('keys that are none are bad usage, and say nothing about the file', async () => {
    const out = ['--out', join(folder, 'never.amr')]
    const offCurve = `04${'11'.repeat(64)}`
    const wrong = [
      ['open', file, '--data-key', '00', ...out],
      ['open', file, '--recipient-private-key', '00'.repeat(32), ...out],
      [
        'open',
        file,
        '--recipient-private-key',
        vectors.recipientPrivateKey,
        '--data-key',
        '00'.repeat(32),
        ...out,
      ],
      ['open', file, ...out],
      ['verify', file, '--device-public-key', offCurve],
      ['verify', file],
    ]
    const answers = await Promise.all(wrong.map((args) => smr(...args)))
    expect(answers.map(({ exitCode, answer }) => [exitCode, answer['code']])).toEqual(
      wrong.map(() => [1, 'E_USAGE']),
    )
    expect(existsSync(join(folder, 'never.amr'))).toBe(false)
  })

  test('wrong words and missing files are told in one line too', async () => {
    expect((await smr('melt', file)).answer).toMatchObject({ ok: false, code: 'E_USAGE' })
    expect((await smr('info', join(folder, 'none.smr'))).answer).toMatchObject({ ok: false, code: 'E_IO' })
    expect((await smr('verify', file, '--device-public-key', 'zz')).answer).toMatchObject({
      ok: false,
      code: 'E_USAGE',
    })
  })
})
