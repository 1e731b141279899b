import { type Db, isDuplicateKey, type Tx } from '../../../platform/db/index.ts'
import { textTargetTaken } from '../text-messages.errors.ts'
import type {
  TemplateWords,
  TextMessagesTables,
  TextTemplateRow,
  TextTemplateVersionRow,
} from '../text-messages.table.ts'

const maxVersions = 200

function versionOf({ id, company_id, ...row }: TextTemplateRow): TextTemplateVersionRow {
  const { name, version, body, is_advertising, changed_at, changed_by } = row
  return { text_template_id: id, company_id, name, version, body, is_advertising, changed_at, changed_by }
}

/** Templates with all their versions. */
export function createTemplatesStore(db: Pick<Db, 'read'>) {
  const on = (tx: Tx) => tx.on<TextMessagesTables>()

  return {
    /** Throws `text_templates.target_taken` when its target has one. */
    async insert(tx: Tx, row: TextTemplateRow): Promise<void> {
      try {
        await on(tx).insertInto('text_templates').values(row).execute()
      } catch (error) {
        throw isDuplicateKey(error) ? textTargetTaken() : error
      }
      await on(tx).insertInto('text_template_versions').values(versionOf(row)).execute()
    },

    /** False when it is no longer the version from which the change was made. */
    async change(tx: Tx, before: TextTemplateRow, words: TemplateWords): Promise<boolean> {
      const { numUpdatedRows } = await on(tx)
        .updateTable('text_templates')
        .set(words)
        .where('id', '=', before.id)
        .where('version', '=', before.version)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return false
      await on(tx)
        .insertInto('text_template_versions')
        .values(versionOf({ ...before, ...words }))
        .execute()
      return true
    },

    /** Its versions stay: texts that were sent point to them. */
    async delete(tx: Tx, textTemplateId: string): Promise<void> {
      await on(tx).deleteFrom('text_templates').where('id', '=', textTemplateId).execute()
    },

    find(tx: Tx, companyId: string, textTemplateId: string): Promise<TextTemplateRow | undefined> {
      return on(tx)
        .selectFrom('text_templates')
        .selectAll()
        .where('id', '=', textTemplateId)
        .where('company_id', '=', companyId)
        .executeTakeFirst()
    },

    findVersion(
      tx: Tx,
      textTemplateId: string,
      version: number,
    ): Promise<TextTemplateVersionRow | undefined> {
      return on(tx)
        .selectFrom('text_template_versions')
        .selectAll()
        .where('text_template_id', '=', textTemplateId)
        .where('version', '=', version)
        .executeTakeFirst()
    },

    /** A company's, in the order in which they were made. */
    listTemplates(companyId: string): Promise<TextTemplateRow[]> {
      return db
        .read<TextMessagesTables>()
        .selectFrom('text_templates')
        .selectAll()
        .where('company_id', '=', companyId)
        .orderBy('id')
        .execute()
    },

    /** Newest first. */
    listVersions(companyId: string, textTemplateId: string): Promise<TextTemplateVersionRow[]> {
      return db
        .read<TextMessagesTables>()
        .selectFrom('text_template_versions')
        .selectAll()
        .where('text_template_id', '=', textTemplateId)
        .where('company_id', '=', companyId)
        .orderBy('version', 'desc')
        .limit(maxVersions)
        .execute()
    },
  }
}
export type TemplatesStore = ReturnType<typeof createTemplatesStore>
