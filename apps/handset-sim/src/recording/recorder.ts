import { randomBytes } from 'node:crypto'
import type { RecordingEndReason, RecordingFault, RecordingMedia } from '@smartym/contract/constants'
import { recordingEndReasons } from '@smartym/contract/constants'
import type { TransportKey } from '@smartym/contract/frames'
import type { HandsetEvent } from '@smartym/handset-core'
import { encodeIdentity, Media, sealDataKey } from '@smartym/sealed-recording'
import { nodePrimitives } from '@smartym/sealed-recording/node'
import type { HandsetClock } from '../clock/handset-clock.ts'
import type { Registration } from '../link/registration.ts'
import { captureMedia, type CaptureMedia, createCaptureSource } from '../media/capture-source.ts'
import { readDialogue } from '../media/dialogue-files.ts'
import type { Modem } from '../telephony/modem.ts'
import { type Capture, createCapture } from './capture.ts'
import { type Disk, isNoSpace } from './disk.ts'
import { idToUuid } from './id-to-uuid.ts'
import { recoverFile } from './recover-file.ts'
import type { RecordingRecord, RecordingStore, SealedOutcome } from './recordings.store.ts'
import { createSealedFile, type SealedFile } from './sealed-file.ts'
import { createSilence } from './silence.ts'
import { createTailFile, removeTail, type TailFile } from './tail-file.ts'

export interface RecorderParts {
  store: RecordingStore
  disk: Disk
  clock: HandsetClock
  modem: Pick<Modem, 'talkOf'>
  registration: Registration
  sign(message: Uint8Array): Buffer
  /** Null before the phone was ever connected. */
  transportKey(): TransportKey | null
  /** The phone's clock, which may be wrong. */
  phoneWallMs(): number
  isMicrophoneSilent(): boolean
  tell(event: HandsetEvent): void
}

export interface StartCapture {
  recordingId: string
  callId: string
  media: RecordingMedia
  startedAt: number
}

/** Captures, seals and keeps recordings: one sealing after another, so that numbers and digests chain without holes. */
export interface Recorder {
  start(order: StartCapture): void
  stop(recordingId: string): void
  recover(recordingId: string): void
  delete(recordingId: string): void
  /** Bytes that may leave the phone now, and the file's length once it is sealed; undefined for a file that is not there. */
  fileOf(recordingId: string): RecordingFile | undefined
  /** Called when a file grew or was sealed. */
  onGrown(listener: (recordingId: string) => void): void
  /** SHA-256 of what was fed to the capture of this run, hex; for tests. */
  audioInSha256(recordingId: string): string | undefined
  /** Resolves when everything ordered so far is done. */
  settled(): Promise<void>
  /** Stops in the middle of everything, as a dying process does; resolves when nothing more is written. */
  halt(): Promise<void>
}

export interface RecordingFile {
  path: string
  durableBytes: number
  sealedBytes: number | null
}

interface Running {
  record: RecordingRecord
  capture: Capture
  file: SealedFile
  tail: TailFile
  stopTicking(): void
}

const tickMs = 1_000

export function createRecorder(parts: RecorderParts): Recorder {
  const { store, disk, clock, modem, tell } = parts
  const running = new Map<string, Running>()
  const hashes = new Map<string, string>()
  const listeners: ((recordingId: string) => void)[] = []
  let queue: Promise<void> = Promise.resolve()
  let isHalted = false

  const grown = (recordingId: string): void => {
    for (const listener of listeners) listener(recordingId)
  }

  /** Everything that touches files runs one after another. */
  function inTurn(recordingId: string, work: () => Promise<void>): void {
    queue = queue.then(async () => {
      if (isHalted) return
      try {
        await work()
      } catch (error) {
        if (!isHalted) fail(recordingId, isNoSpace(error) ? 'space' : 'capture_failed')
      }
    })
  }

  function fail(recordingId: string, reason: RecordingFault | 'capture_failed' | 'file_lost'): void {
    tell({ type: 'recording.failed', recordingId, reason })
  }

  /** Milliseconds of the call that could be heard since the recording began; its end is now while it runs. */
  function heardMs(record: RecordingRecord): number {
    const talk = modem.talkOf(record.callId)
    if (!talk || talk.connectedAtMs === null) return 0
    if (talk.endedAtMs === 'unknown') return 0
    const endMs = talk.endedAtMs ?? clock.wallMs()
    return Math.max(0, endMs - Math.max(record.startedAtMs, talk.connectedAtMs))
  }

  async function begin(order: StartCapture): Promise<void> {
    const transportKey = parts.transportKey()
    const media = captureMedia.find((known) => known === order.media)
    if (!media) return fail(order.recordingId, 'method')
    if (!transportKey) return fail(order.recordingId, 'key')
    for (const { recordingId } of store.listUnsealed()) await recover(recordingId)
    const place = store.nextInChain()
    if (!place) return fail(order.recordingId, 'capture_failed')
    const { recordingId, callId, startedAt } = order
    const identity = encodeIdentity({
      media: mediaBytes[media],
      recordingId: idToUuid(recordingId),
      companyId: idToUuid(parts.registration.companyId),
      deviceId: idToUuid(parts.registration.deviceId),
      startedAt,
      ...place,
    })
    const dataKey = randomBytes(32)
    const startedAtMs = clock.wallMs()
    const fields = { recordingId, callId, media, startedAtMs, deviceSeq: place.deviceSeq }
    store.begin({ ...fields, identity: Buffer.from(identity) }, dataKey)
    const slot = await sealDataKey(transportKey.publicKey, identity, dataKey, { primitives: nodePrimitives })
    const key = { identity, dataKey }
    const file = await createSealedFile(disk, disk.pathOf(recordingId, '.smr'), key, [slot])
    const tail = await createTailFile(disk, disk.pathOf(recordingId, '.tail'), dataKey)
    const record = store.find(recordingId)
    if (!record) throw new Error(`the row of ${recordingId} is gone`)
    const dialogue = await readDialogue(modem.talkOf(callId)?.script.dialogue ?? 'dialogue-1')
    const source = createSilence(createCaptureSource({ dialogue, media }), parts.isMicrophoneSilent)
    const capture = createCapture(source, file, tail)
    running.set(recordingId, { record, capture, file, tail, stopTicking: tick(recordingId) })
    tell({
      type: 'recording.started',
      recordingId,
      captureMethod: 'virtual',
      media,
      deviceSeq: place.deviceSeq,
    })
    grown(recordingId)
  }

  function tick(recordingId: string): () => void {
    let takeBack = clock.setTimer(tickMs, next)
    function next(): void {
      takeBack = clock.setTimer(tickMs, next)
      inTurn(recordingId, () => takeSound(recordingId))
    }
    return () => takeBack()
  }

  async function takeSound(recordingId: string): Promise<void> {
    const session = running.get(recordingId)
    if (!session) return
    try {
      await session.capture.take(heardMs(session.record))
    } catch (error) {
      if (!isNoSpace(error)) throw error
      return finish(session, 'storage_full')
    }
    grown(recordingId)
  }

  async function end(recordingId: string): Promise<void> {
    const session = running.get(recordingId)
    if (!session) return
    let endReason: RecordingEndReason = 'normal'
    try {
      await session.capture.takeLast(heardMs(session.record))
    } catch (error) {
      if (!isNoSpace(error)) throw error
      endReason = 'storage_full'
    }
    await finish(session, endReason)
  }

  async function finish(session: Running, endReason: RecordingEndReason): Promise<void> {
    const { record, capture, file, tail } = session
    session.stopTicking()
    running.delete(record.recordingId)
    hashes.set(record.recordingId, capture.audioSha256())
    const plainBytes = file.plainBytes
    const durationMs = Math.floor(capture.takenMs)
    const closed = await file.finish({ ...sealOf(endReason), durationMs })
    await tail.close()
    const lostMs = endReason === 'normal' ? 0 : Math.max(0, Math.round(heardMs(record)) - durationMs)
    await sealed(
      record,
      { plainBytes, durationMs, lostMs, endReason, sealedBytes: closed.sealedBytes },
      closed.sealDigest,
    )
  }

  async function recover(recordingId: string): Promise<void> {
    const record = store.find(recordingId)
    if (!record) return fail(recordingId, 'file_lost')
    if (record.state === 'deleted') return tell({ type: 'file.deleted', recordingId })
    if (record.outcome) return tellSealed(record, record.outcome)
    const transportKey = parts.transportKey()
    if (!transportKey) return fail(recordingId, 'key')
    const dataKey = store.dataKeyOf(recordingId)
    const { file, keptMs } = await recoverFile({ disk, record, dataKey, transportKey })
    const durationMs = Math.floor(keptMs)
    // Of a phone that went dark nobody knows when; the tail was at most one tick behind.
    const isEndUnknown = modem.talkOf(record.callId)?.endedAtMs === 'unknown'
    const lostMs = isEndUnknown ? tickMs : Math.max(0, Math.round(heardMs(record)) - durationMs)
    const plainBytes = file.plainBytes
    const closed = await file.finish({ ...sealOf('recovered'), durationMs })
    const outcome = {
      plainBytes,
      durationMs,
      lostMs,
      endReason: 'recovered',
      sealedBytes: closed.sealedBytes,
    } as const
    await sealed(record, outcome, closed.sealDigest)
  }

  async function sealed(
    record: RecordingRecord,
    outcome: SealedOutcome,
    sealDigest: Uint8Array,
  ): Promise<void> {
    if (isHalted) return
    store.finish(record.recordingId, outcome, sealDigest)
    await removeTail(disk.pathOf(record.recordingId, '.tail'))
    disk.keepReserve()
    tellSealed(record, outcome)
    grown(record.recordingId)
  }

  function tellSealed({ recordingId, deviceSeq }: RecordingRecord, outcome: SealedOutcome): void {
    tell({ type: 'recording.sealed', recordingId, deviceSeq, ...outcome })
  }

  function sealOf(endReason: RecordingEndReason) {
    return {
      endReason: recordingEndReasons.indexOf(endReason),
      sealedAt: parts.phoneWallMs(),
      sign: parts.sign,
    }
  }

  async function remove(recordingId: string): Promise<void> {
    store.markDeleted(recordingId)
    await disk.remove(recordingId)
    tell({ type: 'file.deleted', recordingId })
  }

  return {
    start: (order) => inTurn(order.recordingId, () => begin(order)),
    stop: (recordingId) => inTurn(recordingId, () => end(recordingId)),
    recover: (recordingId) => inTurn(recordingId, () => recover(recordingId)),
    delete: (recordingId) => inTurn(recordingId, () => remove(recordingId)),
    fileOf(recordingId) {
      const record = store.find(recordingId)
      if (!record || record.state === 'deleted') return undefined
      const path = disk.pathOf(recordingId, '.smr')
      const sealedBytes = record.outcome?.sealedBytes ?? null
      return {
        path,
        sealedBytes,
        durableBytes: sealedBytes ?? running.get(recordingId)?.file.durableBytes ?? 0,
      }
    },
    onGrown: (listener) => void listeners.push(listener),
    audioInSha256: (recordingId) =>
      hashes.get(recordingId) ?? running.get(recordingId)?.capture.audioSha256(),
    settled: () => queue,
    async halt() {
      isHalted = true
      for (const session of running.values()) session.stopTicking()
      await queue
      for (const { file, tail } of running.values()) await Promise.all([file.close(), tail.close()])
      running.clear()
    },
  }
}

const mediaBytes: Record<CaptureMedia, Media> = { amr: Media.amrNb, '3gp': Media.threeGp, mp3: Media.mp3 }
