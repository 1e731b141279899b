import type { Kysely } from 'kysely'
import { type Db, isDuplicateKey, prepareQuery, type Tx } from '../../../platform/db/index.ts'
import type {
  DataKeyKind,
  KeyEncryptionKeyRow,
  RecordingKeyRow,
  RecordingsTables,
} from '../recordings.table.ts'

const insertKey = prepareQuery((db: Kysely<RecordingsTables>, p: RecordingKeyRow) =>
  db.insertInto('recording_keys').values({
    recording_id: p.recording_id,
    kind: p.kind,
    company_id: p.company_id,
    kek_id: p.kek_id,
    wrapped_key: p.wrapped_key,
    created_at: p.created_at,
  }),
)

/** Wrapped keys. */
export function createDataKeysStore(db: Pick<Db, 'read'>) {
  return {
    /** The company's key-encryption keys, newest first. */
    listKeks(companyId: string): Promise<KeyEncryptionKeyRow[]> {
      return db
        .read<RecordingsTables>()
        .selectFrom('key_encryption_keys')
        .selectAll()
        .where('company_id', '=', companyId)
        .orderBy('generation', 'desc')
        .execute()
    },

    /** False when another node has made the same generation first. */
    async insertKek(tx: Tx, row: KeyEncryptionKeyRow): Promise<boolean> {
      try {
        await tx.on<RecordingsTables>().insertInto('key_encryption_keys').values(row).execute()
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },

    /** Puts the key in the place of one that was there. */
    async saveKey(tx: Tx, row: RecordingKeyRow): Promise<void> {
      const keys = tx.on<RecordingsTables>()
      try {
        await insertKey.run(keys, row)
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        await keys
          .updateTable('recording_keys')
          .set({ kek_id: row.kek_id, wrapped_key: row.wrapped_key, created_at: row.created_at })
          .where('recording_id', '=', row.recording_id)
          .where('kind', '=', row.kind)
          .execute()
      }
    },

    findKey(recordingId: string, kind: DataKeyKind): Promise<RecordingKeyRow | undefined> {
      return db
        .read<RecordingsTables>()
        .selectFrom('recording_keys')
        .selectAll()
        .where('recording_id', '=', recordingId)
        .where('kind', '=', kind)
        .executeTakeFirst()
    },
  }
}
export type DataKeysStore = ReturnType<typeof createDataKeysStore>
