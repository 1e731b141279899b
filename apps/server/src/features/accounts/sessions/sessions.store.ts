import type { Kysely } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { AccountRow, AccountsTables, SessionRow } from '../accounts.table.ts'

const sessionsOf = (db: Kysely<AccountsTables>, accountId: string): Promise<SessionRow[]> =>
  db
    .selectFrom('sessions')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

/** Console sessions. */
export function createSessionsStore(db: Pick<Db, 'read'>) {
  return {
    async insert(tx: Tx, row: SessionRow): Promise<void> {
      await tx.on<AccountsTables>().insertInto('sessions').values(row).execute()
    },

    /** The session of a token with its account. */
    async findWithAccount(
      tokenHash: Buffer,
    ): Promise<{ session: SessionRow; account: AccountRow } | undefined> {
      const read = db.read<AccountsTables>()
      const session = await read
        .selectFrom('sessions')
        .selectAll()
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

    /** An account's sessions, the oldest first. */
    listOfAccount: (accountId: string): Promise<SessionRow[]> =>
      sessionsOf(db.read<AccountsTables>(), accountId),

    /** The same within a transaction. */
    listInside: (tx: Tx, accountId: string): Promise<SessionRow[]> =>
      sessionsOf(tx.on<AccountsTables>(), accountId),

    async touch(tx: Tx, id: string, lastSeenAt: number): Promise<void> {
      await tx
        .on<AccountsTables>()
        .updateTable('sessions')
        .set({ last_seen_at: lastSeenAt })
        .where('id', '=', id)
        .where('last_seen_at', '<', lastSeenAt)
        .execute()
    },

    async recordAuthentication(tx: Tx, id: string, authenticatedAt: number): Promise<void> {
      await tx
        .on<AccountsTables>()
        .updateTable('sessions')
        .set({ authenticated_at: authenticatedAt })
        .where('id', '=', id)
        .execute()
    },

    /** The session goes on under another token. */
    async replaceToken(tx: Tx, id: string, tokenHash: Buffer, authenticatedAt: number): Promise<void> {
      await tx
        .on<AccountsTables>()
        .updateTable('sessions')
        .set({ token_hash: tokenHash, authenticated_at: authenticatedAt })
        .where('id', '=', id)
        .execute()
    },

    async delete(tx: Tx, ids: readonly string[]): Promise<void> {
      if (ids.length === 0) return
      await tx.on<AccountsTables>().deleteFrom('sessions').where('id', 'in', ids).execute()
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
