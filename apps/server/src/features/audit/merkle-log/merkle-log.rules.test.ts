import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MerkleFrontier } from './merkle-log.rules.ts'

const sha = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()
const leafHash = (leaf: Buffer): Buffer => sha(Buffer.from([0]), leaf)

/* RFC 6962 2.1, written as the standard says it. */
function treeHash(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha()
  if (leaves.length === 1) return leafHash(leaves[0] as Buffer)
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return sha(Buffer.from([1]), treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)))
}

function frontierOf(leaves: readonly Buffer[]): MerkleFrontier {
  const frontier = new MerkleFrontier()
  for (const leaf of leaves) frontier.append(leafHash(leaf))
  return frontier
}

/* The leaves and roots that Certificate Transparency implementations are tested with. */
const knownLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => Buffer.from(hex, 'hex'))
const knownRoots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

describe('SEC-6: the Merkle tree', () => {
  test('has the roots that the standard’s implementations have', () => {
    expect(new MerkleFrontier().root().toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
    for (const [i, root] of knownRoots.entries())
      expect(
        frontierOf(knownLeaves.slice(0, i + 1))
          .root()
          .toString('hex'),
      ).toBe(root)
  })

  test('has the standard’s root at every size, also when kept and taken up again in between', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 8 }), { maxLength: 70 }), fc.nat(70), (leaves, cut) => {
        const bytes = leaves.map((leaf) => Buffer.from(leaf))
        const before = frontierOf(bytes.slice(0, cut))
        const after = new MerkleFrontier(before.size, before.subtreeRoots())
        for (const leaf of bytes.slice(cut)) after.append(leafHash(leaf))
        expect(after.size).toBe(bytes.length)
        expect(after.root()).toEqual(treeHash(bytes))
      }),
    )
  })

  test('is not taken up from roots that do not belong to its size', () => {
    expect(() => new MerkleFrontier(3, new Uint8Array(32))).toThrow(RangeError)
    expect(() => new MerkleFrontier(2 ** 40, new Uint8Array(64))).toThrow(RangeError)
  })
})
