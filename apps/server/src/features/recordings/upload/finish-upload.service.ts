import { recordingEndReasons, recordingMedia } from '@smartym/contract'
import {
  bytesReader,
  type KeySlot,
  type RangeReader,
  type RecipientKey,
  SealedRecordingError,
} from '@smartym/sealed-recording'
import { nodePrimitives } from '@smartym/sealed-recording/node'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Jobs } from '../../../platform/jobs/index.ts'
import type { AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import type { CallsSlice } from '../../calls/index.ts'
import type { DevicesSlice } from '../../devices/index.ts'
import type { RowCustomers } from '../../protection/index.ts'
import type { DataKeys, WrappedDataKey } from '../keys/data-keys.service.ts'
import type { RecordingsService } from '../recordings.service.ts'
import type { RecordingsStore } from '../recordings.store.ts'
import type { StoredRecordingRow, RecordingUploadRow } from '../recordings.table.ts'
import { newRenditionJob } from '../rendition/jobs/make-rendition.job.ts'
import type { PieceFile, PieceStore } from './piece-store.port.ts'
import { WrongIdentityError } from './upload-intake.ts'
import type { UploadMetrics } from './upload.metrics.ts'
import type { UploadStore } from './upload.store.ts'
import { type VerifiedFile, verifySealed } from './verify-sealed.ts'

/** A file in which every byte has come. */
export interface CompleteUpload {
  readonly row: RecordingUploadRow
  readonly recording: StoredRecordingRow
  readonly file: PieceFile
  readonly slots: readonly KeySlot[]
  /** Blocks A and B as they came. */
  readonly head: Uint8Array
  readonly digest: Uint8Array | undefined
  readonly by: AuditOrigin
  /** Its row is not in the database yet. */
  readonly isNew: boolean
  /** The whole stored file, when it is in memory still. */
  readonly whole?: Uint8Array
  /** When it counts as stored, UTC ms; now, but for files taken over from the past. */
  readonly storedAt?: number
}

/** What became of it. */
export type Finished =
  | { readonly isStored: true }
  | { readonly isStored: false; readonly faultCode: string; readonly shouldResend: boolean }

export interface FinishUploadDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  readonly pieces: PieceStore
  readonly store: UploadStore
  readonly recordings: RecordingsStore
  readonly rowCustomers: Pick<RowCustomers, 'ready' | 'open'>
  readonly service: Pick<RecordingsService, 'change'>
  readonly dataKeys: DataKeys
  readonly devices: Pick<DevicesSlice, 'sealingKeyOf' | 'transportPrivateKeys'>
  readonly calls: Pick<CallsSlice, 'recordStep'>
  readonly audit: AuditRecorder
  readonly jobs: Pick<Jobs, 'enqueue'>
  /** Nothing can be rendered here now; what is stored meanwhile waits without a job. */
  readonly isToolMissing: () => boolean
  readonly metrics: UploadMetrics
}

/** More often the same bytes are not asked for again. */
const maxAttempts = 3
/** What the same bytes, sent again, would only be refused for again. */
const finalFaults: readonly string[] = ['E_NOKEY', 'E_KEY_REVOKED']
const pointBytes = 65
const maxKeptKeys = 1000

function readerOf(file: PieceFile): RangeReader {
  return { byteLength: file.sizeBytes, read: (offset, length) => file.read(offset, length) }
}

function faultOf(error: unknown): string | undefined {
  if (error instanceof SealedRecordingError) return error.code
  return error instanceof WrongIdentityError ? 'wrong_identity' : undefined
}

/** What follows the last byte: verify, make durable, commit with audit, and only then the word *stored* (decision 7). */
export function createFinishUpload(deps: FinishUploadDeps) {
  const { db, clock, pieces, store, recordings, rowCustomers, service, dataKeys } = deps
  const { devices, calls, audit, jobs, metrics } = deps
  const recipients = new Map<string, RecipientKey>()

  async function recipientsOf(companyId: string): Promise<RecipientKey[]> {
    const keys = await devices.transportPrivateKeys(companyId)
    return Promise.all(
      keys.map(async ({ keyId, scalar }) => {
        const kept = recipients.get(keyId)
        if (kept !== undefined) return kept
        const key = await nodePrimitives.importRecipientKey(scalar)
        if (recipients.size >= maxKeptKeys) recipients.clear()
        recipients.set(keyId, key)
        return key
      }),
    )
  }

  async function verify({ recording, file, slots, digest, whole }: CompleteUpload): Promise<VerifiedFile> {
    const key = await devices.sealingKeyOf(recording.device_id)
    return verifySealed({
      reader: whole === undefined ? readerOf(file) : bytesReader(whole),
      slots,
      devicePublicKey: key.publicKey.subarray(-pointBytes),
      /* Whoever has the phone has its clock; when the call began is the server's own word. */
      isRevokedKeyAt: (sealedAt) => key.isRevokedAt(sealedAt) || key.isRevokedAt(recording.started_at),
      recipients: await recipientsOf(recording.company_id),
      ...(digest !== undefined && { digest }),
    })
  }

  async function commitStored(
    upload: CompleteUpload,
    { layout }: VerifiedFile,
    key: WrappedDataKey,
  ): Promise<void> {
    const { row, by, file, storedAt: now = clock.now() } = upload
    const { identity, seal } = layout
    const isToolMissing = deps.isToolMissing()
    await rowCustomers.ready(row.company_id)
    await db.transaction(async (tx: Tx) => {
      const recording = await recordings.findRecording(tx, row.recording_id)
      if (recording === undefined) throw new Error(`the recording ${row.recording_id} is gone`)
      const change = {
        media: recordingMedia[identity.media - 1] ?? recording.media,
        duration_ms: seal.durationMs,
        end_reason: recordingEndReasons[seal.endReason] ?? 'normal',
        fault_code: null,
        size_bytes: file.sizeBytes,
        device_seq: identity.deviceSeq,
        identity_block: layout.identityBytes,
        seal_block: layout.sealBytes,
        object_key: row.object_key,
        stored_at: now,
        rendition_state: isToolMissing ? 'missing_tool' : 'pending',
        rendition_fault: null,
      } as const
      const of = { recordingId: recording.id, companyId: recording.company_id, kind: 'sealed' } as const
      if ((await service.change(tx, recording, 'stored', change)) === undefined)
        throw new Error(`the recording ${recording.id} cannot be stored, it is ${recording.state}`)
      await dataKeys.save(tx, of, key)
      const stored = { state: 'stored', head: null, payload_offset: null, fault_code: null } as const
      await store.saveUpload(
        tx,
        {
          ...row,
          ...stored,
          offset_bytes: row.length_bytes ?? row.offset_bytes,
          updated_at: now,
        },
        upload.isNew,
      )
      const step = { companyId: recording.company_id, callId: recording.call_id, at: now }
      await calls.recordStep(tx, { ...step, step: 'uploaded' })
      await calls.recordStep(tx, { ...step, step: 'verified' })
      await audit.record(tx, {
        ...by,
        kind: 'change',
        action: 'recordings.stored',
        object: { kind: 'recording', id: recording.id },
        subjectReference: rowCustomers.open(recording).customer_reference,
        detail: { deviceSeq: identity.deviceSeq, sizeBytes: file.sizeBytes },
      })
      if (!isToolMissing) await jobs.enqueue(tx, newRenditionJob(recording.id))
    })
  }

  /** Puts what came aside and says so; the phone begins anew or keeps its file. */
  async function quarantine(
    upload: Omit<CompleteUpload, 'slots' | 'digest'>,
    faultCode: string,
  ): Promise<Finished> {
    const { row, file, head, by } = upload
    const attempts = row.attempts + 1
    const shouldResend = attempts < maxAttempts && !finalFaults.includes(faultCode)
    await file.close()
    await pieces.quarantine(row.object_key, `${row.recording_id}.${attempts}`, head)
    const now = clock.now()
    await rowCustomers.ready(row.company_id)
    await db.transaction(async (tx: Tx) => {
      const recording = await recordings.findRecording(tx, row.recording_id)
      await store.saveUpload(
        tx,
        {
          ...row,
          state: 'quarantined',
          head: null,
          payload_offset: null,
          offset_bytes: 0,
          fault_code: faultCode,
          attempts,
          updated_at: now,
        },
        upload.isNew,
      )
      if (recording === undefined) return
      await service.change(tx, recording, 'damaged', { fault_code: faultCode })
      const { company_id: companyId, call_id: callId } = recording
      await calls.recordStep(tx, {
        companyId,
        callId,
        step: 'verified',
        at: now,
        isFailed: true,
        note: faultCode,
      })
      await audit.record(tx, {
        ...by,
        kind: 'change',
        action: 'recordings.damaged',
        object: { kind: 'recording', id: recording.id },
        subjectReference: rowCustomers.open(recording).customer_reference,
        detail: { faultCode, attempts },
      })
    })
    metrics.finished('damaged')
    return { isStored: false, faultCode, shouldResend }
  }

  return {
    faultOf,
    quarantine,

    /** Throws only for faults of this server (disk, database): everything is there still, and can be tried again. */
    async finish(upload: CompleteUpload): Promise<Finished> {
      const { row, recording, file } = upload
      const startedMs = clock.monotonicMs()
      let verified: VerifiedFile
      try {
        verified = await verify(upload)
      } catch (error) {
        const faultCode = faultOf(error)
        if (faultCode === undefined) throw error
        return await quarantine(upload, faultCode)
      }
      metrics.verified(clock.monotonicMs() - startedMs)
      const { layout, dataKey } = verified
      const wrapped = await dataKeys.wrap(recording.company_id, layout.identityBytes, dataKey)
      await pieces.finish(row.object_key, file)
      await commitStored(upload, verified, wrapped)
      metrics.finished('stored')
      return { isStored: true }
    },
  }
}
export type FinishUpload = ReturnType<typeof createFinishUpload>
