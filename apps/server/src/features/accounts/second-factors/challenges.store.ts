import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { AccountsTables } from '../accounts.table.ts'

const challengeLifeMs = 10 * 60_000

/** What a browser must answer once and soon; in the database, so that any node can take the answer. */
export function createChallengesStore(db: Pick<Db, 'read' | 'transaction'>, clock: Pick<Clock, 'now'>) {
  return {
    /** Keeps a value under an id, in place of an earlier one. */
    async save(id: string, value: Uint8Array): Promise<void> {
      await db.transaction(async (tx) => {
        const challenges = tx.on<AccountsTables>()
        await challenges.deleteFrom('sign_in_challenges').where('id', '=', id).execute()
        const expires_at = clock.now() + challengeLifeMs
        await challenges.insertInto('sign_in_challenges').values({ id, value, expires_at }).execute()
      })
    },

    async find(id: string): Promise<Buffer | undefined> {
      const row = await db
        .read<AccountsTables>()
        .selectFrom('sign_in_challenges')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst()
      return row === undefined || row.expires_at <= clock.now() ? undefined : Buffer.from(row.value)
    },

    /** The value, for the one that takes it first. */
    async take(id: string): Promise<Buffer | undefined> {
      const value = await this.find(id)
      if (value === undefined) return undefined
      const isFirst = await db.transaction(async (tx) => {
        const deleted = await tx
          .on<AccountsTables>()
          .deleteFrom('sign_in_challenges')
          .where('id', '=', id)
          .executeTakeFirst()
        return deleted.numDeletedRows > 0n
      })
      return isFirst ? value : undefined
    },

    async deleteExpired(): Promise<void> {
      await db.transaction(async (tx) => {
        await tx
          .on<AccountsTables>()
          .deleteFrom('sign_in_challenges')
          .where('expires_at', '<=', clock.now())
          .execute()
      })
    },
  }
}
export type ChallengesStore = ReturnType<typeof createChallengesStore>
