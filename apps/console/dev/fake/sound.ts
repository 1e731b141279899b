import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ListenGrantResponse, Waveform } from '@smartym/contract'
import {
  concatBytes,
  createRecordingSealer,
  encodeHex,
  encodeIdentity,
  encodeUtf8,
  EndReason,
  Media,
  renditionContext,
  sealPayload,
  sealPlayKey,
} from '@smartym/sealed-recording'
import { startedAt } from './calls.ts'
import { idOf, iso } from './random.ts'

const speech = new URL('../../../handset-sim/speech/', import.meta.url)
const durationMs = 68_016

interface Caption {
  readonly fromMs: number
  readonly toMs: number
  readonly speaker: 'agent' | 'customer'
  readonly text: { readonly ko: string }
}

function uuidOf(id: string): string {
  return id.slice(-32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** A picture that looks like speech where somebody speaks. */
function waveformOf(captions: readonly Caption[]): Waveform {
  const bucketMs = 34
  const count = Math.ceil(durationMs / bucketMs)
  const levels = Array.from({ length: count }, (_, index) => {
    const at = index * bucketMs
    const isSpoken = captions.some(({ fromMs, toMs }) => at >= fromMs && at < toMs)
    const wave = Math.abs(Math.sin(index * 0.61) * Math.sin(index * 0.173) * Math.cos(index * 0.037))
    return Math.round(isSpoken ? 18 + wave * 100 : 2 + wave * 3)
  })
  return {
    version: 1,
    durationMs,
    bucketMs,
    minimums: levels.map((level) => -Math.round(level * 0.86)),
    maximums: levels,
    peakDbfs: -1.2,
    loudnessDbfs: -18,
    silentShare: 0.2,
  }
}

/** Sealed things of one recording, made for real: its file, its renditions, the keys that open them. */
export async function createFakeSound(recordingId: string) {
  const amr = await readFile(new URL('dialogue-2.amr', speech))
  const mp3 = await readFile(new URL('dialogue-2.mp3', speech))
  const captions = JSON.parse(
    await readFile(new URL('dialogue-2.captions.json', speech), 'utf8'),
  ) as Caption[]
  const device = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const identityBytes = encodeIdentity({
    media: Media.amrNb,
    recordingId: uuidOf(recordingId),
    companyId: uuidOf(idOf('com', 1)),
    deviceId: uuidOf(idOf('dev', 1)),
    deviceSeq: 3_997,
    startedAt,
    prevDigest: new Uint8Array(32),
  })
  const keys = { sealed: randomBytes(32), mp3: randomBytes(32), peaks: randomBytes(32) }
  const sealer = await createRecordingSealer({ identityBytes, slots: [], dataKey: keys.sealed })
  const body = await sealer.push(amr)
  const end = await sealer.finish(
    { durationMs, endReason: EndReason.normal, sealedAt: startedAt + durationMs },
    async (message) => sign('sha256', message, { key: device.privateKey, dsaEncoding: 'ieee-p1363' }),
  )
  const peaks = encodeUtf8(JSON.stringify(waveformOf(captions)))
  const uuid = uuidOf(recordingId)
  const content = {
    sealed: concatBytes(sealer.head, body, end),
    mp3: await sealPayload(keys.mp3, renditionContext('mp3', uuid), mp3),
    peaks: await sealPayload(keys.peaks, renditionContext('peaks', uuid), peaks),
  }
  const devicePublicKey = device.publicKey.export({ type: 'spki', format: 'der' }).toString('hex')

  return {
    content,
    /** A grant as the server gives it, sealed to the asking player. */
    async grant(
      publicKey: string,
      listenGrantId: string,
      hasRenditions: boolean,
      listener: string,
    ): Promise<ListenGrantResponse> {
      const seal = async (key: Uint8Array) => {
        const sealed = encodeHex(await sealPlayKey(publicKey, listenGrantId, identityBytes, key))
        return { enc: sealed.slice(0, 130), ciphertext: sealed.slice(130) }
      }
      const renditions = hasRenditions
        ? [
            {
              kind: 'mp3' as const,
              contentType: 'audio/mpeg',
              sizeBytes: content.mp3.length,
              sealedKey: await seal(keys.mp3),
            },
            {
              kind: 'peaks' as const,
              contentType: 'application/json',
              sizeBytes: content.peaks.length,
              sealedKey: await seal(keys.peaks),
            },
          ]
        : []
      return {
        listenGrantId,
        recordingId,
        expiresAt: iso(Date.now() + 900_000),
        playsLeft: 2,
        identityBlock: encodeHex(identityBytes),
        recordingKey: await seal(keys.sealed),
        renditions,
        devicePublicKey,
        watermark: listener,
        captions: captions.map(({ fromMs, toMs, speaker, text }) => ({
          fromMs,
          toMs,
          speaker,
          text: text.ko,
        })),
      }
    },
  }
}
