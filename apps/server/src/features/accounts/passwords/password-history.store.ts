import type { Db, Tx } from '../../../platform/db/index.ts'
import type { AccountRow, AccountsTables } from '../accounts.table.ts'

/** A password as it is kept from now on. */
export interface NewPassword {
  readonly passwordHash: string
  readonly setAt: number
  /** Set on an initial password. */
  readonly initialExpiresAt: number | null
}

/** Passwords as they follow each other. */
export function createPasswordHistoryStore(db: Pick<Db, 'read'>) {
  async function retire(tx: Tx, row: AccountRow, retiredAt: number): Promise<void> {
    await tx
      .on<AccountsTables>()
      .insertInto('password_history')
      .values({ account_id: row.id, password_hash: row.password_hash, retired_at: retiredAt })
      .execute()
  }

  const columnsOf = ({ passwordHash, setAt, initialExpiresAt }: NewPassword) => ({
    password_hash: passwordHash,
    password_set_at: setAt,
    initial_password_expires_at: initialExpiresAt,
  })

  return {
    /** Hashes of the passwords before the one of now, the newest first. */
    async listEarlierHashes(accountId: string, limit: number): Promise<string[]> {
      const rows = await db
        .read<AccountsTables>()
        .selectFrom('password_history')
        .select('password_hash')
        .where('account_id', '=', accountId)
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map((row) => row.password_hash)
    },

    /** False when the password is no longer the one in `row`. */
    async changePassword(tx: Tx, row: AccountRow, password: NewPassword): Promise<boolean> {
      const changed = await tx
        .on<AccountsTables>()
        .updateTable('accounts')
        .set(columnsOf(password))
        .where('id', '=', row.id)
        .where('password_hash', '=', row.password_hash)
        .where('locked_at', 'is', null)
        .executeTakeFirst()
      if (changed.numUpdatedRows === 0n) return false
      await retire(tx, row, password.setAt)
      return true
    },

    /** Whatever the password is, and whether locked or not. */
    async resetPassword(tx: Tx, row: AccountRow, password: NewPassword): Promise<void> {
      await tx
        .on<AccountsTables>()
        .updateTable('accounts')
        .set({ ...columnsOf(password), failed_sign_ins: 0, locked_at: null })
        .where('id', '=', row.id)
        .execute()
      await retire(tx, row, password.setAt)
    },
  }
}
export type PasswordHistoryStore = ReturnType<typeof createPasswordHistoryStore>
