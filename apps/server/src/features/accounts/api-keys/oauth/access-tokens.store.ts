import type { Db, Tx } from '../../../../platform/db/index.ts'
import type { AccessTokenRow, AccountsTables } from '../../accounts.table.ts'

/** Tokens of keys that prove themselves by a public key. */
export function createAccessTokensStore(db: Pick<Db, 'read'>) {
  return {
    async insert(tx: Tx, row: AccessTokenRow): Promise<void> {
      await tx.on<AccountsTables>().insertInto('access_tokens').values(row).execute()
    },
    find(tokenHash: Buffer): Promise<AccessTokenRow | undefined> {
      return db
        .read<AccountsTables>()
        .selectFrom('access_tokens')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst()
    },
    async deleteExpired(tx: Tx, now: number): Promise<void> {
      await tx.on<AccountsTables>().deleteFrom('access_tokens').where('expires_at', '<=', now).execute()
    },
  }
}
export type AccessTokensStore = ReturnType<typeof createAccessTokensStore>
