import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { ListenGrantResponse } from '@smartym/contract'
import {
  concatBytes,
  createRecordingSealer,
  encodeHex,
  encodeIdentity,
  encodeUtf8,
  EndReason,
  Media,
  recipientKeyFromPair,
  renditionContext,
  sealPayload,
  sealPlayKey,
} from '@smartym/sealed-recording'
import type { HeldGrant } from './grant.ts'
import { loadSound } from './sound.ts'
import { findBrokenChunk, verifySealed } from './verify-sealed.ts'

const recordingId = '019356a0-0000-7000-8000-000000000001'
const listenGrantId = `lgr_${'1'.repeat(32)}`
const plain = new Uint8Array(50_000).map((_, index) => index % 251)
const mp3 = encodeUtf8('the sound')
const waveform = {
  version: 1,
  durationMs: 30_000,
  bucketMs: 10,
  minimums: [-3],
  maximums: [4],
  peakDbfs: 0,
  loudnessDbfs: -20,
  silentShare: 0,
}

let file: Uint8Array<ArrayBuffer>
let held: HeldGrant
let content: Record<string, Uint8Array<ArrayBuffer>>

function identityOf(deviceSeq: number) {
  const uuid = '019356a0-0000-7000-8000-0000000000aa'
  return encodeIdentity({
    media: Media.amrNb,
    recordingId,
    companyId: uuid,
    deviceId: uuid,
    deviceSeq,
    startedAt: 0,
    prevDigest: new Uint8Array(32),
  })
}

beforeAll(async () => {
  const device = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])
  const identityBytes = identityOf(1)
  const [dataKey, mp3Key, peaksKey] = [1, 2, 3].map((fill) => new Uint8Array(32).fill(fill)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ]
  const sealer = await createRecordingSealer({ identityBytes, slots: [], dataKey })
  const body = await sealer.push(plain)
  const end = await sealer.finish(
    { durationMs: 30_000, endReason: EndReason.normal, sealedAt: 0 },
    async (message) => {
      const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
      return new Uint8Array(await crypto.subtle.sign(algorithm, device.privateKey, message))
    },
  )
  file = concatBytes(sealer.head, body, end)
  content = {
    mp3: await sealPayload(mp3Key, renditionContext('mp3', recordingId), mp3),
    peaks: await sealPayload(
      peaksKey,
      renditionContext('peaks', recordingId),
      encodeUtf8(JSON.stringify(waveform)),
    ),
  }
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits'])
  const player = await recipientKeyFromPair(pair)
  const seal = async (key: Uint8Array) => {
    const sealed = encodeHex(await sealPlayKey(player.publicKey, listenGrantId, identityBytes, key))
    return { enc: sealed.slice(0, 130), ciphertext: sealed.slice(130) }
  }
  const grant: ListenGrantResponse = {
    listenGrantId,
    recordingId: `rec_${recordingId.replaceAll('-', '')}`,
    expiresAt: '2026-11-23T06:00:00.000Z',
    playsLeft: 1,
    identityBlock: encodeHex(identityBytes),
    recordingKey: await seal(dataKey),
    renditions: [
      { kind: 'mp3', contentType: 'audio/mpeg', sizeBytes: 1, sealedKey: await seal(mp3Key) },
      { kind: 'peaks', contentType: 'application/json', sizeBytes: 1, sealedKey: await seal(peaksKey) },
    ],
    devicePublicKey: encodeHex(new Uint8Array(await crypto.subtle.exportKey('spki', device.publicKey))),
    watermark: '한지원',
    captions: null,
  }
  held = { grant, player }
})

function flipped(at: number): Blob {
  const bytes = Uint8Array.from(file)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return new Blob([bytes])
}

const payloadAt = 112 + 2 + 56
const verify = (blob: Blob) => verifySealed(blob, held, () => undefined)

describe('a sealed file under a grant (SEC-7)', () => {
  test('SEC-7: a whole file is whole, by every chunk and by the phone’s signature', async () => {
    expect(await verify(new Blob([file]))).toEqual({ kind: 'whole', chunks: 4, durationMs: 30_000 })
  })

  test.each([0, 1, 2, 3])('SEC-7: one flipped byte in chunk %i is named by that chunk', async (index) => {
    const verdict = await verify(flipped(payloadAt + index * 16_400 + 5))
    expect(verdict).toMatchObject({ kind: 'broken', code: `E_CHUNK(${index})`, chunk: { number: index + 1 } })
  })

  test('SEC-7: a cut end, a forged seal and a file of another kind are told apart', async () => {
    expect(await verify(flipped(file.length - 1))).toEqual({ kind: 'broken', code: 'E_SEAL' })
    expect(await verify(new Blob(['RIFF']))).toEqual({ kind: 'broken', code: 'E_FORMAT' })
  })

  test('SEC-7: the grant of one recording opens no other', async () => {
    const other = Uint8Array.from(file)
    other.set(identityOf(2))
    expect(await verify(new Blob([other]))).toEqual({ kind: 'other_recording' })
  })

  test('SEC-7: a broken chunk lies about where its bytes are in the sound', () => {
    const seal = { plainLength: 4 * 16_384, durationMs: 40_000 }
    expect(findBrokenChunk('E_CHUNK(1)', seal)).toEqual({ number: 2, aboutMs: 10_000 })
    expect(findBrokenChunk('E_SEAL', seal)).toBeUndefined()
  })
})

describe('the sound under a grant (ADM-2)', () => {
  test('ADM-2: renditions are opened in memory with their waveform', async () => {
    vi.stubGlobal('fetch', async (address: string) => new Response(content[address.split('/').at(-1) ?? '']))
    const shares: number[] = []
    const sound = await loadSound(held, new AbortController().signal, (share) => shares.push(share))
    vi.unstubAllGlobals()
    expect(await sound?.audio.text()).toBe('the sound')
    expect(sound?.audio.type).toBe('audio/mpeg')
    expect(sound?.waveform).toEqual(waveform)
    expect(shares.at(-1)).toBe(1)
  })

  test('ADM-2: without a rendition there is no sound, and nothing is fetched', async () => {
    const silent = { ...held, grant: { ...held.grant, renditions: [] } }
    expect(await loadSound(silent, new AbortController().signal, () => undefined)).toBeUndefined()
  })
})
