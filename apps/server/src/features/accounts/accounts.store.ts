import type { AgentReference } from '@smartym/contract'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { AccountRow, AccountsTables } from './accounts.table.ts'

const rowsAnInsert = 100

/** Accounts by what names them; who has left is known to none of these but by the rows' own slices. */
export function createAccountsStore(db: Pick<Db, 'read'>) {
  /* To sign-in, who has left is nobody. */
  const present = () =>
    db.read<AccountsTables>().selectFrom('accounts').selectAll().where('deactivated_at', 'is', null)
  const working = (companyId: string) =>
    present()
      .where('company_id', '=', companyId)
      .where('agent_id', 'is not', null)
      .where('agent_ended_at', 'is', null)
  return {
    async insert(tx: Tx, rows: readonly AccountRow[]): Promise<void> {
      const accounts = tx.on<AccountsTables>()
      for (let at = 0; at < rows.length; at += rowsAnInsert)
        await accounts
          .insertInto('accounts')
          .values(rows.slice(at, at + rowsAnInsert))
          .execute()
    },
    findById: (id: string): Promise<AccountRow | undefined> =>
      present().where('id', '=', id).executeTakeFirst(),
    findByLoginId: (loginId: string): Promise<AccountRow | undefined> =>
      present().where('login_id', '=', loginId).executeTakeFirst(),
    findByEmployeeNumber: (companyId: string, employeeNumber: string): Promise<AccountRow | undefined> =>
      present()
        .where('company_id', '=', companyId)
        .where('employee_number', '=', employeeNumber)
        .executeTakeFirst(),
    findByReference(companyId: string, reference: AgentReference): Promise<AccountRow | undefined> {
      const ofAgents = working(companyId)
      if ('agentId' in reference) return ofAgents.where('agent_id', '=', reference.agentId).executeTakeFirst()
      return 'employeeNumber' in reference
        ? ofAgents.where('employee_number', '=', reference.employeeNumber).executeTakeFirst()
        : ofAgents.where('extension', '=', reference.extension).executeTakeFirst()
    },
    listAgentAccounts: (companyId: string): Promise<AccountRow[]> =>
      working(companyId).orderBy('id').execute(),

    /** Counts a wrong password; locks the account at the last one allowed. True when this one locked it. */
    async recordFailure(tx: Tx, id: string, lockAfter: number, now: number): Promise<boolean> {
      const accounts = tx.on<AccountsTables>()
      await accounts
        .updateTable('accounts')
        .set((eb) => ({ failed_sign_ins: eb('failed_sign_ins', '+', 1) }))
        .where('id', '=', id)
        .execute()
      const locked = await accounts
        .updateTable('accounts')
        .set({ locked_at: now })
        .where('id', '=', id)
        .where('locked_at', 'is', null)
        .where('failed_sign_ins', '>=', lockAfter)
        .executeTakeFirst()
      return locked.numUpdatedRows > 0n
    },

    /** Forgets wrong passwords after a right one. False when the account has been locked or deactivated meanwhile. */
    async recordSuccess(tx: Tx, id: string): Promise<boolean> {
      const updated = await tx
        .on<AccountsTables>()
        .updateTable('accounts')
        .set({ failed_sign_ins: 0 })
        .where('id', '=', id)
        .where('locked_at', 'is', null)
        .where('deactivated_at', 'is', null)
        .executeTakeFirst()
      return updated.numUpdatedRows > 0n
    },

    /** The same password under other parameters; nothing when it has been changed meanwhile. */
    async replaceHash(tx: Tx, row: AccountRow, passwordHash: string): Promise<void> {
      await tx
        .on<AccountsTables>()
        .updateTable('accounts')
        .set({ password_hash: passwordHash })
        .where('id', '=', row.id)
        .where('password_hash', '=', row.password_hash)
        .execute()
    },

    /** An initial password that was typed ends soon. */
    async shortenInitialPassword(tx: Tx, id: string, expiresAt: number): Promise<void> {
      await tx
        .on<AccountsTables>()
        .updateTable('accounts')
        .set({ initial_password_expires_at: expiresAt })
        .where('id', '=', id)
        .where('initial_password_expires_at', '>', expiresAt)
        .execute()
    },
  }
}
export type AccountsStore = ReturnType<typeof createAccountsStore>
