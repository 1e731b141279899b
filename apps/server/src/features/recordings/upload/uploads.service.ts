import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { AuditOrigin } from '../../audit/index.ts'
import { objectKeyOf } from '../recordings.rules.ts'
import type { StoredRecordingRow, RecordingUploadRow } from '../recordings.table.ts'
import { offsetOf } from './open-upload.ts'
import type { PieceStore } from './piece-store.port.ts'
import type { UploadBody } from './take-body.ts'
import { createTransferLocks, type Transfer } from './transfer-locks.ts'
import type { UploadLimits } from './upload.config.ts'
import {
  uploadExpired,
  uploadLengthExceeded,
  uploadLengthInvalid,
  uploadLocked,
  uploadNotFound,
  uploadOffsetMismatch,
  uploadTooMany,
  uploadUnknownRecording,
} from './upload.errors.ts'
import type { UploadStore } from './upload.store.ts'
import type { UploadOrigin, UploadReceiver } from './upload-receiver.service.ts'
import { statusOf, storedStatus, type UploadStatus, verifyingStatus } from './upload-status.rules.ts'

export interface UploadsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly store: UploadStore
  readonly pieces: Pick<PieceStore, 'discard'>
  readonly receiver: UploadReceiver
  readonly limits: UploadLimits
  readonly onFailed: (error: unknown, recordingId: string) => void
}

const quotaRetryAfterSeconds = 60

/** Recordings on their way in (decision 7, UPL-1, UPL-5). Every act on one upload waits for the one before it. */
export function createUploads(deps: UploadsDeps) {
  const { db, clock, store, pieces, limits, receiver } = deps
  const { withOpen, withConnection, receiveInto } = receiver
  const locks = createTransferLocks()

  function newRow(
    recording: StoredRecordingRow,
    lengthBytes: number | null,
    attempts = 0,
  ): RecordingUploadRow {
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
      expires_at: receiver.expiresAt(),
    }
  }

  async function findOwn(recordingId: string, deviceId: string): Promise<StoredRecordingRow | undefined> {
    const recording = await store.findRecording(recordingId)
    return recording?.device_id === deviceId && recording.state !== 'purged' ? recording : undefined
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

  function declared(row: RecordingUploadRow, lengthBytes: number | undefined): RecordingUploadRow {
    if (lengthBytes === undefined || lengthBytes === row.length_bytes) return row
    if (row.length_bytes !== null) throw uploadLengthInvalid()
    ensureLength(lengthBytes)
    return { ...row, length_bytes: lengthBytes }
  }

  /* A quarantined upload begins anew with its next byte. */
  const revived = (row: RecordingUploadRow, recording: StoredRecordingRow): RecordingUploadRow =>
    row.state === 'quarantined' ? newRow(recording, row.length_bytes, row.attempts) : row

  async function findLive(recordingId: string, deviceId: string) {
    const recording = await findOwn(recordingId, deviceId)
    const row = recording && (await store.findUpload(recordingId))
    if (recording === undefined || row === undefined) throw uploadNotFound()
    if (row.state === 'expired') throw uploadExpired()
    return { recording, row }
  }

  /** Takes up an upload that has every byte and no word; nothing for any other. */
  async function finishComplete(recordingId: string, by: AuditOrigin): Promise<void> {
    try {
      await inTransfer(recordingId, async (transfer) => {
        const recording = await store.findRecording(recordingId)
        const row = await store.findUpload(recordingId)
        if (recording === undefined || row?.state !== 'receiving' || recording.state === 'stored') return
        await withOpen(row, recording, async (upload) => {
          if (offsetOf(upload) !== row.length_bytes) return
          transfer.seal()
          await receiver.finish(upload, { audit: by })
        })
      })
    } catch (error) {
      deps.onFailed(error, recordingId)
    }
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
          throw uploadTooMany({ retryAfterSeconds: quotaRetryAfterSeconds })
        const isSame = known?.state === 'receiving' && body === undefined
        const row = isSame
          ? declared(known, lengthBytes ?? undefined)
          : newRow(recording, lengthBytes, known?.attempts ?? 0)
        if (!isSame && isUnfinished) await pieces.discard(row.object_key)
        return withOpen(
          row,
          recording,
          async (upload) => {
            if (body !== undefined)
              return withConnection(origin.deviceId, () => receiveInto(upload, body, origin, transfer))
            await receiver.save(upload)
            return statusOf(upload.row, offsetOf(upload))
          },
          known === undefined,
        )
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
        return verifyingStatus(row)
      }
      return inTransfer(recordingId, async () => {
        const { recording, row } = await findLive(recordingId, origin.deviceId)
        if (recording.state === 'stored') return storedStatus(row)
        if (row.state === 'quarantined') return statusOf(row, 0)
        const offsetBytes = await withOpen(row, recording, async (upload) => offsetOf(upload))
        if (offsetBytes !== row.length_bytes) return statusOf(row, offsetBytes)
        void finishComplete(recordingId, origin.audit)
        return verifyingStatus(row)
      })
    },

    /** Ends an upload that is not stored; its bytes go. */
    terminate(recordingId: string, origin: UploadOrigin): Promise<void> {
      return inTransfer(recordingId, async () => {
        const { recording, row } = await findLive(recordingId, origin.deviceId)
        if (recording.state === 'stored') throw uploadLocked()
        await db.transaction((tx) => store.deleteUpload(tx, recordingId))
        receiver.forget(recordingId)
        await pieces.discard(row.object_key)
      })
    },

    finishComplete,

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
        const known = await store.findUpload(recordingId)
        if (recording.state === 'stored' && known !== undefined) return storedStatus(known)
        const row = newRow(recording, bytes.length)
        return withOpen(
          row,
          recording,
          async (upload) => {
            transfer.seal()
            await upload.file.append(upload.intake.take(bytes))
            const finished = await receiver.finish(upload, origin)
            return finished.isStored ? storedStatus(upload.row) : receiver.refuse(finished)
          },
          known === undefined,
        )
      })
    },

    /** Ends connections and waits for what is being stored. */
    stop: (): Promise<void> => locks.drain(),
  }
}
export type Uploads = ReturnType<typeof createUploads>
