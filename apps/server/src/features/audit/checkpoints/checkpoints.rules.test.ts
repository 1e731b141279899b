import { describe, expect, test } from 'vitest'
import {
  generateSigningKey,
  openCheckpoint,
  signCheckpoint,
  signerFrom,
  splitNotes,
  verifierOf,
} from './checkpoints.rules.ts'

const signer = signerFrom('smartym/audit', generateSigningKey())
const verifier = verifierOf(signer)
const checkpoint = { treeSize: 1234, rootHash: Buffer.alloc(32, 5), signedAt: 1_764_000_000_000 }
const note = signCheckpoint(signer, checkpoint)

describe('SEC-6: a checkpoint', () => {
  test('is a signed note: origin, size, root, blank line, signature', () => {
    expect(note).toMatch(
      /^smartym\/audit\n1234\nBQUF[A-Za-z0-9+/]{39}=\ntime 1764000000000\n\n— smartym\/audit [A-Za-z0-9+/]{91}=\n$/,
    )
    expect(openCheckpoint(verifier, note)).toEqual(checkpoint)
  })

  test('with any changed, missing or added character does not open', () => {
    for (let i = 0; i < note.length; i += 1) {
      const other = note[i] === '1' ? '2' : '1'
      expect(openCheckpoint(verifier, note.slice(0, i) + other + note.slice(i + 1))).toBeUndefined()
      expect(openCheckpoint(verifier, note.slice(0, i) + note.slice(i + 1))).toBeUndefined()
      expect(openCheckpoint(verifier, note.slice(0, i) + other + note.slice(i))).toBeUndefined()
    }
  })

  test('of another key or another log does not open', () => {
    expect(
      openCheckpoint(verifierOf(signerFrom('smartym/audit', generateSigningKey())), note),
    ).toBeUndefined()
    expect(openCheckpoint({ ...verifier, origin: 'other/audit' }, note)).toBeUndefined()
  })

  test('can be cut out of a file of many', () => {
    const second = signCheckpoint(signer, { ...checkpoint, treeSize: 1300 })
    expect(splitNotes(note + second)).toEqual([note, second])
    expect(splitNotes('')).toEqual([])
    expect(splitNotes(`${note}rest`)).toEqual([note, 'rest'])
  })
})
