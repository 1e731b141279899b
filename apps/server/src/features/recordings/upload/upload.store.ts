import type { Kysely } from 'kysely'
import { type Db, isDuplicateKey, prepareQuery, type Tx } from '../../../platform/db/index.ts'
import type { RecordingsTables, RecordingUploadRow, StoredRecordingRow } from '../recordings.table.ts'

const findUpload = prepareQuery((db: Kysely<RecordingsTables>, p: { id: string }) =>
  db.selectFrom('recording_uploads').selectAll().where('recording_id', '=', p.id),
)
const findRecording = prepareQuery((db: Kysely<RecordingsTables>, p: { id: string }) =>
  db.selectFrom('recordings').selectAll().where('id', '=', p.id),
)

/** States of uploads that go on. */
const unfinished = ['receiving', 'verifying'] as const

const countUnfinished = prepareQuery<RecordingsTables, { deviceId: string }, { n: number }>((db, p) =>
  db
    .selectFrom('recording_uploads')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('device_id', '=', p.deviceId)
    .where('state', 'in', unfinished),
)

const insertUpload = prepareQuery((db: Kysely<RecordingsTables>, p: RecordingUploadRow) =>
  db.insertInto('recording_uploads').values({
    recording_id: p.recording_id,
    company_id: p.company_id,
    device_id: p.device_id,
    created_at: p.created_at,
    ...changingOf(p),
  }),
)
const updateUpload = prepareQuery((db: Kysely<RecordingsTables>, p: RecordingUploadRow) =>
  db.updateTable('recording_uploads').set(changingOf(p)).where('recording_id', '=', p.recording_id),
)

function changingOf(p: RecordingUploadRow) {
  return {
    state: p.state,
    object_key: p.object_key,
    length_bytes: p.length_bytes,
    head: p.head,
    payload_offset: p.payload_offset,
    offset_bytes: p.offset_bytes,
    fault_code: p.fault_code,
    attempts: p.attempts,
    updated_at: p.updated_at,
    expires_at: p.expires_at,
  }
}

/** Progress of uploads. */
export function createUploadStore(db: Pick<Db, 'read'>) {
  return {
    async findUpload(recordingId: string): Promise<RecordingUploadRow | undefined> {
      const found = await findUpload.run(db.read<RecordingsTables>(), { id: recordingId })
      return found.rows[0] as RecordingUploadRow | undefined
    },

    async findRecording(recordingId: string): Promise<StoredRecordingRow | undefined> {
      const found = await findRecording.run(db.read<RecordingsTables>(), { id: recordingId })
      return found.rows[0] as StoredRecordingRow | undefined
    },

    async countUnfinished(deviceId: string): Promise<number> {
      const { rows } = await countUnfinished.run(db.read<RecordingsTables>(), { deviceId })
      return Number(rows[0]?.n ?? 0)
    },

    /** Puts the row in the place of what was there; `isNew` when that is most likely nothing. */
    async saveUpload(tx: Tx, row: RecordingUploadRow, isNew = false): Promise<void> {
      const uploads = tx.on<RecordingsTables>()
      if (!isNew && ((await updateUpload.run(uploads, row)).numAffectedRows ?? 0n) > 0n) return
      try {
        await insertUpload.run(uploads, row)
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        await updateUpload.run(uploads, row)
      }
    },

    async deleteUpload(tx: Tx, recordingId: string): Promise<void> {
      await tx
        .on<RecordingsTables>()
        .deleteFrom('recording_uploads')
        .where('recording_id', '=', recordingId)
        .execute()
    },

    /** Uploads that may have everything but the word that they are stored. */
    listUnfinished(afterId: string, limit: number): Promise<RecordingUploadRow[]> {
      return db
        .read<RecordingsTables>()
        .selectFrom('recording_uploads')
        .selectAll()
        .where('state', 'in', unfinished)
        .where('length_bytes', 'is not', null)
        .where('recording_id', '>', afterId)
        .orderBy('recording_id')
        .limit(limit)
        .execute()
    },

    async listExpired(now: number, limit: number): Promise<string[]> {
      const rows = await db
        .read<RecordingsTables>()
        .selectFrom('recording_uploads')
        .select('recording_id')
        .where('state', 'in', ['receiving', 'quarantined'])
        .where('expires_at', '<=', now)
        .limit(limit)
        .execute()
      return rows.map((row) => row.recording_id)
    },
  }
}
export type UploadStore = ReturnType<typeof createUploadStore>
