import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bytesReader,
  concatBytes,
  type CryptoPrimitives,
  encodeSeal,
  encodeUtf8,
  openPayload,
  openRecording,
  probeRecording,
  SEAL_BYTES,
  sealPayload,
  SEALED_CHUNK_BYTES,
  verifySealOf,
  webPrimitives,
} from './index.ts'
import { nodePrimitives } from './node-primitives.ts'
import { codeOf, edited, plaintextOf } from './test/damage.ts'
import { devicePublicKey, openSample, sealSample, signSeal } from './test/sample.ts'

// Where the blocks of a recording with one slot begin: B, its slot's fields, C, the chunks.
const at = { media: 10, slots: 112, slotType: 114, keyId: 118, body: 134, payload: 247, chunks: 303 }

/** The codes that a changed byte may give; one, but where it changes how the rest is read. */
function codesOfFlip(place: number, byte: number, fileLength: number): string[] {
  if (place === at.media) return [byte >= 1 && byte <= 5 ? 'E_SLOT' : 'E_FORMAT']
  if (place < 16) return ['E_FORMAT']
  if (place < at.slots) return ['E_SLOT']
  if (place < at.slotType) return place === 113 && byte === 0 ? ['E_NOKEY'] : ['E_FORMAT', 'E_COMMIT']
  if (place === at.slotType) return ['E_NOKEY']
  if (place < at.keyId) return ['E_FORMAT']
  if (place < at.body) return ['E_NOKEY']
  if (place < at.payload) return ['E_SLOT']
  if (place < at.chunks) return ['E_COMMIT']
  return [place < fileLength - SEAL_BYTES ? chunkCode(place) : 'E_SEAL']
}

function chunkCode(place: number): string {
  return `E_CHUNK(${Math.floor((place - at.chunks) / SEALED_CHUNK_BYTES)})`
}

/** The code of a file of which only `kept` bytes are left. */
function codeOfCut(kept: number): string {
  const end = kept - SEAL_BYTES
  if (end < at.chunks + 16) return 'E_FORMAT'
  return (end - at.chunks) % SEALED_CHUNK_BYTES < 16 ? 'E_TRUNCATED' : chunkCode(end)
}

describe.each([
  ['WebCrypto', webPrimitives, 150],
  ['Node', nodePrimitives, 600],
])('damage to a sealed recording, on %s (SEC-6)', (_name, primitives: CryptoPrimitives, numRuns) => {
  const sealed = sealTwo(primitives)

  test('SEC-6: a byte changed anywhere gives the exact code of its place', async () => {
    const { file, open } = await sealed
    // Every byte of head, payload header and seal counts; the chunks are many and alike.
    const place = fc.oneof(
      fc.nat(at.chunks + 20),
      fc.nat(file.length - 1),
      fc.integer({ min: file.length - SEAL_BYTES - 40, max: file.length - 1 }),
    )
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (index, mask) => {
        const changed = Uint8Array.from(file)
        changed[index] = (file[index] ?? 0) ^ mask
        const code = await codeOf(open(changed))
        expect(codesOfFlip(index, changed[index], file.length)).toContain(code)
      }),
      { numRuns },
    )
  })

  test('SEC-6: a file cut anywhere is truncated, or names the chunk it was cut in', async () => {
    const { file, open } = await sealed
    const nearBorder = fc
      .tuple(fc.nat(2), fc.integer({ min: -20, max: 20 }))
      .map(([k, off]) => at.chunks + k * SEALED_CHUNK_BYTES + SEAL_BYTES + off)
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.nat(file.length - 1), nearBorder), async (cut) => {
        expect([cut, await codeOf(open(edited(file, { cut })))]).toEqual([cut, codeOfCut(cut)])
      }),
      { numRuns },
    )
  })

  test('SEC-6: bytes put in anywhere in the chunks, or behind the file, name the first chunk they change', async () => {
    const { file, open } = await sealed
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: at.chunks, max: file.length - SEAL_BYTES }),
        fc.uint8Array({ minLength: 1, maxLength: 40_000 }),
        async (place, bytes) => {
          const inserted = concatBytes(file.subarray(0, place), bytes, file.subarray(place))
          // What is put in before equal bytes may as well stand behind them.
          fc.pre(inserted[place] !== file[place])
          const last = file.length - SEAL_BYTES - 1
          expect(await codeOf(open(inserted))).toBe(chunkCode(Math.min(place, last)))
          expect(await codeOf(open(concatBytes(file, bytes)))).toBe(chunkCode(last))
        },
      ),
      { numRuns: numRuns / 3 },
    )
  })

  test('SEC-6: chunks exchanged, doubled or left out name the first in the wrong place', async () => {
    const { file, open } = await sealed
    const chunk = (k: number) =>
      file.subarray(at.chunks + k * SEALED_CHUNK_BYTES, at.chunks + (k + 1) * SEALED_CHUNK_BYTES)
    const [head, rest] = [file.subarray(0, at.chunks), file.subarray(at.chunks + 3 * SEALED_CHUNK_BYTES)]
    const codeOfOrder = (...order: number[]) => codeOf(open(concatBytes(head, ...order.map(chunk), rest)))
    expect(await codeOfOrder(0, 1, 2)).toBe('none')
    expect(await codeOfOrder(0, 2, 1)).toBe('E_CHUNK(1)')
    expect(await codeOfOrder(2, 1, 0)).toBe('E_CHUNK(0)')
    expect(await codeOfOrder(0, 1, 1, 2)).toBe('E_CHUNK(2)')
    expect(await codeOfOrder(0, 2)).toBe('E_CHUNK(1)')
    expect(await codeOfOrder(1, 2)).toBe('E_CHUNK(0)')
  })

  test('SEC-6: a block of another recording of the same phone is refused where it stands', async () => {
    const { file, other, open } = await sealed
    const borders = [0, at.slots, at.payload, file.length - SEAL_BYTES, file.length]
    const withForeign = (index: number) =>
      concatBytes(
        ...[0, 1, 2, 3].map((k) => (k === index ? other : file).subarray(borders[k], borders[k + 1])),
      )
    const codes = await Promise.all([0, 1, 2, 3].map((index) => codeOf(open(withForeign(index)))))
    expect(codes).toEqual(['E_SLOT', 'E_SLOT', 'E_COMMIT', 'E_SEAL'])
  })

  test('SEC-6: what the phone itself signed wrongly is refused, with and without the data key', async () => {
    const { file, open } = await sealed
    const { identityBytes, seal } = await probeRecording(bytesReader(file))
    const body = file.subarray(0, -SEAL_BYTES)
    const codes = async (bytes: Uint8Array) => [
      await codeOf(open(bytes)),
      await codeOf(verifySealOf(bytesReader(bytes), devicePublicKey, primitives)),
    ]
    const lying = async (lie: Partial<typeof seal>) =>
      concatBytes(body, await encodeSeal(identityBytes, { ...seal, ...lie }, signSeal))
    expect(await codes(await lying({}))).toEqual(['none', 'none'])
    expect(await codes(await lying({ plainLength: seal.plainLength + 1 }))).toEqual(['E_SEAL', 'E_SEAL'])
    expect(await codes(await lying({ bodyDigest: new Uint8Array(32) }))).toEqual(['E_SEAL', 'E_SEAL'])
    const block = (await lying({})).slice(-SEAL_BYTES, -64)
    block[14] = 1
    const message = concatBytes(encodeUtf8('smartym/smr1/seal'), identityBytes, block)
    expect(await codes(concatBytes(body, block, await signSeal(message)))).toEqual(['E_SEAL', 'E_SEAL'])
  })

  test('SEC-6: a payload without its last chunk is truncated even when the phone signed it so', async () => {
    const { file, open } = await sealed
    const { identityBytes, seal, payloadOffset } = await probeRecording(bytesReader(file))
    const body = file.subarray(0, at.chunks + 2 * SEALED_CHUNK_BYTES)
    const hash = primitives.createHash()
    hash.update(identityBytes)
    hash.update(body.subarray(payloadOffset))
    const block = { ...seal, plainLength: 2 * 16384, bodyDigest: hash.digest() }
    const bytes = concatBytes(body, await encodeSeal(identityBytes, block, signSeal))
    expect(await codeOf(open(bytes))).toBe('E_TRUNCATED')
    expect(await codeOf(verifySealOf(bytesReader(bytes), devicePublicKey, primitives))).toBe('E_TRUNCATED')
  })

  test('REC-9: a chunk is read alone, and its damage is not that of its neighbour', async () => {
    const { file, dataKey } = await sealed
    const broken = edited(file, { flip: at.chunks + SEALED_CHUNK_BYTES })
    const opened = await openRecording(bytesReader(broken), { dataKey }, { primitives })
    expect(await opened.readChunk(0)).toEqual(plaintextOf(16384))
    expect(await codeOf(opened.readChunk(1))).toBe('E_CHUNK(1)')
    expect(await codeOf(opened.read(16_000, 1000))).toBe('E_CHUNK(1)')
    expect((await opened.readChunk(3)).length).toBe(1000)
    await expect(opened.readChunk(4)).rejects.toThrow(RangeError)
  })

  test('SEC-6: payloads of every length around a chunk’s end open as what they were', async () => {
    const [key, context] = [primitives.randomBytes(32), encodeUtf8('lengths')]
    const offsets = [-17, -16, -15, -2, -1, 0, 1, 2, 15, 16, 17]
    const lengths = [0, 16_384, 32_768, 16 * 16_384, 64 * 16_384].flatMap((border) =>
      offsets.map((offset) => border + offset).filter((length) => length >= 0),
    )
    for (const length of lengths) {
      const message = await sealPayload(key, context, plaintextOf(length), undefined, primitives)
      expect(message.length).toBe(56 + length + 16 * (Math.floor(length / 16_384) + 1))
      expect(Buffer.compare(await openPayload(key, context, message, primitives), plaintextOf(length))).toBe(
        0,
      )
    }
  })
})

/** Two recordings of four chunks by the same phone for the same recipient, the last chunk of 1,000 bytes. */
async function sealTwo(primitives: CryptoPrimitives) {
  const recipient = await primitives.generateRecipientKey()
  const { file, dataKey } = await sealSample(primitives, recipient, [3 * 16_384 + 1000])
  const { file: other } = await sealSample(primitives, recipient, [3 * 16_384 + 1000], 2)
  return { file, other, dataKey, open: (bytes: Uint8Array) => openSample(primitives, recipient, bytes) }
}
