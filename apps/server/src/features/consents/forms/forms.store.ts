import type { Db, Tx } from '../../../platform/db/index.ts'
import type { CompanySealRow, FormDecisionRow, FormRow, FormsTables } from './forms.table.ts'

/** Forms, the decisions on them, and companies' seals. */
export function createFormsStore(db: Pick<Db, 'read'>) {
  return {
    async insertForm(tx: Tx, row: FormRow): Promise<void> {
      await tx.on<FormsTables>().insertInto('forms').values(row).execute()
    },

    findForm(tx: Tx, companyId: string, id: string): Promise<FormRow | undefined> {
      return tx
        .on<FormsTables>()
        .selectFrom('forms')
        .selectAll()
        .where('id', '=', id)
        .where('company_id', '=', companyId)
        .executeTakeFirst()
    },

    /** False when somebody else was quicker. */
    async changeForm(
      tx: Tx,
      { id, revision }: Pick<FormRow, 'id' | 'revision'>,
      columns: Partial<FormRow>,
    ): Promise<boolean> {
      const changed = await tx
        .on<FormsTables>()
        .updateTable('forms')
        .set({ ...columns, revision: revision + 1 })
        .where('id', '=', id)
        .where('revision', '=', revision)
        .executeTakeFirst()
      return changed.numUpdatedRows > 0n
    },

    async insertDecision(tx: Tx, row: FormDecisionRow): Promise<void> {
      await tx.on<FormsTables>().insertInto('form_decisions').values(row).execute()
    },

    listDecisions(tx: Tx, formId: string): Promise<FormDecisionRow[]> {
      return tx
        .on<FormsTables>()
        .selectFrom('form_decisions')
        .selectAll()
        .where('form_id', '=', formId)
        .orderBy('revision')
        .execute()
    },

    async saveSeal(tx: Tx, row: CompanySealRow): Promise<void> {
      const tables = tx.on<FormsTables>()
      const updated = await tables
        .updateTable('company_seals')
        .set(row)
        .where('company_id', '=', row.company_id)
        .executeTakeFirst()
      if (updated.numUpdatedRows === 0n) await tables.insertInto('company_seals').values(row).execute()
    },

    async deleteSeal(tx: Tx, companyId: string): Promise<boolean> {
      const deleted = await tx
        .on<FormsTables>()
        .deleteFrom('company_seals')
        .where('company_id', '=', companyId)
        .executeTakeFirst()
      return deleted.numDeletedRows > 0n
    },

    findSeal(companyId: string): Promise<CompanySealRow | undefined> {
      return db
        .read<FormsTables>()
        .selectFrom('company_seals')
        .selectAll()
        .where('company_id', '=', companyId)
        .executeTakeFirst()
    },
  }
}
export type FormsStore = ReturnType<typeof createFormsStore>
