import type { Db, Tx } from '../../../platform/db/index.ts'
import type { ListenGrantRow, RecordingsTables, RenditionRow } from '../recordings.table.ts'
import type { AskedRecording } from './listening.rules.ts'

/** Grants, and what listeners may go by. */
export function createListeningStore(db: Pick<Db, 'read'>) {
  const read = () => db.read<RecordingsTables>()

  return {
    /** A requester's requests for these recordings. */
    listRequestsOf(requesterId: string, recordingIds: readonly string[]): Promise<AskedRecording[]> {
      if (recordingIds.length === 0) return Promise.resolve([])
      return read()
        .selectFrom('listen_request_recordings as asked')
        .innerJoin('listen_requests', 'listen_requests.id', 'asked.listen_request_id')
        .select([
          'listen_requests.id',
          'listen_requests.state',
          'listen_requests.expires_at',
          'listen_requests.reason',
          'listen_requests.reason_text',
          'asked.recording_id',
          'asked.plays_left',
        ])
        .where('asked.recording_id', 'in', recordingIds)
        .where('asked.requester_id', '=', requesterId)
        .execute()
    },

    async insertGrant(tx: Tx, row: ListenGrantRow): Promise<void> {
      await tx.on<RecordingsTables>().insertInto('listen_grants').values(row).execute()
    },

    findGrant(grantId: string): Promise<ListenGrantRow | undefined> {
      return read().selectFrom('listen_grants').selectAll().where('id', '=', grantId).executeTakeFirst()
    },

    async deleteGrants(tx: Tx, expiredBefore: number): Promise<void> {
      await tx
        .on<RecordingsTables>()
        .deleteFrom('listen_grants')
        .where('expires_at', '<=', expiredBefore)
        .execute()
    },

    listRenditions(recordingId: string): Promise<RenditionRow[]> {
      return read()
        .selectFrom('renditions')
        .selectAll()
        .where('recording_id', '=', recordingId)
        .orderBy('kind')
        .execute()
    },
  }
}
export type ListeningStore = ReturnType<typeof createListeningStore>
