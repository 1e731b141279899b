import type { KeyObject } from 'node:crypto'
import type { RecordingMedia } from '@smartym/contract'
import type { Container } from '../../app/container.ts'
import type { Captions } from '../../features/recordings/index.ts'
import type { CaptionsFile } from './captions-file.ts'
import { sealSampleRecording } from './seal-sample.ts'

/** A past call that gets a recording. The call's row is there already, with this recording's id. Instants are UTC ms. */
export interface SampleCall {
  readonly callId: string
  readonly recordingId: string
  readonly companyId: string
  readonly deviceId: string
  /** When the customer answered. */
  readonly connectedAt: number
  readonly durationMs: number
  readonly media: RecordingMedia
  /** The sound, as long as the call. */
  readonly sound: Uint8Array
  readonly captions?: Captions
}

export interface SampleRecordingsParts {
  readonly container: Pick<Container, 'db' | 'calls' | 'recordings' | 'devices'>
  /** Private keys of the seeded phones. */
  readonly deviceKeyOf: (deviceId: string) => KeyObject
  readonly captions?: Pick<CaptionsFile, 'add'>
}

const sealingTakesMs = 900
const uploadTakesMs = 4000

/**
 * Seals samples with their phones' keys, one chain a phone, and stores them through the same verification as every
 * upload, dated back. A phone must have sealed nothing before. Returns how many were stored.
 */
export async function storeSampleRecordings(
  parts: SampleRecordingsParts,
  calls: readonly SampleCall[],
): Promise<number> {
  const { db, calls: callsSlice, recordings, devices } = parts.container
  const chains = new Map<string, { deviceSeq: number; prevDigest: Uint8Array }>()
  for (const call of calls.toSorted((a, b) => a.connectedAt - b.connectedAt)) {
    const {
      callId,
      recordingId,
      companyId,
      deviceId,
      connectedAt: startedAt,
      durationMs,
      media,
      sound,
    } = call
    const { deviceSeq, prevDigest } = chains.get(deviceId) ?? { deviceSeq: 1, prevDigest: new Uint8Array(32) }
    const { publicKey: transportKey } = await devices.transportKeyOf(companyId)
    const { file, sealDigest } = await sealSampleRecording({
      recordingId,
      companyId,
      deviceId,
      deviceSeq,
      prevDigest,
      startedAt,
      durationMs,
      media,
      sound,
      deviceKey: parts.deviceKeyOf(deviceId),
      transportKey,
    })
    chains.set(deviceId, { deviceSeq: deviceSeq + 1, prevDigest: sealDigest })
    await db.transaction(async (tx) => {
      await recordings.expectPast(tx, recordingId, callId, 'virtual')
      await callsSlice.recordStep(tx, { companyId, callId, step: 'recorded', at: startedAt })
      const sealedAt = startedAt + durationMs + sealingTakesMs
      await callsSlice.recordStep(tx, { companyId, callId, step: 'sealed', at: sealedAt })
    })
    const actor = { kind: 'device', id: deviceId, name: null } as const
    await recordings.ingest(recordingId, file, {
      deviceId,
      audit: { companyId, actor, address: null, deviceId },
      storedAt: startedAt + durationMs + uploadTakesMs,
    })
  }
  const said = calls.flatMap(({ recordingId, captions }) =>
    captions === undefined ? [] : [[recordingId, captions] as const],
  )
  if (said.length > 0) parts.captions?.add(new Map(said))
  return calls.length
}
