import { generateKeyPairSync, sign } from 'node:crypto'
import {
  bytesReader,
  concatBytes,
  createRecordingSealer,
  type CryptoPrimitives,
  encodeIdentity,
  openRecording,
  type RecipientKey,
  sealDataKey,
} from '../index.ts'
import { plaintextOf } from './damage.ts'

const device = generateKeyPairSync('ec', { namedCurve: 'P-256' })

/** The phone's public key, PEM. */
export const devicePublicKey = device.publicKey.export({ format: 'pem', type: 'spki' }).toString()

/** Signs as the phone does. */
export async function signSeal(message: Uint8Array): Promise<Uint8Array> {
  return Uint8Array.from(sign('sha256', message, { key: device.privateKey, dsaEncoding: 'ieee-p1363' }))
}

/** Block A of the `deviceSeq`th recording. */
export function identityOf(deviceSeq: number) {
  return encodeIdentity({
    media: 1,
    recordingId: '0192f3a4-b5c6-7d8e-9f00-112233445566',
    companyId: '0192f3a4-b5c6-7d8e-9f00-112233445567',
    deviceId: '0192f3a4-b5c6-7d8e-9f00-112233445568',
    deviceSeq,
    startedAt: 0,
    prevDigest: new Uint8Array(32),
  })
}

/** A recording with one slot for `recipient`, sealed from pieces of these lengths. */
export async function sealSample(
  primitives: CryptoPrimitives,
  recipient: RecipientKey,
  pieces: readonly number[],
  deviceSeq = 1,
) {
  const identityBytes = identityOf(deviceSeq)
  const dataKey = primitives.randomBytes(32)
  const slots = [await sealDataKey(recipient.publicKey, identityBytes, dataKey, { primitives })]
  const sealer = await createRecordingSealer({ identityBytes, slots, dataKey, primitives })
  const plain = plaintextOf(pieces.reduce((sum, each) => sum + each, 0))
  const parts = [sealer.head]
  let at = 0
  for (const length of pieces) parts.push(await sealer.push(plain.subarray(at, (at += length))))
  parts.push(await sealer.finish({ durationMs: 1, endReason: 0, sealedAt: 2 }, signSeal))
  return { file: concatBytes(...parts), plain, dataKey }
}

/** All sound of a file, everything verified. */
export async function openSample(
  primitives: CryptoPrimitives,
  recipient: RecipientKey,
  file: Uint8Array,
): Promise<Uint8Array> {
  const options = { devicePublicKey, primitives }
  const opened = await openRecording(bytesReader(file), { recipients: [recipient] }, options)
  const spans: Uint8Array[] = []
  for await (const span of opened.stream()) spans.push(span)
  return concatBytes(...spans)
}
