import { type Db, decodeJson, encodeJson, isDuplicateKey, type Tx } from '../../platform/db/index.ts'
import type { StoredValues } from './settings.rules.ts'
import type { SettingRow, SettingsTables } from './settings.table.ts'

/** Values set by companies, units and devices. */
export function createSettingsStore(db: Pick<Db, 'read'>) {
  return {
    /** Everything that a company and what belongs to it has set. */
    async loadValues(companyId: string): Promise<{ values: StoredValues; version: number }> {
      const read = db.read<SettingsTables>()
      const version = await read
        .selectFrom('settings_versions')
        .select('version')
        .where('company_id', '=', companyId)
        .executeTakeFirst()
      const rows = await read
        .selectFrom('settings')
        .select(['target_id', 'setting_key', 'value'])
        .where('company_id', '=', companyId)
        .execute()
      const values = new Map<string, Map<string, unknown>>()
      for (const { target_id, setting_key, value } of rows) {
        const ofTarget = values.get(target_id) ?? new Map<string, unknown>()
        values.set(target_id, ofTarget.set(setting_key, decodeJson(value)))
      }
      return { values, version: version?.version ?? 0 }
    },

    /** The value set for a target itself; undefined when it has none. */
    async findValue(tx: Tx, row: Pick<SettingRow, 'company_id' | 'target_id' | 'setting_key'>) {
      const found = await tx
        .on<SettingsTables>()
        .selectFrom('settings')
        .select('value')
        .where('company_id', '=', row.company_id)
        .where('target_id', '=', row.target_id)
        .where('setting_key', '=', row.setting_key)
        .executeTakeFirst()
      return found === undefined ? undefined : decodeJson<unknown>(found.value)
    },

    async saveValue(tx: Tx, row: Omit<SettingRow, 'value'> & { value: unknown }): Promise<void> {
      const values = { value: encodeJson(row.value), changed_at: row.changed_at }
      const updated = await tx
        .on<SettingsTables>()
        .updateTable('settings')
        .set(values)
        .where('company_id', '=', row.company_id)
        .where('target_id', '=', row.target_id)
        .where('setting_key', '=', row.setting_key)
        .executeTakeFirst()
      if (updated.numUpdatedRows > 0n) return
      await tx
        .on<SettingsTables>()
        .insertInto('settings')
        .values({ ...row, ...values })
        .execute()
    },

    async raiseVersion(tx: Tx, companyId: string): Promise<void> {
      const raise = () =>
        tx
          .on<SettingsTables>()
          .updateTable('settings_versions')
          .set((eb) => ({ version: eb('version', '+', 1) }))
          .where('company_id', '=', companyId)
          .executeTakeFirst()
      if ((await raise()).numUpdatedRows > 0n) return
      try {
        await tx
          .on<SettingsTables>()
          .insertInto('settings_versions')
          .values({ company_id: companyId, version: 1 })
          .execute()
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        await raise()
      }
    },
  }
}
export type SettingsStore = ReturnType<typeof createSettingsStore>
