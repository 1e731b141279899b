import { type Db, decodeJson, encodeJson, type Tx } from '../../platform/db/index.ts'
import type { SettingChangeRow, SettingsTables } from './settings.table.ts'

/** What one change did to one key; `before` and `after` are the target's own values, absent for none. */
export interface ChangedValue {
  readonly key: string
  readonly before?: unknown
  readonly after?: unknown
}

export interface StoredSettingChange extends Omit<SettingChangeRow, 'changed_values'> {
  readonly values: readonly ChangedValue[]
}

/** A row as it is read. */
export function storedChangeOf({ changed_values, ...row }: SettingChangeRow): StoredSettingChange {
  return { ...row, values: decodeJson<ChangedValue[]>(changed_values) }
}

/** The history of settings. */
export function createSettingChangesStore(db: Pick<Db, 'read'>) {
  return {
    async insertChange(tx: Tx, { values, ...row }: StoredSettingChange): Promise<void> {
      await tx
        .on<SettingsTables>()
        .insertInto('settings_changes')
        .values({ ...row, changed_values: encodeJson(values) })
        .execute()
    },

    async findChange(companyId: string, id: string): Promise<StoredSettingChange | undefined> {
      const row = await db
        .read<SettingsTables>()
        .selectFrom('settings_changes')
        .selectAll()
        .where('company_id', '=', companyId)
        .where('id', '=', id)
        .executeTakeFirst()
      return row && storedChangeOf(row)
    },

    async markUndone(tx: Tx, companyId: string, id: string, undoneById: string): Promise<void> {
      await tx
        .on<SettingsTables>()
        .updateTable('settings_changes')
        .set({ undone_by_id: undoneById })
        .where('company_id', '=', companyId)
        .where('id', '=', id)
        .execute()
    },
  }
}
export type SettingChangesStore = ReturnType<typeof createSettingChangesStore>
