import { sql } from 'kysely'
import type { SchemaTools } from '../platform/db/index.ts'

/** “Whose data” is what a data subject asks: the answer must not read the whole log. */
export async function up({ createIndex }: SchemaTools): Promise<void> {
  await createIndex('audit_entries_subject_at', 'audit_entries', ['subject_reference', 'at', 'id'])
}

export async function down({ db, dialect }: SchemaTools): Promise<void> {
  const ending = dialect === 'sqlite' ? sql`` : sql` on audit_entries`
  await sql`drop index if exists audit_entries_subject_at${ending}`.execute(db)
}
