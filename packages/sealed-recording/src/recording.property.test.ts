import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bytesReader,
  concatBytes,
  openPayload,
  openPayloadReader,
  openRecording,
  sealPayload,
  stripSlots,
} from './index.ts'
import { nodePrimitives as primitives } from './node-primitives.ts'
import { codeOf, plaintextOf } from './test/damage.ts'
import { devicePublicKey, openSample, sealSample } from './test/sample.ts'

const recipient = await primitives.generateRecipientKey()
const seal = (pieces: readonly number[]) => sealSample(primitives, recipient, pieces)
const open = (file: Uint8Array) => openSample(primitives, recipient, file)

const borders = fc.oneof(
  fc.integer({ min: 0, max: 40_000 }),
  fc.constantFrom(0, 1, 16_383, 16_384, 16_385, 32_767, 32_768, 32_769),
)

describe('the sealed recording (SEC-6, REC-9)', () => {
  test('REC-9: however the sound comes in pieces, the same sound comes out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(borders, { maxLength: 5 }), async (pieces) => {
        const { file, plain } = await seal(pieces)
        expect(await open(file)).toEqual(plain)
      }),
      { numRuns: 60 },
    )
  })

  test('sizes are those of the format: 439 bytes when empty, 98,839 for a minute of AMR 12.2', async () => {
    expect([(await seal([])).file.length, (await seal([98_304])).file.length]).toEqual([439, 98_839])
  })

  test('REC-9: any place of the sound is read without the rest', async () => {
    const { file, plain, dataKey } = await seal([50_000])
    const opened = await openRecording(bytesReader(file), { dataKey }, { primitives })
    await fc.assert(
      fc.asyncProperty(fc.nat(51_000), fc.nat(40_000), async (offset, length) => {
        expect(await opened.read(offset, length)).toEqual(plain.slice(offset, offset + length))
      }),
      { numRuns: 60 },
    )
  })

  test('SEC-7: without its key slots the file opens by the data key alone', async () => {
    const { file, plain, dataKey } = await seal([20_000])
    const stored = await stripSlots(file)
    expect(stored.length).toBe(file.length - 133)
    expect(await codeOf(open(stored))).toBe('E_NOKEY')
    const opened = await openRecording(bytesReader(stored), { dataKey }, { devicePublicKey, primitives })
    const spans: Uint8Array[] = []
    for await (const span of opened.stream()) spans.push(span)
    expect(concatBytes(...spans)).toEqual(plain)
  })

  test('a payload under another key or context is refused before a chunk is opened', async () => {
    const key = primitives.randomBytes(32)
    const context = Uint8Array.of(1, 2, 3)
    const message = await sealPayload(key, context, plaintextOf(100), undefined, primitives)
    expect(await codeOf(openPayload(primitives.randomBytes(32), context, message))).toBe('E_COMMIT')
    expect(await codeOf(openPayload(key, Uint8Array.of(1, 2), message))).toBe('E_COMMIT')
    expect((await openPayloadReader(bytesReader(message), key, context)).plainLength).toBe(100)
  })

  test('two payloads of the same sound under one key are not alike', async () => {
    const key = primitives.randomBytes(32)
    const [a, b] = await Promise.all([0, 1].map(() => sealPayload(key, new Uint8Array(), plaintextOf(10))))
    expect(a).not.toEqual(b)
  })
})
