import type { Db, Tx } from '../../../platform/db/index.ts'
import type { MarkRow, RecordingsTables } from '../recordings.table.ts'

/** Places in the sound. */
export function createMarksStore(db: Pick<Db, 'read'>) {
  return {
    listMarks(recordingId: string): Promise<MarkRow[]> {
      return db
        .read<RecordingsTables>()
        .selectFrom('marks')
        .selectAll()
        .where('recording_id', '=', recordingId)
        .orderBy('at_ms')
        .orderBy('id')
        .execute()
    },

    async countMarks(tx: Tx, recordingId: string): Promise<number> {
      const found = await tx
        .on<RecordingsTables>()
        .selectFrom('marks')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('recording_id', '=', recordingId)
        .executeTakeFirst()
      return Number(found?.n ?? 0)
    },

    async insertMark(tx: Tx, row: MarkRow): Promise<void> {
      await tx.on<RecordingsTables>().insertInto('marks').values(row).execute()
    },

    /** False when there is none. */
    async deleteMark(tx: Tx, recordingId: string, markId: string): Promise<boolean> {
      const { numDeletedRows } = await tx
        .on<RecordingsTables>()
        .deleteFrom('marks')
        .where('id', '=', markId)
        .where('recording_id', '=', recordingId)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },

    /** Whether a recording has marks, for its lists. Written first, it also makes marks of one recording wait for each other. */
    async saveIsMarked(tx: Tx, recordingId: string, isMarked: boolean): Promise<void> {
      await tx
        .on<RecordingsTables>()
        .updateTable('recordings')
        .set({ is_marked: isMarked ? 1 : 0 })
        .where('id', '=', recordingId)
        .execute()
    },
  }
}
export type MarksStore = ReturnType<typeof createMarksStore>
