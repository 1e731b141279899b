import { randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { openPayload, renditionContext, SEAL_BYTES, sealPayload } from '@smartym/sealed-recording'
import { nodePrimitives } from '@smartym/sealed-recording/node'
import type { BlobStore } from '../../../platform/blob-store/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { Outbox } from '../../../platform/outbox/index.ts'
import type { DataKeys, WrappedDataKey } from '../keys/data-keys.service.ts'
import { uuidOf } from '../recording-uuid.ts'
import { recordingEvent } from '../recordings.events.ts'
import type { StoredRecordingRow, RenditionKind, RenditionRow } from '../recordings.table.ts'
import { makeRendition } from './make-rendition.ts'
import { RenditionError, type RenditionErrorCode } from './rendition.errors.ts'
import type { RenditionsStore } from './renditions.store.ts'

export interface RenditionsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly store: RenditionsStore
  readonly blobs: Pick<BlobStore, 'put' | 'read'>
  readonly dataKeys: DataKeys
  readonly outbox: Pick<Outbox, 'append'>
  readonly ffmpegPath?: string
}

/** A, and the count of no slots. */
const storedHeadBytes = 114
/** What another attempt cannot change. */
const lasting: readonly RenditionErrorCode[] = [
  'media_unreadable',
  'media_too_large',
  'no_sound',
  'duration_differs',
]
const contentTypes = { mp3: 'audio/mpeg', peaks: 'application/json' } as const

interface SealedRendition {
  readonly row: RenditionRow
  readonly key: WrappedDataKey
}

/** Renditions and waveforms of stored recordings, sealed like them; sound is only ever in memory (decision 8). */
export function createRenditions(deps: RenditionsDeps) {
  const { db, clock, store, blobs, dataKeys, outbox } = deps

  async function openSound(row: StoredRecordingRow): Promise<Uint8Array> {
    const identity = row.identity_block
    if (identity === null || row.object_key === null) throw new Error(`the recording ${row.id} has no file`)
    const dataKey = await dataKeys.open(row.id, 'sealed', identity)
    if (dataKey === undefined) throw new Error(`the recording ${row.id} has no data key`)
    const file = await buffer(await blobs.read(row.object_key))
    const payload = file.subarray(storedHeadBytes, file.length - SEAL_BYTES)
    return openPayload(dataKey, identity, payload, nodePrimitives)
  }

  async function seal(
    row: StoredRecordingRow,
    kind: RenditionKind,
    bytes: Uint8Array,
  ): Promise<SealedRendition> {
    const context = renditionContext(kind, uuidOf(row.id))
    const dataKey = randomBytes(32)
    const sealed = await sealPayload(dataKey, context, bytes, undefined, nodePrimitives)
    const objectKey = `${(row.object_key ?? '').replace(/\.smr$/, '')}.${kind}`
    const sizeBytes = await blobs.put(objectKey, sealed)
    return {
      key: await dataKeys.wrap(row.company_id, context, dataKey),
      row: {
        recording_id: row.id,
        kind,
        company_id: row.company_id,
        content_type: contentTypes[kind],
        object_key: objectKey,
        size_bytes: sizeBytes,
        created_at: clock.now(),
      },
    }
  }

  async function saveReady(
    recording: StoredRecordingRow,
    renditions: readonly SealedRendition[],
  ): Promise<void> {
    await db.transaction(async (tx) => {
      for (const { row, key } of renditions) {
        await store.saveRendition(tx, row)
        const { recording_id: recordingId, company_id: companyId, kind } = row
        await dataKeys.save(tx, { recordingId, companyId, kind }, key)
      }
      await store.saveState(tx, recording.id, 'ready')
      await outbox.append(tx, recordingEvent('recording.changed', recording))
    })
  }

  return {
    /**
     * Makes both renditions of a stored recording; nothing when they are there. A missing ffmpeg and sound that cannot
     * be read become the recording's rendition state; other failures are thrown until `isLastAttempt`.
     */
    async render(recordingId: string, signal: AbortSignal, isLastAttempt: boolean): Promise<void> {
      const row = await store.findRecording(recordingId)
      if (
        row === undefined ||
        row.state !== 'stored' ||
        row.rendition_state === 'ready' ||
        row.media === null
      )
        return
      try {
        const audio = await openSound(row)
        const { ffmpegPath } = deps
        const made = await makeRendition({
          media: row.media,
          audio,
          signal,
          ...(ffmpegPath !== undefined && { ffmpegPath }),
        })
        const peaks = Buffer.from(JSON.stringify(made.waveform))
        await saveReady(row, [await seal(row, 'mp3', made.mp3), await seal(row, 'peaks', peaks)])
      } catch (error) {
        const code = error instanceof RenditionError ? error.code : 'internal'
        const isLasting = error instanceof RenditionError && lasting.includes(error.code)
        if (code !== 'ffmpeg_missing' && !isLasting && (!isLastAttempt || signal.aborted)) throw error
        const state = code === 'ffmpeg_missing' ? 'missing_tool' : 'failed'
        await db.transaction((tx) => store.saveState(tx, recordingId, state, code))
      }
    },
  }
}
export type Renditions = ReturnType<typeof createRenditions>
