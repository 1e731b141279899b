import type { Db, Tx } from '../../../platform/db/index.ts'
import type { AccountsTables, PendingSignInRow } from '../accounts.table.ts'

/** Sign-ins that are not finished. */
export function createPendingSignInsStore(db: Pick<Db, 'read'>) {
  return {
    async insert(tx: Tx, row: PendingSignInRow): Promise<void> {
      await tx.on<AccountsTables>().insertInto('pending_sign_ins').values(row).execute()
    },

    find: (tokenHash: Buffer): Promise<PendingSignInRow | undefined> =>
      db
        .read<AccountsTables>()
        .selectFrom('pending_sign_ins')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst(),

    /** False when it is gone. */
    async recordSecondFactor(tx: Tx, tokenHash: Uint8Array): Promise<boolean> {
      const updated = await tx
        .on<AccountsTables>()
        .updateTable('pending_sign_ins')
        .set({ has_second_factor: 1 })
        .where('token_hash', '=', tokenHash)
        .where('has_second_factor', '=', 0)
        .executeTakeFirst()
      return updated.numUpdatedRows > 0n
    },

    /** Counts a wrong second factor; the sign-in ends at the last one allowed. */
    async recordFailure(tx: Tx, tokenHash: Uint8Array, maxFailures: number): Promise<void> {
      const pending = tx.on<AccountsTables>()
      await pending
        .updateTable('pending_sign_ins')
        .set((eb) => ({ failures: eb('failures', '+', 1) }))
        .where('token_hash', '=', tokenHash)
        .execute()
      await pending
        .deleteFrom('pending_sign_ins')
        .where('token_hash', '=', tokenHash)
        .where('failures', '>=', maxFailures)
        .execute()
    },

    /** True for the one that ends it. */
    async delete(tx: Tx, tokenHash: Uint8Array): Promise<boolean> {
      const deleted = await tx
        .on<AccountsTables>()
        .deleteFrom('pending_sign_ins')
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst()
      return deleted.numDeletedRows > 0n
    },

    async deleteOfAccount(tx: Tx, accountId: string): Promise<void> {
      await tx
        .on<AccountsTables>()
        .deleteFrom('pending_sign_ins')
        .where('account_id', '=', accountId)
        .execute()
    },

    async deleteExpired(tx: Tx, now: number): Promise<void> {
      await tx.on<AccountsTables>().deleteFrom('pending_sign_ins').where('expires_at', '<=', now).execute()
    },
  }
}
export type PendingSignInsStore = ReturnType<typeof createPendingSignInsStore>
