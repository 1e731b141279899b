import type { Grants, Role } from '@smartym/contract'
import { type Db, decodeJson, encodeJson, type Tx } from '../../../platform/db/index.ts'
import type { AccountsTables, OwnRoleRow } from '../accounts.table.ts'

/** A role that the company has made from a built-in one. */
export interface OwnRole {
  readonly ownRoleId: string
  readonly companyId: string
  readonly name: string
  readonly role: Role
  readonly grants: Grants
  readonly version: number
  readonly createdAt: number
  readonly changedAt: number
}

function ownRoleOf(row: OwnRoleRow): OwnRole {
  return {
    ownRoleId: row.id,
    companyId: row.company_id,
    name: row.name,
    role: row.role,
    grants: decodeJson(row.grants),
    version: Number(row.version),
    createdAt: Number(row.created_at),
    changedAt: Number(row.changed_at),
  }
}

/** Own roles, and who has them. */
export function createOwnRolesStore(db: Pick<Db, 'read'>) {
  return {
    /** All of a company, by name. */
    async listOwnRoles(companyId: string): Promise<OwnRole[]> {
      const rows = await db
        .read<AccountsTables>()
        .selectFrom('own_roles')
        .selectAll()
        .where('company_id', '=', companyId)
        .orderBy('name')
        .execute()
      return rows.map(ownRoleOf)
    },

    async findInside(tx: Tx, companyId: string, ownRoleId: string): Promise<OwnRole | undefined> {
      const row = await tx
        .on<AccountsTables>()
        .selectFrom('own_roles')
        .selectAll()
        .where('id', '=', ownRoleId)
        .where('company_id', '=', companyId)
        .executeTakeFirst()
      return row && ownRoleOf(row)
    },

    async countInside(tx: Tx, companyId: string): Promise<number> {
      const found = await tx
        .on<AccountsTables>()
        .selectFrom('own_roles')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('company_id', '=', companyId)
        .executeTakeFirstOrThrow()
      return Number(found.count)
    },

    /** Throws a duplicate key error for a name that the company has already. */
    async insert(tx: Tx, role: OwnRole): Promise<void> {
      const row: OwnRoleRow = {
        id: role.ownRoleId,
        company_id: role.companyId,
        name: role.name,
        role: role.role,
        grants: encodeJson(role.grants),
        version: role.version,
        created_at: role.createdAt,
        changed_at: role.changedAt,
      }
      await tx.on<AccountsTables>().insertInto('own_roles').values(row).execute()
    },

    /** False when it is not of this version any more. */
    async change(
      tx: Tx,
      ownRoleId: string,
      version: number,
      { name, grants, changedAt }: Pick<OwnRole, 'name' | 'grants' | 'changedAt'>,
    ): Promise<boolean> {
      const changed = await tx
        .on<AccountsTables>()
        .updateTable('own_roles')
        .set({ name, grants: encodeJson(grants), changed_at: changedAt, version: version + 1 })
        .where('id', '=', ownRoleId)
        .where('version', '=', version)
        .executeTakeFirst()
      return changed.numUpdatedRows > 0n
    },

    async delete(tx: Tx, ownRoleId: string): Promise<void> {
      await tx.on<AccountsTables>().deleteFrom('own_roles').where('id', '=', ownRoleId).execute()
    },

    /** Leaves those who have left with the built-in role. Resolves with how many they are. */
    async takeOffLeavers(tx: Tx, companyId: string, ownRoleId: string): Promise<number> {
      const taken = await tx
        .on<AccountsTables>()
        .updateTable('accounts')
        .set({ own_role_id: null })
        .where('company_id', '=', companyId)
        .where('own_role_id', '=', ownRoleId)
        .where('deactivated_at', 'is not', null)
        .executeTakeFirst()
      return Number(taken.numUpdatedRows)
    },

    /** Of those who have not left. */
    async countAccountsInside(tx: Tx, companyId: string, ownRoleId: string): Promise<number> {
      const found = await tx
        .on<AccountsTables>()
        .selectFrom('accounts')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('company_id', '=', companyId)
        .where('own_role_id', '=', ownRoleId)
        .where('deactivated_at', 'is', null)
        .executeTakeFirstOrThrow()
      return Number(found.count)
    },

    /** People a role, built-in and own, without those who have left. */
    async countAccounts(
      companyId: string,
    ): Promise<readonly { role: Role; ownRoleId: string | null; count: number }[]> {
      const rows = await db
        .read<AccountsTables>()
        .selectFrom('accounts')
        .select(['role', 'own_role_id'])
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('company_id', '=', companyId)
        .where('deactivated_at', 'is', null)
        .groupBy(['role', 'own_role_id'])
        .execute()
      return rows.map((row) => ({ role: row.role, ownRoleId: row.own_role_id, count: Number(row.count) }))
    },

    /** False when the account does not have this built-in role any more. */
    async assign(tx: Tx, accountId: string, role: Role, ownRoleId: string | null): Promise<boolean> {
      const assigned = await tx
        .on<AccountsTables>()
        .updateTable('accounts')
        .set({ own_role_id: ownRoleId })
        .where('id', '=', accountId)
        .where('role', '=', role)
        .executeTakeFirst()
      return assigned.numUpdatedRows > 0n
    },
  }
}
export type OwnRolesStore = ReturnType<typeof createOwnRolesStore>
