import { type Db, isDuplicateKey, type Tx } from '../../../platform/db/index.ts'
import type {
  StoredRecordingRow,
  RecordingsTables,
  RenditionRow,
  RenditionState,
} from '../recordings.table.ts'

/** What the browser plays, and how far it is. */
export function createRenditionsStore(db: Pick<Db, 'read'>) {
  return {
    findRecording(recordingId: string): Promise<StoredRecordingRow | undefined> {
      return db
        .read<RecordingsTables>()
        .selectFrom('recordings')
        .selectAll()
        .where('id', '=', recordingId)
        .executeTakeFirst()
    },

    async saveState(
      tx: Tx,
      recordingId: string,
      state: RenditionState,
      fault: string | null = null,
    ): Promise<void> {
      await tx
        .on<RecordingsTables>()
        .updateTable('recordings')
        .set({ rendition_state: state, rendition_fault: fault })
        .where('id', '=', recordingId)
        .execute()
    },

    /** Puts it in the place of one that was made before. */
    async saveRendition(tx: Tx, row: RenditionRow): Promise<void> {
      const renditions = tx.on<RecordingsTables>()
      try {
        await renditions.insertInto('renditions').values(row).execute()
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        const { recording_id, kind, company_id: _company, ...changing } = row
        await renditions
          .updateTable('renditions')
          .set(changing)
          .where('recording_id', '=', recording_id)
          .where('kind', '=', kind)
          .execute()
      }
    },

    /** Stored recordings in one state of their rendition, by id, a batch at a time. */
    async listInState(state: RenditionState, afterId: string, limit: number): Promise<string[]> {
      const rows = await db
        .read<RecordingsTables>()
        .selectFrom('recordings')
        .select('id')
        .where('rendition_state', '=', state)
        .where('id', '>', afterId)
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map((row) => row.id)
    },
  }
}
export type RenditionsStore = ReturnType<typeof createRenditionsStore>
