import type { Db, Tx } from '../../../platform/db/index.ts'
import type { AccountsTables, BrowserTokenRow } from '../accounts.table.ts'

/** Tokens for one agent's browser. */
export function createBrowserTokensStore(db: Pick<Db, 'read'>) {
  return {
    async insert(tx: Tx, row: BrowserTokenRow): Promise<void> {
      await tx.on<AccountsTables>().insertInto('browser_tokens').values(row).execute()
    },
    find(tokenHash: Buffer): Promise<BrowserTokenRow | undefined> {
      return db
        .read<AccountsTables>()
        .selectFrom('browser_tokens')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst()
    },
    /** Returns the hashes of those that were there. */
    async deleteOfAgent(tx: Tx, agentId: string): Promise<Uint8Array[]> {
      const tokens = tx.on<AccountsTables>()
      const rows = await tokens
        .selectFrom('browser_tokens')
        .select('token_hash')
        .where('agent_id', '=', agentId)
        .execute()
      await tokens.deleteFrom('browser_tokens').where('agent_id', '=', agentId).execute()
      return rows.map((row) => row.token_hash)
    },
    async deleteExpired(tx: Tx, now: number): Promise<void> {
      await tx.on<AccountsTables>().deleteFrom('browser_tokens').where('expires_at', '<=', now).execute()
    },
  }
}
export type BrowserTokensStore = ReturnType<typeof createBrowserTokensStore>
