import type { RecordingFault } from '@smartym/contract/constants'
import { startTicker } from '../clock/ticker.ts'
import { captureMedia } from '../media/capture-source.ts'
import { isNoSpace } from './disk.ts'
import { recoverRecording } from './recover-recording.ts'
import { type RecorderParts, tickMs } from './recorder-parts.ts'
import type { RecordingRecord } from './recordings.store.ts'
import { beginSession, type Closed, type Session, type StartCapture } from './session.ts'
import { createWorkQueue } from './work-queue.ts'

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

export function createRecorder(parts: RecorderParts): Recorder {
  const { store, disk, clock, tell } = parts
  const running = new Map<string, { session: Session; stopTicking(): void }>()
  const hashes = new Map<string, string>()
  const listeners: ((recordingId: string) => void)[] = []
  const queue = createWorkQueue()
  let isHalted = false

  const grown = (recordingId: string): void => {
    for (const listener of listeners) listener(recordingId)
  }

  const fail = (recordingId: string, reason: RecordingFault | 'capture_failed' | 'file_lost'): void =>
    tell({ type: 'recording.failed', recordingId, reason })

  /** Everything that touches files runs one after another. */
  const inTurn = (recordingId: string, work: () => Promise<void>): void =>
    queue.add(work, (error) => fail(recordingId, isNoSpace(error) ? 'space' : 'capture_failed'))

  async function begin(order: StartCapture): Promise<void> {
    const { recordingId } = order
    const transportKey = parts.transportKey()
    const media = captureMedia.find((known) => known === order.media)
    if (!media) return fail(recordingId, 'method')
    if (!transportKey) return fail(recordingId, 'key')
    for (const unsealed of store.listUnsealed()) await recover(unsealed.recordingId)
    const place = store.nextInChain()
    if (!place) return fail(recordingId, 'capture_failed')
    const session = await beginSession(parts, { ...order, media }, place, transportKey)
    const stopTicking = startTicker(clock, tickMs, () => inTurn(recordingId, () => takeSound(recordingId)))
    running.set(recordingId, { session, stopTicking })
    const { deviceSeq } = place
    tell({ type: 'recording.started', recordingId, captureMethod: 'virtual', media, deviceSeq })
    grown(recordingId)
  }

  async function takeSound(recordingId: string): Promise<void> {
    const session = running.get(recordingId)?.session
    if (!session) return
    if (await session.take()) grown(recordingId)
    else await end(recordingId)
  }

  async function end(recordingId: string): Promise<void> {
    const found = running.get(recordingId)
    if (!found) return
    found.stopTicking()
    running.delete(recordingId)
    const closed = await found.session.close()
    hashes.set(recordingId, found.session.audioSha256())
    await sealed(found.session.record, closed)
  }

  async function recover(recordingId: string): Promise<void> {
    const record = store.find(recordingId)
    if (!record) return fail(recordingId, 'file_lost')
    if (record.state === 'deleted') return tell({ type: 'file.deleted', recordingId })
    if (record.outcome) return tellSealed({ ...record, outcome: record.outcome })
    const transportKey = parts.transportKey()
    if (!transportKey) return fail(recordingId, 'key')
    await sealed(record, await recoverRecording(parts, record, transportKey))
  }

  async function sealed(record: RecordingRecord, { outcome, sealDigest }: Closed): Promise<void> {
    if (isHalted) return
    store.finish(record.recordingId, outcome, sealDigest)
    await disk.removeTail(record.recordingId)
    disk.keepReserve()
    tellSealed({ ...record, outcome })
    grown(record.recordingId)
  }

  function tellSealed({ recordingId, deviceSeq, outcome }: RecordingRecord & Pick<Closed, 'outcome'>): void {
    tell({ type: 'recording.sealed', recordingId, deviceSeq, ...outcome })
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
      const sealedBytes = record.outcome?.sealedBytes ?? null
      const durableBytes = sealedBytes ?? running.get(recordingId)?.session.durableBytes ?? 0
      return { path: disk.pathOf(recordingId, '.smr'), sealedBytes, durableBytes }
    },
    onGrown: (listener) => void listeners.push(listener),
    audioInSha256: (recordingId) =>
      hashes.get(recordingId) ?? running.get(recordingId)?.session.audioSha256(),
    settled: () => queue.settled(),
    async halt() {
      isHalted = true
      for (const { stopTicking } of running.values()) stopTicking()
      queue.halt()
      await queue.settled()
      for (const { session } of running.values()) await session.abandon()
      running.clear()
    },
  }
}
