import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { findPlaintext } from './find-plaintext.ts'

const dirs: string[] = []
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true })
})

function folder(files: Record<string, Buffer>): string {
  const dir = mkdtempSync(join(tmpdir(), 'smartym-scan-'))
  dirs.push(dir)
  mkdirSync(join(dir, 'deep'))
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(dir, name), bytes)
  return dir
}

const audio = randomBytes(5_000)

test.each([0, 1, 7, 8, 13])('32 bytes of the sound are found at any place (%i)', async (shift) => {
  const run = audio.subarray(1_001, 1_033)
  const dir = folder({
    'deep/a': Buffer.concat([randomBytes(100 + shift), run, randomBytes(50)]),
    b: randomBytes(999),
  })
  expect(await findPlaintext(dir, audio)).toEqual([join(dir, 'deep/a')])
})

test('31 bytes of it, or zeros in both, are nothing', async () => {
  const dir = folder({
    a: Buffer.concat([randomBytes(64), audio.subarray(500, 531), randomBytes(64)]),
    zeros: Buffer.alloc(500),
  })
  expect(await findPlaintext(dir, Buffer.concat([audio, Buffer.alloc(64)]))).toEqual([])
})
