import { type Db, isDuplicateKey, type Tx } from '../../../platform/db/index.ts'
import type { AccountsTables } from '../../accounts/index.ts'
import type { ListenGrantRow, ListenRequestRow, RecordingsTables, RenditionRow } from '../recordings.table.ts'

/** Requests to listen, and grants. */
export function createListeningStore(db: Pick<Db, 'read'>) {
  const read = () => db.read<RecordingsTables>()

  return {
    /** False while the requester has an open one for the recording. */
    async insertRequest(tx: Tx, row: ListenRequestRow): Promise<boolean> {
      try {
        await tx.on<RecordingsTables>().insertInto('listen_requests').values(row).execute()
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },

    /** Ends an open request whose time is over, so that another can be made. */
    async expireOpen(tx: Tx, openKey: string, now: number): Promise<void> {
      await tx
        .on<RecordingsTables>()
        .updateTable('listen_requests')
        .set({ state: 'expired', open_key: null })
        .where('open_key', '=', openKey)
        .where('expires_at', '<=', now)
        .execute()
    },

    /** False when it has been decided or its time is over. */
    async decide(
      tx: Tx,
      requestId: string,
      now: number,
      decision: Pick<
        ListenRequestRow,
        | 'state'
        | 'decided_by'
        | 'decided_by_name'
        | 'decided_at'
        | 'decision_note'
        | 'plays_left'
        | 'expires_at'
      >,
    ): Promise<boolean> {
      const { numUpdatedRows } = await tx
        .on<RecordingsTables>()
        .updateTable('listen_requests')
        .set({ ...decision, open_key: null })
        .where('id', '=', requestId)
        .where('state', '=', 'open')
        .where('expires_at', '>', now)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    /** False when the time is over. */
    async expireRequest(tx: Tx, requestId: string, now: number): Promise<boolean> {
      const { numUpdatedRows } = await tx
        .on<RecordingsTables>()
        .updateTable('listen_requests')
        .set({ state: 'expired', open_key: null })
        .where('id', '=', requestId)
        .where('state', 'in', ['open', 'approved'])
        .where('expires_at', '<=', now)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    /** Takes one play; false when none is left or the approval has ended. */
    async takePlay(tx: Tx, requestId: string, now: number): Promise<boolean> {
      const { numUpdatedRows } = await tx
        .on<RecordingsTables>()
        .updateTable('listen_requests')
        .set((eb) => ({ plays_left: eb('plays_left', '-', 1) }))
        .where('id', '=', requestId)
        .where('state', '=', 'approved')
        .where('plays_left', '>', 0)
        .where('expires_at', '>', now)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    /** A requester's requests for these recordings. */
    async listRequestsOf(requesterId: string, recordingIds: readonly string[]): Promise<ListenRequestRow[]> {
      if (recordingIds.length === 0) return []
      return read()
        .selectFrom('listen_requests')
        .selectAll()
        .where('recording_id', 'in', recordingIds)
        .where('requester_id', '=', requesterId)
        .execute()
    },

    listExpired(now: number, limit: number): Promise<ListenRequestRow[]> {
      return read()
        .selectFrom('listen_requests')
        .selectAll()
        .where('state', 'in', ['open', 'approved'])
        .where('expires_at', '<=', now)
        .limit(limit)
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

    /** Employee numbers by account; null for accounts that have none. */
    async employeeNumbersOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
      if (accountIds.length === 0) return new Map()
      const rows = await db
        .read<AccountsTables>()
        .selectFrom('accounts')
        .select(['id', 'employee_number'])
        .where('id', 'in', accountIds)
        .execute()
      return new Map(rows.map((row) => [row.id, row.employee_number]))
    },
  }
}
export type ListeningStore = ReturnType<typeof createListeningStore>
