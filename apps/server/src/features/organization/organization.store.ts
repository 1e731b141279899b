import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { CompanyRow, OrganizationTables, OrgUnitRow } from './organization.table.ts'

/** Companies and units in the database. */
export function createOrganizationStore(db: Pick<Db, 'read'>) {
  const read = () => db.read<OrganizationTables>()
  return {
    async insertCompany(tx: Tx, row: CompanyRow): Promise<void> {
      await tx.on<OrganizationTables>().insertInto('companies').values(row).execute()
    },
    async insertOrgUnit(tx: Tx, row: OrgUnitRow): Promise<void> {
      await tx.on<OrganizationTables>().insertInto('org_units').values(row).execute()
    },
    findUnitPath(tx: Tx, companyId: string, orgUnitId: string): Promise<{ path: string } | undefined> {
      return tx
        .on<OrganizationTables>()
        .selectFrom('org_units')
        .select('path')
        .where('id', '=', orgUnitId)
        .where('company_id', '=', companyId)
        .executeTakeFirst()
    },
    findUnit(tx: Tx, companyId: string, orgUnitId: string): Promise<OrgUnitRow | undefined> {
      return tx
        .on<OrganizationTables>()
        .selectFrom('org_units')
        .selectAll()
        .where('id', '=', orgUnitId)
        .where('company_id', '=', companyId)
        .executeTakeFirst()
    },
    /** Makes other changes of this company's tree wait for the end of the transaction: two moves at once could make a ring. */
    async lockTree(tx: Tx, companyId: string): Promise<void> {
      await tx
        .on<OrganizationTables>()
        .updateTable('companies')
        .set((eb) => ({ name: eb.ref('name') }))
        .where('id', '=', companyId)
        .execute()
    },
    /** A company's whole tree as the transaction sees it, parents first. */
    listUnitsInside(tx: Tx, companyId: string): Promise<OrgUnitRow[]> {
      return tx
        .on<OrganizationTables>()
        .selectFrom('org_units')
        .selectAll()
        .where('company_id', '=', companyId)
        .orderBy('path')
        .execute()
    },
    async updateUnit(
      tx: Tx,
      orgUnitId: string,
      values: Partial<Pick<OrgUnitRow, 'name' | 'kind' | 'parent_id' | 'closed_at'>>,
    ): Promise<void> {
      await tx
        .on<OrganizationTables>()
        .updateTable('org_units')
        .set(values)
        .where('id', '=', orgUnitId)
        .execute()
    },
    /** Puts a unit and all below it under another path. */
    async movePaths(tx: Tx, companyId: string, fromPath: string, toPath: string): Promise<void> {
      await tx
        .on<OrganizationTables>()
        .updateTable('org_units')
        .set({ path: sql<string>`concat(${toPath}, substr(path, ${fromPath.length + 1}))` })
        .where('company_id', '=', companyId)
        .where('path', '>=', fromPath)
        .where('path', '<', `${fromPath}~`)
        .execute()
    },
    findCompany(companyId: string): Promise<CompanyRow | undefined> {
      return read().selectFrom('companies').selectAll().where('id', '=', companyId).executeTakeFirst()
    },
    listCompanies(): Promise<CompanyRow[]> {
      return read().selectFrom('companies').selectAll().orderBy('created_at').orderBy('id').execute()
    },
    listUnits(companyId: string): Promise<OrgUnitRow[]> {
      return read()
        .selectFrom('org_units')
        .selectAll()
        .where('company_id', '=', companyId)
        .orderBy('path')
        .execute()
    },
  }
}
export type OrganizationStore = ReturnType<typeof createOrganizationStore>
