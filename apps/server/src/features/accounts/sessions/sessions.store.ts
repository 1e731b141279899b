import type { Db, Tx } from '../../../platform/db/index.ts'
import type { AccountRow, AccountsTables, SessionRow } from '../accounts.table.ts'

/** Console sessions. */
export function createSessionsStore(db: Pick<Db, 'read'>) {
  return {
    async insert(tx: Tx, row: SessionRow): Promise<void> {
      await tx.on<AccountsTables>().insertInto('sessions').values(row).execute()
    },

    /** The session of a token with its account. */
    async findWithAccount(
      tokenHash: Buffer,
    ): Promise<{ session: Omit<SessionRow, 'token_hash'>; account: AccountRow } | undefined> {
      const read = db.read<AccountsTables>()
      const session = await read
        .selectFrom('sessions')
        .select(['id', 'company_id', 'account_id', 'created_at', 'last_seen_at'])
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst()
      if (session === undefined) return undefined
      const account = await read
        .selectFrom('accounts')
        .selectAll()
        .where('id', '=', session.account_id)
        .executeTakeFirst()
      return account && { session, account }
    },

    async touch(tx: Tx, id: string, lastSeenAt: number): Promise<void> {
      await tx
        .on<AccountsTables>()
        .updateTable('sessions')
        .set({ last_seen_at: lastSeenAt })
        .where('id', '=', id)
        .where('last_seen_at', '<', lastSeenAt)
        .execute()
    },

    async delete(tx: Tx, id: string): Promise<void> {
      await tx.on<AccountsTables>().deleteFrom('sessions').where('id', '=', id).execute()
    },

    /** Removes sessions that nobody has used since. */
    async deleteUnusedSince(tx: Tx, lastSeenBefore: number): Promise<void> {
      await tx
        .on<AccountsTables>()
        .deleteFrom('sessions')
        .where('last_seen_at', '<', lastSeenBefore)
        .execute()
    },
  }
}
export type SessionsStore = ReturnType<typeof createSessionsStore>
