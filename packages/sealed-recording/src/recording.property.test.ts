import { generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bytesReader,
  concatBytes,
  createRecordingSealer,
  encodeIdentity,
  openPayload,
  openPayloadReader,
  openRecording,
  sealDataKey,
  sealPayload,
  stripSlots,
} from './index.ts'
import { nodePrimitives as primitives } from './node-primitives.ts'
import { codeOf, edited, plaintextOf } from './test/damage.ts'

const device = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const devicePublicKey = device.publicKey.export({ format: 'pem', type: 'spki' }).toString()
const recipient = await primitives.generateRecipientKey()
const identityBytes = encodeIdentity({
  media: 1,
  recordingId: '0192f3a4-b5c6-7d8e-9f00-112233445566',
  companyId: '0192f3a4-b5c6-7d8e-9f00-112233445567',
  deviceId: '0192f3a4-b5c6-7d8e-9f00-112233445568',
  deviceSeq: 1,
  startedAt: 0,
  prevDigest: new Uint8Array(32),
})

/** A recording sealed from pieces of these lengths. */
async function seal(pieces: readonly number[]) {
  const dataKey = primitives.randomBytes(32)
  const slots = [await sealDataKey(recipient.publicKey, identityBytes, dataKey, { primitives })]
  const sealer = await createRecordingSealer({ identityBytes, slots, dataKey, primitives })
  const plain = plaintextOf(pieces.reduce((sum, each) => sum + each, 0))
  const parts = [sealer.head]
  let at = 0
  for (const length of pieces) parts.push(await sealer.push(plain.subarray(at, (at += length))))
  const signSeal = async (message: Uint8Array) =>
    Uint8Array.from(sign('sha256', message, { key: device.privateKey, dsaEncoding: 'ieee-p1363' }))
  parts.push(await sealer.finish({ durationMs: 1, endReason: 0, sealedAt: 2 }, signSeal))
  return { file: concatBytes(...parts), plain, dataKey }
}

async function open(file: Uint8Array): Promise<Uint8Array> {
  const opened = await openRecording(
    bytesReader(file),
    { recipients: [recipient] },
    { devicePublicKey, primitives },
  )
  const spans: Uint8Array[] = []
  for await (const span of opened.stream()) spans.push(span)
  return concatBytes(...spans)
}

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

  test('SEC-6: a flipped bit anywhere is refused, and never as the same sound', async () => {
    const { file } = await seal([20_000])
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), async (at) => {
        expect(await codeOf(open(edited(file, { flip: at })))).not.toBe('none')
      }),
      { numRuns: 400 },
    )
  })

  test('SEC-6: a file cut or extended anywhere is refused', async () => {
    const { file } = await seal([40_000])
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 40_000 }), async (cut, extend) => {
        expect(await codeOf(open(edited(file, { cut })))).not.toBe('none')
        expect(await codeOf(open(edited(file, { extend })))).not.toBe('none')
      }),
      { numRuns: 60 },
    )
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
