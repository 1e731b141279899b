import type { Kysely } from 'kysely'
import { createSealedRows, type SealedRow } from '../../../platform/keys/index.ts'
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

/** A company's key-encryption key as it lies in the database. */
export interface KeptKek extends SealedRow {
  readonly companyId: string
  readonly generation: number
}

/** A data key with what its wrapping is bound to. */
export interface KeptDataKey {
  readonly recordingId: string
  readonly kind: DataKeyKind
  readonly kekId: string
  readonly wrapped: Uint8Array
  /** Block A of the recording. */
  readonly identityBlock: Uint8Array | null
}

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

    /** Key-encryption keys of every company. */
    wrappedKeks: createSealedRows(db, {
      table: 'key_encryption_keys',
      column: 'wrapped_key',
      also: { companyId: 'company_id' },
    }),

    listAllKeks: (): Promise<KeptKek[]> =>
      db
        .read<RecordingsTables>()
        .selectFrom('key_encryption_keys')
        .select([
          'id',
          'company_id as companyId',
          'generation',
          'wrapped_key as sealed',
          'created_at as createdAt',
        ])
        .orderBy('company_id')
        .orderBy('generation')
        .execute(),

    /** Some of the data keys that lie under this key. */
    listKeysUnder(kekId: string, limit: number): Promise<KeptDataKey[]> {
      return db
        .read<RecordingsTables>()
        .selectFrom('recording_keys')
        .innerJoin('recordings', 'recordings.id', 'recording_keys.recording_id')
        .select([
          'recording_keys.recording_id as recordingId',
          'recording_keys.kind as kind',
          'recording_keys.kek_id as kekId',
          'recording_keys.wrapped_key as wrapped',
          'recordings.identity_block as identityBlock',
        ])
        .where('recording_keys.kek_id', '=', kekId)
        .limit(limit)
        .execute()
    },

    /** Puts the key under another one, if it is still as it was read. */
    async moveKey(
      tx: Tx,
      row: KeptDataKey,
      { kekId, wrapped }: { readonly kekId: string; readonly wrapped: Uint8Array },
    ): Promise<void> {
      await tx
        .on<RecordingsTables>()
        .updateTable('recording_keys')
        .set({ kek_id: kekId, wrapped_key: wrapped })
        .where('recording_id', '=', row.recordingId)
        .where('kind', '=', row.kind)
        .where('wrapped_key', '=', row.wrapped)
        .execute()
    },

    async countKeys(): Promise<{ keyId: string; rows: number; since: number | null }[]> {
      const rows = await db
        .read<RecordingsTables>()
        .selectFrom('key_encryption_keys')
        .leftJoin('recording_keys', 'recording_keys.kek_id', 'key_encryption_keys.id')
        .select((eb) => [
          'key_encryption_keys.id as keyId',
          eb.fn.count<number | bigint>('recording_keys.recording_id').as('rows'),
          eb.fn.min('recording_keys.created_at').as('since'),
        ])
        .groupBy('key_encryption_keys.id')
        .execute()
      return rows.map(({ keyId, rows: counted, since }) => ({ keyId, rows: Number(counted), since }))
    },

    /** False while anything lies under it. */
    async deleteUnusedKek(tx: Tx, id: string): Promise<boolean> {
      const deleted = await tx
        .on<RecordingsTables>()
        .deleteFrom('key_encryption_keys')
        .where('id', '=', id)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('recording_keys').select('recording_id').where('kek_id', '=', id))),
        )
        .executeTakeFirst()
      return deleted.numDeletedRows > 0n
    },
  }
}
export type DataKeysStore = ReturnType<typeof createDataKeysStore>
