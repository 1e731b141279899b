import { createPrivateKey, randomBytes, sign } from 'node:crypto'
import {
  concatBytes,
  createRecordingSealer,
  decodeHex,
  digestSeal,
  encodeIdentity,
  SEAL_BYTES,
  sealDataKey,
} from '@smartym/sealed-recording'
import { nodePrimitives } from '@smartym/sealed-recording/node'
import type { ConnectedPhone } from '../links/phones.ts'
import type { Prove } from '../links/proofs.ts'
import type { BenchPhone, Seeded } from '../servers/seed-phones.ts'

export interface SealedFile {
  readonly recordingId: string
  readonly bytes: Uint8Array
  readonly prove: Prove
  /** What the server's table must know before the upload. */
  readonly row: Readonly<Record<string, unknown>>
}

const uuidOf = (id: string): string =>
  id.slice(id.indexOf('_') + 1).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** Seals files of the phones one after another, as each would: numbered, chained, signed. */
export function createFileMaker(seeded: Seeded, sizeBytes: number) {
  const last = new Map<string, { deviceSeq: number; digest: Uint8Array }>()
  const sound = randomBytes(sizeBytes)
  return async (phone: BenchPhone, connected: ConnectedPhone): Promise<SealedFile> => {
    const before = last.get(phone.deviceId) ?? { deviceSeq: 0, digest: new Uint8Array(32) }
    const startedAt = Date.now()
    const hex = startedAt.toString(16).padStart(12, '0') + '7' + randomBytes(10).toString('hex').slice(1)
    const suffix = `${hex}${'0'.repeat(32)}`.slice(0, 32)
    const recordingId = `rec_${suffix}`
    const identityBytes = encodeIdentity({
      media: 1,
      recordingId: uuidOf(recordingId),
      companyId: uuidOf(seeded.companyId),
      deviceId: uuidOf(phone.deviceId),
      deviceSeq: before.deviceSeq + 1,
      startedAt,
      prevDigest: before.digest,
    })
    const dataKey = nodePrimitives.randomBytes(32)
    const slots = [
      await sealDataKey(decodeHex(connected.transportKey.publicKey), identityBytes, dataKey, {
        primitives: nodePrimitives,
      }),
    ]
    const sealer = await createRecordingSealer({ identityBytes, slots, dataKey, primitives: nodePrimitives })
    const key = createPrivateKey({
      key: Buffer.from(phone.privateKey, 'base64'),
      format: 'der',
      type: 'pkcs8',
    })
    const body = await sealer.push(sound)
    const end = await sealer.finish(
      { durationMs: 1000, endReason: 0, sealedAt: Date.now() },
      async (message) => Uint8Array.from(sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' })),
    )
    const digest = digestSeal(end.subarray(end.length - SEAL_BYTES), nodePrimitives)
    last.set(phone.deviceId, { deviceSeq: before.deviceSeq + 1, digest })
    const row = {
      id: recordingId,
      company_id: seeded.companyId,
      call_id: `call_${suffix}`,
      device_id: phone.deviceId,
      org_unit_id: seeded.orgUnitId,
      agent_id: phone.agentId,
      direction: 'outbound',
      started_at: startedAt,
      state: 'expected',
      mode: 'automatic',
      rendition_state: 'none',
      is_marked: 0,
    }
    return {
      recordingId,
      bytes: concatBytes(sealer.head, body, end),
      prove: connected.prove,
      row,
    }
  }
}
