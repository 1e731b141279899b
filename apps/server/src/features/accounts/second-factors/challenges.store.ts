import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import { decodeSealed, type KeyCount } from '../../../platform/keys/index.ts'
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

    /** Secrets of apps that are being set up, by their key. */
    async countSealed(currentKeyId: string): Promise<KeyCount[]> {
      const rows = await db
        .read<AccountsTables>()
        .selectFrom('sign_in_challenges')
        .select(['value', 'expires_at'])
        .where('id', 'like', 'totp %')
        .where('expires_at', '>', clock.now())
        .execute()
      const counts = new Map<string | null, { rows: number; since: number }>()
      for (const { value, expires_at: expiresAt } of rows) {
        const keyId = decodeSealed(value)?.keyId ?? null
        const known = counts.get(keyId) ?? { rows: 0, since: Infinity }
        const since = Math.min(known.since, expiresAt - challengeLifeMs)
        counts.set(keyId, { rows: known.rows + 1, since })
      }
      return [...counts].map(([keyId, each]) => ({ keyId, ...each, isPending: keyId !== currentKeyId }))
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
