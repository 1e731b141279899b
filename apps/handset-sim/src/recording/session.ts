import { randomBytes } from 'node:crypto'
import {
  type RecordingEndReason,
  recordingEndReasons,
  type RecordingMedia,
} from '@smartym/contract/constants'
import type { TransportKey } from '@smartym/contract/frames'
import { encodeIdentity, Media, sealDataKey } from '@smartym/sealed-recording'
import { nodePrimitives } from '@smartym/sealed-recording/node'
import { type CaptureMedia, createCaptureSource } from '../media/capture-source.ts'
import { readDialogue } from '../media/dialogue-files.ts'
import { createLiveCapture, createThreeGpCapture } from './capture.ts'
import { isNoSpace } from './disk.ts'
import { idToUuid } from './id-to-uuid.ts'
import { heardMs, lostMs, type RecorderParts } from './recorder-parts.ts'
import type { RecordingRecord, SealedOutcome } from './recordings.store.ts'
import { createSealedFile, type FinishedSeal, type SealedFile } from './sealed-file.ts'
import { createSilence } from './silence.ts'
import { createTailFile } from './tail-file.ts'

export interface StartCapture {
  recordingId: string
  callId: string
  media: RecordingMedia
  startedAt: number
}

/** A recording that was closed, and the digest that the next one names. */
export interface Closed {
  outcome: SealedOutcome
  sealDigest: Uint8Array
}

/** One recording while it runs. */
export interface Session {
  readonly record: RecordingRecord
  readonly durableBytes: number
  audioSha256(): string
  /** Takes what was heard since the last time; false when the disk is full. */
  take(): Promise<boolean>
  /** Takes the last sound and closes the file. */
  close(): Promise<Closed>
  /** Lets go of its files as they are. */
  abandon(): Promise<void>
}

const mediaBytes: Record<CaptureMedia, Media> = { amr: Media.amrNb, '3gp': Media.threeGp, mp3: Media.mp3 }

/** Numbers the recording, keeps its key in the journal, and begins its file. */
export async function beginSession(
  parts: RecorderParts,
  order: StartCapture & { media: CaptureMedia },
  place: { deviceSeq: number; prevDigest: Uint8Array },
  transportKey: TransportKey,
): Promise<Session> {
  const { store, disk, clock, registration } = parts
  const { recordingId, callId, media } = order
  const identity = encodeIdentity({
    media: mediaBytes[media],
    recordingId: idToUuid(recordingId),
    companyId: idToUuid(registration.companyId),
    deviceId: idToUuid(registration.deviceId),
    startedAt: order.startedAt,
    ...place,
  })
  const dataKey = randomBytes(32)
  const fields = { recordingId, callId, media, deviceSeq: place.deviceSeq, identity: Buffer.from(identity) }
  const record: RecordingRecord = { ...fields, startedAtMs: clock.wallMs(), state: 'sealing', outcome: null }
  store.begin(record, dataKey)
  const slot = await sealDataKey(transportKey.publicKey, identity, dataKey, { primitives: nodePrimitives })
  const file = await createSealedFile(disk, disk.pathOf(recordingId, '.smr'), { identity, dataKey }, [slot])
  const tail = await createTailFile(disk, disk.pathOf(recordingId, '.tail'), dataKey)
  const dialogue = await readDialogue(parts.modem.talkOf(callId)?.script.dialogue ?? 'dialogue-1')
  const microphone = createCaptureSource({ dialogue, media: media === '3gp' ? 'amr' : media })
  const source = createSilence(microphone, parts.isMicrophoneSilent)
  const capture = (media === '3gp' ? createThreeGpCapture : createLiveCapture)(source, file, tail)
  let isDiskFull = false

  /** Does `work`; a full disk ends the recording, it is no mistake. */
  async function unlessFull(work: Promise<void>): Promise<void> {
    try {
      await work
    } catch (error) {
      if (!isNoSpace(error)) throw error
      isDiskFull = true
    }
  }

  return {
    record,
    get durableBytes() {
      return file.durableBytes
    },
    audioSha256: () => capture.audioSha256(),
    async take() {
      await unlessFull(capture.take(heardMs(parts, record)))
      return !isDiskFull
    },
    async close() {
      if (!isDiskFull) await unlessFull(capture.takeLast(heardMs(parts, record)))
      const endReason = isDiskFull ? 'storage_full' : 'normal'
      const durationMs = Math.floor(capture.takenMs)
      const lost = endReason === 'normal' ? 0 : lostMs(parts, record, durationMs)
      const closed = await closeFile(parts, file, { endReason, durationMs, lostMs: lost })
      await tail.close()
      return closed
    },
    async abandon() {
      await Promise.all([file.close(), tail.close()])
    },
  }
}

/** Closes a file with its seal. */
export async function closeFile(
  parts: Pick<RecorderParts, 'phoneWallMs' | 'sign'>,
  file: SealedFile,
  end: { endReason: RecordingEndReason; durationMs: number; lostMs: number },
): Promise<Closed> {
  const plainBytes = file.plainBytes
  const seal: FinishedSeal = {
    durationMs: end.durationMs,
    endReason: recordingEndReasons.indexOf(end.endReason),
    sealedAt: parts.phoneWallMs(),
    sign: (message) => parts.sign(message),
  }
  const { sealedBytes, sealDigest } = await file.finish(seal)
  return { outcome: { plainBytes, sealedBytes, ...end }, sealDigest }
}
