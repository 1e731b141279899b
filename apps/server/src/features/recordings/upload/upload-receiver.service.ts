import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { AuditOrigin } from '../../audit/index.ts'
import type { StoredRecordingRow, RecordingUploadRow } from '../recordings.table.ts'
import type { Finished, FinishUpload } from './finish-upload.service.ts'
import { createBodyBuffers } from './body-buffers.ts'
import { createDigestMemory, offsetOf, openUpload, type OpenUpload } from './open-upload.ts'
import type { PieceStore } from './piece-store.port.ts'
import { isForgotten, takeBody, type UploadBody } from './take-body.ts'
import type { Transfer } from './transfer-locks.ts'
import type { UploadLimits } from './upload.config.ts'
import { uploadDamaged, uploadTooMany } from './upload.errors.ts'
import type { UploadMetrics } from './upload.metrics.ts'
import type { UploadStore } from './upload.store.ts'
import { statusOf, storedStatus, type UploadStatus } from './upload-status.rules.ts'

/** The phone that sends. */
export interface UploadOrigin {
  readonly deviceId: string
  readonly audit: AuditOrigin
  /** For files taken over from the past: when they were stored, UTC ms. */
  readonly storedAt?: number
}

export interface UploadReceiverDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now' | 'setRepeatingTimer'>
  readonly store: Pick<UploadStore, 'saveUpload'>
  readonly pieces: Pick<PieceStore, 'open' | 'create'>
  readonly finishing: FinishUpload
  readonly limits: UploadLimits
  readonly metrics: UploadMetrics
}

const dayMs = 24 * 3600 * 1000
const retryAfterSeconds = 5

/** What happens to an upload in the hands of one connection: bytes in, row kept, and the end when the last has come. */
export function createUploadReceiver(deps: UploadReceiverDeps) {
  const { db, clock, store, pieces, finishing, limits, metrics } = deps
  const digests = createDigestMemory()
  const buffers = createBodyBuffers()
  const connections = new Map<string, number>()

  const expiresAt = (): number => clock.now() + limits.unfinishedDays * dayMs

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
    await db.transaction((tx) => store.saveUpload(tx, upload.row, upload.isNew))
    upload.isNew = false
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

  async function finish(
    upload: OpenUpload,
    origin: Pick<UploadOrigin, 'audit' | 'storedAt'>,
  ): Promise<Finished> {
    const { row, recording, file, intake, isNew, whole } = upload
    const { head } = intake
    const { audit: by, storedAt } = origin
    const common = {
      row,
      recording,
      file,
      head: intake.headBytes,
      by,
      isNew,
      ...(whole !== undefined && { whole }),
      ...(storedAt !== undefined && { storedAt }),
    }
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
    takeBody(upload, body, { clock, limits, metrics, signal, save, buffers })

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
    const finished = await finish(upload, origin)
    return finished.isStored ? storedStatus(upload.row) : refuse(finished)
  }

  function damagedOf({ row, recording, file, intake, isNew }: OpenUpload, { audit: by }: UploadOrigin) {
    return { row, recording, file, head: intake.headBytes, by, isNew }
  }

  function refuse(finished: Finished): never {
    if (finished.isStored) throw new Error('a stored upload is not refused')
    const { faultCode, shouldResend } = finished
    throw uploadDamaged({ faultCode, shouldResend })
  }

  async function withOpen<T>(
    row: RecordingUploadRow,
    recording: StoredRecordingRow,
    run: (upload: OpenUpload) => Promise<T>,
    isNew = false,
  ): Promise<T> {
    const upload = await openUpload(row, recording, pieces, digests, isNew)
    try {
      return await run(upload)
    } finally {
      upload.letGo?.()
      await upload.file.close()
    }
  }

  return { expiresAt, save, finish, refuse, withOpen, withConnection, receiveInto, forget: digests.forget }
}
export type UploadReceiver = ReturnType<typeof createUploadReceiver>
