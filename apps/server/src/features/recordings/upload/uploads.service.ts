import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { AuditOrigin } from '../../audit/index.ts'
import { objectKeyOf } from '../recordings.rules.ts'
import type { RecordingRow, RecordingUploadRow } from '../recordings.table.ts'
import type { Finished, FinishUpload } from './finish-upload.service.ts'
import { createDigestMemory, offsetOf, openUpload, type OpenUpload } from './open-upload.ts'
import type { PieceStore } from './piece-store.port.ts'
import { isForgotten, takeBody, type UploadBody } from './take-body.ts'
import { createTransferLocks, type Transfer } from './transfer-locks.ts'
import type { UploadLimits } from './upload.config.ts'
import {
  uploadDamaged,
  uploadExpired,
  uploadLengthExceeded,
  uploadLengthInvalid,
  uploadLocked,
  uploadNotFound,
  uploadOffsetMismatch,
  uploadTooMany,
  uploadUnknownRecording,
} from './upload.errors.ts'
import type { UploadMetrics } from './upload.metrics.ts'
import type { UploadStore } from './upload.store.ts'

/** What a phone is told of its upload. */
export interface UploadStatus {
  readonly recordingId: string
  readonly state: RecordingUploadRow['state']
  readonly offsetBytes: number
  readonly lengthBytes: number | null
  /** UTC ms; null once it has ended. */
  readonly expiresAt: number | null
}

/** The phone that sends. */
export interface UploadOrigin {
  readonly deviceId: string
  readonly audit: AuditOrigin
}

export interface UploadsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now' | 'setRepeatingTimer'>
  readonly store: UploadStore
  readonly pieces: PieceStore
  readonly finishing: FinishUpload
  readonly limits: UploadLimits
  readonly metrics: UploadMetrics
  readonly onFailed: (error: unknown, recordingId: string) => void
}

const dayMs = 24 * 3600 * 1000
const retryAfterSeconds = 5

/** Recordings on their way in (decision 7, UPL-1, UPL-5). Every act on one upload waits for the one before it. */
export function createUploads(deps: UploadsDeps) {
  const { db, clock, store, pieces, finishing, limits, metrics } = deps
  const locks = createTransferLocks()
  const digests = createDigestMemory()
  const connections = new Map<string, number>()

  const expiresAt = (): number => clock.now() + limits.unfinishedDays * dayMs

  function newRow(recording: RecordingRow, lengthBytes: number | null, attempts = 0): RecordingUploadRow {
    const now = clock.now()
    return {
      recording_id: recording.id,
      company_id: recording.company_id,
      device_id: recording.device_id,
      state: 'receiving',
      object_key: recording.object_key ?? objectKeyOf(recording),
      length_bytes: lengthBytes,
      head: null,
      payload_offset: null,
      offset_bytes: 0,
      fault_code: null,
      attempts,
      created_at: now,
      updated_at: now,
      expires_at: expiresAt(),
    }
  }

  function statusOf(row: RecordingUploadRow, offsetBytes: number): UploadStatus {
    const isOver = row.state === 'stored' || row.state === 'expired'
    return {
      recordingId: row.recording_id,
      state: row.state,
      offsetBytes,
      lengthBytes: row.length_bytes,
      expiresAt: isOver ? null : row.expires_at,
    }
  }

  const storedStatus = (row: RecordingUploadRow): UploadStatus =>
    statusOf({ ...row, state: 'stored' }, row.length_bytes ?? row.offset_bytes)

  async function findOwn(recordingId: string, deviceId: string): Promise<RecordingRow | undefined> {
    const recording = await store.findRecording(recordingId)
    return recording?.device_id === deviceId && recording.state !== 'purged' ? recording : undefined
  }

  /** Keeps the row as the file is now. */
  async function save(upload: OpenUpload): Promise<void> {
    const { head, headBytes } = upload.intake
    upload.row = {
      ...upload.row,
      head: headBytes,
      payload_offset: head === undefined ? null : head.bytes.length,
      offset_bytes: offsetOf(upload),
      updated_at: clock.now(),
      expires_at: expiresAt(),
    }
    await db.transaction((tx) => store.saveUpload(tx, upload.row))
  }

  function ensureLength(lengthBytes: number): void {
    if (lengthBytes === 0) throw uploadLengthInvalid()
    if (lengthBytes > limits.maxBytes) throw uploadLengthExceeded({ maxBytes: limits.maxBytes })
  }

  async function inTransfer<T>(recordingId: string, run: (transfer: Transfer) => Promise<T>): Promise<T> {
    const transfer = await locks.acquire(recordingId)
    try {
      return await run(transfer)
    } finally {
      transfer.release()
    }
  }

  async function withConnection<T>(deviceId: string, run: () => Promise<T>): Promise<T> {
    const open = connections.get(deviceId) ?? 0
    if (open >= limits.maxConnectionsPerDevice) throw uploadTooMany({ retryAfterSeconds })
    connections.set(deviceId, open + 1)
    metrics.receiving(1)
    try {
      return await run()
    } finally {
      metrics.receiving(-1)
      const left = (connections.get(deviceId) ?? 1) - 1
      if (left === 0) connections.delete(deviceId)
      else connections.set(deviceId, left)
    }
  }

  async function finish(upload: OpenUpload, by: AuditOrigin): Promise<Finished> {
    const { row, recording, file, intake } = upload
    const { head } = intake
    const common = { row, recording, file, head: intake.headBytes, by }
    if (head === undefined) return finishing.quarantine(common, 'E_FORMAT')
    try {
      return await finishing.finish({ ...common, slots: head.slots, digest: intake.digest?.digest() })
    } catch (error) {
      /* Disk or database failed: the row keeps what is needed to try again. */
      await save(upload)
      throw error
    }
  }

  /* Row and file tell the same when the connection is gone; what the disk refused was never counted. */
  async function putAway(upload: OpenUpload): Promise<void> {
    digests.keep(upload.row.recording_id, upload.intake.digest)
    await save(upload)
  }

  const takeIn = (upload: OpenUpload, body: UploadBody, signal: AbortSignal): Promise<boolean> =>
    takeBody(upload, body, { clock, limits, metrics, signal, save })

  async function receiveInto(
    upload: OpenUpload,
    body: UploadBody | undefined,
    origin: UploadOrigin,
    transfer: Transfer,
  ): Promise<UploadStatus | undefined> {
    let isWhole = true
    try {
      if (body !== undefined) isWhole = await takeIn(upload, body, transfer.signal)
    } catch (error) {
      const faultCode = finishing.faultOf(error)
      if (faultCode !== undefined)
        return refuse(await finishing.quarantine(damagedOf(upload, origin), faultCode))
      if (!isForgotten(error)) await putAway(upload)
      throw error
    }
    const offsetBytes = offsetOf(upload)
    if (offsetBytes !== upload.row.length_bytes) {
      await putAway(upload)
      if (isWhole) return statusOf(upload.row, offsetBytes)
      metrics.finished('cut')
      return undefined
    }
    transfer.seal()
    const finished = await finish(upload, origin.audit)
    return finished.isStored ? storedStatus(upload.row) : refuse(finished)
  }

  function damagedOf({ row, recording, file, intake }: OpenUpload, { audit: by }: UploadOrigin) {
    return { row, recording, file, head: intake.headBytes, by }
  }

  function refuse(finished: Finished): never {
    if (finished.isStored) throw new Error('a stored upload is not refused')
    const { faultCode, shouldResend } = finished
    throw uploadDamaged({ faultCode, shouldResend })
  }

  async function withOpen<T>(
    row: RecordingUploadRow,
    recording: RecordingRow,
    run: (upload: OpenUpload) => Promise<T>,
  ): Promise<T> {
    const upload = await openUpload(row, recording, pieces, digests)
    try {
      return await run(upload)
    } finally {
      await upload.file.close()
    }
  }

  function declared(row: RecordingUploadRow, lengthBytes: number | undefined): RecordingUploadRow {
    if (lengthBytes === undefined || lengthBytes === row.length_bytes) return row
    if (row.length_bytes !== null) throw uploadLengthInvalid()
    ensureLength(lengthBytes)
    return { ...row, length_bytes: lengthBytes }
  }

  /* A quarantined upload begins anew with its next byte. */
  const revived = (row: RecordingUploadRow, recording: RecordingRow): RecordingUploadRow =>
    row.state === 'quarantined' ? newRow(recording, row.length_bytes, row.attempts) : row

  async function findLive(recordingId: string, deviceId: string) {
    const recording = await findOwn(recordingId, deviceId)
    const row = recording && (await store.findUpload(recordingId))
    if (recording === undefined || row === undefined) throw uploadNotFound()
    if (row.state === 'expired') throw uploadExpired()
    return { recording, row }
  }

  return {
    /**
     * Begins an upload, or finds the one that was begun; `body` are its first bytes. A recording that is stored stays
     * as it is. Undefined when the connection was cut. Throws `recordings.upload_unknown_recording` for a recording
     * without a row of this phone.
     */
    createUpload(
      recordingId: string,
      lengthBytes: number | null,
      body: UploadBody | undefined,
      origin: UploadOrigin,
    ): Promise<UploadStatus | undefined> {
      if (lengthBytes !== null) ensureLength(lengthBytes)
      return inTransfer(recordingId, async (transfer) => {
        const recording = await findOwn(recordingId, origin.deviceId)
        if (recording === undefined) throw uploadUnknownRecording()
        const known = await store.findUpload(recordingId)
        if (recording.state === 'stored' && known !== undefined) return storedStatus(known)
        const isUnfinished = known !== undefined && known.state !== 'expired'
        if (!isUnfinished && (await store.countUnfinished(origin.deviceId)) >= limits.maxUnfinishedPerDevice)
          throw uploadTooMany({ retryAfterSeconds: 60 })
        const isSame = known?.state === 'receiving' && body === undefined
        const row = isSame
          ? declared(known, lengthBytes ?? undefined)
          : newRow(recording, lengthBytes, known?.attempts ?? 0)
        if (!isSame && isUnfinished) await pieces.discard(row.object_key)
        return withOpen(row, recording, async (upload) => {
          if (body !== undefined)
            return withConnection(origin.deviceId, () => receiveInto(upload, body, origin, transfer))
          await save(upload)
          return statusOf(upload.row, offsetOf(upload))
        })
      })
    },

    /** Adds bytes where the file ends. Undefined when the connection was cut; what came counts. */
    addBytes(
      recordingId: string,
      at: { offsetBytes: number; lengthBytes: number | undefined },
      body: UploadBody,
      origin: UploadOrigin,
    ): Promise<UploadStatus | undefined> {
      return inTransfer(recordingId, async (transfer) => {
        const { recording, row } = await findLive(recordingId, origin.deviceId)
        if (recording.state === 'stored') {
          const status = storedStatus(row)
          if (at.offsetBytes !== status.offsetBytes)
            throw uploadOffsetMismatch({ offsetBytes: status.offsetBytes })
          return status
        }
        const begun = declared(revived(row, recording), at.lengthBytes)
        return withOpen(begun, recording, async (upload) => {
          const offsetBytes = offsetOf(upload)
          if (at.offsetBytes !== offsetBytes) throw uploadOffsetMismatch({ offsetBytes })
          if (begun.length_bytes !== null && begun.length_bytes < offsetBytes) throw uploadLengthInvalid()
          return withConnection(origin.deviceId, () => receiveInto(upload, body, origin, transfer))
        })
      })
    },

    /** Where the upload stands, by what the file truly holds. One that has every byte is verified in the background. */
    async getStatus(recordingId: string, origin: UploadOrigin): Promise<UploadStatus> {
      if (locks.isFinishing(recordingId)) {
        const { row } = await findLive(recordingId, origin.deviceId)
        return statusOf({ ...row, state: 'verifying' }, row.length_bytes ?? row.offset_bytes)
      }
      return inTransfer(recordingId, async () => {
        const { recording, row } = await findLive(recordingId, origin.deviceId)
        if (recording.state === 'stored') return storedStatus(row)
        if (row.state === 'quarantined') return statusOf(row, 0)
        const offsetBytes = await withOpen(row, recording, async (upload) => offsetOf(upload))
        if (offsetBytes !== row.length_bytes) return statusOf(row, offsetBytes)
        void this.finishComplete(recordingId, origin.audit)
        return statusOf({ ...row, state: 'verifying' }, offsetBytes)
      })
    },

    /** Ends an upload that is not stored; its bytes go. */
    terminate(recordingId: string, origin: UploadOrigin): Promise<void> {
      return inTransfer(recordingId, async () => {
        const { recording, row } = await findLive(recordingId, origin.deviceId)
        if (recording.state === 'stored') throw uploadLocked()
        await db.transaction((tx) => store.deleteUpload(tx, recordingId))
        digests.keep(recordingId, undefined)
        await pieces.discard(row.object_key)
      })
    },

    /** Takes up an upload that has every byte and no word; nothing for any other. */
    async finishComplete(recordingId: string, by: AuditOrigin): Promise<void> {
      try {
        await inTransfer(recordingId, async (transfer) => {
          const recording = await store.findRecording(recordingId)
          const row = await store.findUpload(recordingId)
          if (recording === undefined || row?.state !== 'receiving' || recording.state === 'stored') return
          await withOpen(row, recording, async (upload) => {
            if (offsetOf(upload) !== row.length_bytes) return
            transfer.seal()
            await finish(upload, by)
          })
        })
      } catch (error) {
        deps.onFailed(error, recordingId)
      }
    },

    /** Forgets an upload that nobody went on with. */
    expire(recordingId: string): Promise<void> {
      return inTransfer(recordingId, async () => {
        const row = await store.findUpload(recordingId)
        if (row === undefined || row.state === 'stored' || row.expires_at > clock.now()) return
        const ended = { state: 'expired', head: null, payload_offset: null, offset_bytes: 0 } as const
        await db.transaction((tx) => store.saveUpload(tx, { ...row, ...ended, updated_at: clock.now() }))
        await pieces.discard(row.object_key)
      })
    },

    /** Takes a whole file in, without a network: the demo's samples. Throws `recordings.upload_damaged`. */
    ingest(recordingId: string, bytes: Uint8Array, origin: UploadOrigin): Promise<UploadStatus> {
      return inTransfer(recordingId, async (transfer) => {
        const recording = await findOwn(recordingId, origin.deviceId)
        if (recording === undefined) throw uploadUnknownRecording()
        const row = newRow(recording, bytes.length)
        return withOpen(row, recording, async (upload) => {
          transfer.seal()
          await upload.file.append(upload.intake.take(bytes))
          const finished = await finish(upload, origin.audit)
          return finished.isStored ? storedStatus(upload.row) : refuse(finished)
        })
      })
    },

    /** Ends connections and waits for what is being stored. */
    stop: (): Promise<void> => locks.drain(),
  }
}
export type Uploads = ReturnType<typeof createUploads>
