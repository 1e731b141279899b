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
