import type { Db, Tx } from '../../../platform/db/index.ts'
import type { RecordingMemoRow, RecordingsTables } from '../recordings.table.ts'

/** What agents keep with their own recordings (REC-10). */
export function createRecordingMemosStore(db: Pick<Db, 'read'>) {
  return {
    async listMemos(recordingIds: readonly string[]): Promise<ReadonlyMap<string, RecordingMemoRow>> {
      if (recordingIds.length === 0) return new Map()
      const rows = await db
        .read<RecordingsTables>()
        .selectFrom('recording_memos')
        .selectAll()
        .where('recording_id', 'in', recordingIds)
        .execute()
      return new Map(rows.map((row) => [row.recording_id, row]))
    },

    /** The new one in place of the one before. */
    async saveMemo(tx: Tx, row: RecordingMemoRow): Promise<void> {
      const memos = tx.on<RecordingsTables>()
      await memos.deleteFrom('recording_memos').where('recording_id', '=', row.recording_id).execute()
      await memos.insertInto('recording_memos').values(row).execute()
    },
  }
}
export type RecordingMemosStore = ReturnType<typeof createRecordingMemosStore>
