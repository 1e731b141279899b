import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'
import {
  encodeHead,
  encodeIdentity,
  encodeSeal,
  EndReason,
  Media,
  sealDataKey,
  sealPayload,
} from '@smartym/sealed-recording'

/** A P-256 key as a phone or a company has it. */
export interface TestKey {
  readonly privateKey: KeyObject
  readonly spki: Buffer
  /** Uncompressed point. */
  readonly point: Buffer
  /** 32-byte scalar. */
  readonly scalar: Buffer
}

export function createTestKey(): TestKey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = createPublicKey(createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' }))).export({
    format: 'der',
    type: 'spki',
  })
  const scalar = Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url')
  return { privateKey, spki, point: spki.subarray(-65), scalar }
}

export interface SampleOptions {
  readonly recordingId: string
  readonly companyId: string
  readonly deviceId: string
  readonly device: TestKey
  readonly transport: TestKey
  readonly sound: Uint8Array
  readonly media?: Media
  readonly durationMs?: number
  readonly deviceSeq?: number
  readonly startedAt?: number
  /** By the phone's clock. */
  readonly sealedAt?: number
}

export interface SealedSample {
  readonly file: Buffer
  readonly dataKey: Buffer
  /** Where the payload begins in the file. */
  readonly payloadOffset: number
}

const uuidOf = (id: string): string =>
  id.slice(id.indexOf('_') + 1).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** A recording sealed as phones seal it. */
export async function sealSample(options: SampleOptions): Promise<SealedSample> {
  const identity = encodeIdentity({
    media: options.media ?? Media.amrNb,
    recordingId: uuidOf(options.recordingId),
    companyId: uuidOf(options.companyId),
    deviceId: uuidOf(options.deviceId),
    deviceSeq: options.deviceSeq ?? 1,
    startedAt: options.startedAt ?? 1_700_000_000_000,
    prevDigest: new Uint8Array(32),
  })
  const dataKey = randomBytes(32)
  const slot = await sealDataKey(options.transport.point, identity, dataKey)
  const payload = await sealPayload(dataKey, identity, options.sound)
  const bodyDigest = createHash('sha256').update(identity).update(payload).digest()
  const seal = await encodeSeal(
    identity,
    {
      plainLength: options.sound.length,
      durationMs: options.durationMs ?? 1000,
      endReason: EndReason.normal,
      bodyDigest,
      sealedAt: options.sealedAt ?? 1_700_000_100_000,
    },
    async (message) => sign('sha256', message, { key: options.device.privateKey, dsaEncoding: 'ieee-p1363' }),
  )
  const head = encodeHead(identity, [slot])
  return { file: Buffer.concat([head, payload, seal]), dataKey, payloadOffset: head.length }
}
