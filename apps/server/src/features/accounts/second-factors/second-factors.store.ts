import type { Db, Tx } from '../../../platform/db/index.ts'
import { createSealedRows } from '../../../platform/keys/index.ts'
import type { AccountsTables, SecondFactorRow } from '../accounts.table.ts'

/** Authenticator apps, passkeys and recovery codes. */
export function createSecondFactorsStore(db: Pick<Db, 'read'>) {
  const read = () => db.read<AccountsTables>()
  return {
    list: (accountId: string): Promise<SecondFactorRow[]> =>
      read()
        .selectFrom('second_factors')
        .selectAll()
        .where('account_id', '=', accountId)
        .orderBy('created_at')
        .orderBy('id')
        .execute(),

    async countRecoveryCodes(accountId: string): Promise<number> {
      const row = await read()
        .selectFrom('recovery_codes')
        .select((eb) => eb.fn.countAll<number | bigint>().as('count'))
        .where('account_id', '=', accountId)
        .executeTakeFirstOrThrow()
      return Number(row.count)
    },

    async insert(tx: Tx, row: SecondFactorRow): Promise<void> {
      await tx.on<AccountsTables>().insertInto('second_factors').values(row).execute()
    },

    /** True when this code's time step is later than every one taken before. */
    async takeStep(tx: Tx, id: string, step: number, now: number): Promise<boolean> {
      const taken = await tx
        .on<AccountsTables>()
        .updateTable('second_factors')
        .set({ last_step: step, last_used_at: now })
        .where('id', '=', id)
        .where((eb) => eb.or([eb('last_step', 'is', null), eb('last_step', '<', step)]))
        .executeTakeFirst()
      return taken.numUpdatedRows > 0n
    },

    /** True when the passkey's count was still the one that was verified against. */
    async takeCounter(
      tx: Tx,
      row: Pick<SecondFactorRow, 'id' | 'counter'>,
      counter: number,
      now: number,
    ): Promise<boolean> {
      const taken = await tx
        .on<AccountsTables>()
        .updateTable('second_factors')
        .set({ counter, last_used_at: now })
        .where('id', '=', row.id)
        .where('counter', '=', row.counter)
        .executeTakeFirst()
      return taken.numUpdatedRows > 0n
    },

    /** True for the one that uses a code up. */
    async takeRecoveryCode(tx: Tx, accountId: string, codeHash: Buffer): Promise<boolean> {
      const deleted = await tx
        .on<AccountsTables>()
        .deleteFrom('recovery_codes')
        .where('code_hash', '=', codeHash)
        .where('account_id', '=', accountId)
        .executeTakeFirst()
      return deleted.numDeletedRows > 0n
    },

    async replaceRecoveryCodes(tx: Tx, accountId: string, codeHashes: readonly Buffer[]): Promise<void> {
      const codes = tx.on<AccountsTables>()
      await codes.deleteFrom('recovery_codes').where('account_id', '=', accountId).execute()
      if (codeHashes.length === 0) return
      await codes
        .insertInto('recovery_codes')
        .values(codeHashes.map((code_hash) => ({ code_hash, account_id: accountId })))
        .execute()
    },

    async deleteTotp(tx: Tx, accountId: string): Promise<boolean> {
      const deleted = await tx
        .on<AccountsTables>()
        .deleteFrom('second_factors')
        .where('account_id', '=', accountId)
        .where('kind', '=', 'totp')
        .executeTakeFirst()
      return deleted.numDeletedRows > 0n
    },

    async deletePasskey(tx: Tx, accountId: string, id: string): Promise<boolean> {
      const deleted = await tx
        .on<AccountsTables>()
        .deleteFrom('second_factors')
        .where('account_id', '=', accountId)
        .where('kind', '=', 'passkey')
        .where('id', '=', id)
        .executeTakeFirst()
      return deleted.numDeletedRows > 0n
    },

    /** Secrets of authenticator apps. */
    sealed: createSealedRows(db, {
      table: 'second_factors',
      column: 'sealed_secret',
      also: { accountId: 'account_id' },
    }),

    async deleteAll(tx: Tx, accountId: string): Promise<void> {
      const tables = tx.on<AccountsTables>()
      await tables.deleteFrom('second_factors').where('account_id', '=', accountId).execute()
      await tables.deleteFrom('recovery_codes').where('account_id', '=', accountId).execute()
    },
  }
}
export type SecondFactorsStore = ReturnType<typeof createSecondFactorsStore>
