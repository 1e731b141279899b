import { type Db, decodeJson, encodeJson, isDuplicateKey, type Tx } from '../../platform/db/index.ts'
import type { StoredValues } from './settings.rules.ts'
import type { SettingRow, SettingsTables } from './settings.table.ts'

/** Everything that a company and what belongs to it has set. */
export interface CompanySettings {
  readonly values: StoredValues
  /** Rises with every change. */
  readonly version: number
  /** By company, unit or device: the last version with something new for its phones. */
  readonly targetVersions: ReadonlyMap<string, number>
}

type Target = Pick<SettingRow, 'company_id' | 'target_id'>
type Key = Target & Pick<SettingRow, 'setting_key'>

/** Values set by companies, units and devices. */
export function createSettingsStore(db: Pick<Db, 'read'>) {
  return {
    async loadValues(companyId: string): Promise<CompanySettings> {
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
      const targets = await read
        .selectFrom('settings_target_versions')
        .select(['target_id', 'version'])
        .where('company_id', '=', companyId)
        .execute()
      const values = new Map<string, Map<string, unknown>>()
      for (const { target_id, setting_key, value } of rows) {
        const ofTarget = values.get(target_id) ?? new Map<string, unknown>()
        values.set(target_id, ofTarget.set(setting_key, decodeJson(value)))
      }
      const targetVersions = new Map(targets.map((row) => [row.target_id, row.version]))
      return { values, version: version?.version ?? 0, targetVersions }
    },

    /** The values that a target has itself. */
    async listOwnValues(tx: Tx, target: Target): Promise<ReadonlyMap<string, unknown>> {
      const rows = await tx
        .on<SettingsTables>()
        .selectFrom('settings')
        .select(['setting_key', 'value'])
        .where('company_id', '=', target.company_id)
        .where('target_id', '=', target.target_id)
        .execute()
      return new Map(rows.map((row) => [row.setting_key, decodeJson<unknown>(row.value)]))
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

    async deleteValue(tx: Tx, key: Key): Promise<void> {
      await tx
        .on<SettingsTables>()
        .deleteFrom('settings')
        .where('company_id', '=', key.company_id)
        .where('target_id', '=', key.target_id)
        .where('setting_key', '=', key.setting_key)
        .execute()
    },

    /**
     * Counts a change of the company, and makes others wait until this one is through. Returns the new version, or
     * undefined when it is not the one after `expected`.
     */
    async raiseVersion(tx: Tx, companyId: string, expected?: number): Promise<number | undefined> {
      const raise = () => {
        const update = tx
          .on<SettingsTables>()
          .updateTable('settings_versions')
          .set((eb) => ({ version: eb('version', '+', 1) }))
          .where('company_id', '=', companyId)
        return (expected === undefined ? update : update.where('version', '=', expected)).executeTakeFirst()
      }
      const read = async () => {
        const row = await tx
          .on<SettingsTables>()
          .selectFrom('settings_versions')
          .select('version')
          .where('company_id', '=', companyId)
          .executeTakeFirst()
        return row?.version
      }
      if ((await raise()).numUpdatedRows > 0n) return read()
      if ((expected ?? 0) !== 0) return undefined
      try {
        await tx
          .on<SettingsTables>()
          .insertInto('settings_versions')
          .values({ company_id: companyId, version: 1 })
          .execute()
        return 1
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        return (await raise()).numUpdatedRows > 0n ? read() : undefined
      }
    },

    /** From `version` on there is something new for the phones of a target. */
    async saveTargetVersion(tx: Tx, { company_id, target_id }: Target, version: number): Promise<void> {
      const updated = await tx
        .on<SettingsTables>()
        .updateTable('settings_target_versions')
        .set({ version })
        .where('company_id', '=', company_id)
        .where('target_id', '=', target_id)
        .executeTakeFirst()
      if (updated.numUpdatedRows > 0n) return
      await tx
        .on<SettingsTables>()
        .insertInto('settings_target_versions')
        .values({ company_id, target_id, version })
        .execute()
    },
  }
}
export type SettingsStore = ReturnType<typeof createSettingsStore>
