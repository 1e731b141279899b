import type { SchemaTools } from '../platform/db/index.ts'

/** Who, when, from where, did what, to what, about whom, why. `leaf_hash` covers every value; `position` is the entry's place in the Merkle log. */
export async function up({ createTable, createIndex, types }: SchemaTools): Promise<void> {
  await createTable('audit_entries')
    .addColumn('id', types.id, (c) => c.primaryKey().notNull())
    .addColumn('company_id', types.id, (c) => c.notNull())
    .addColumn('at', types.instant, (c) => c.notNull())
    .addColumn('kind', types.key(40), (c) => c.notNull())
    .addColumn('actor_kind', types.key(40), (c) => c.notNull())
    .addColumn('actor_id', types.key(80), (c) => c.notNull())
    .addColumn('actor_name', types.text)
    .addColumn('address', types.key(80))
    .addColumn('device_id', types.key(80))
    .addColumn('action', types.key(80), (c) => c.notNull())
    .addColumn('object_kind', types.key(40), (c) => c.notNull())
    .addColumn('object_id', types.key(80))
    .addColumn('subject_reference', types.key(200))
    .addColumn('reason', types.text)
    .addColumn('detail', types.json, (c) => c.notNull())
    .addColumn('leaf_hash', types.bytes(32), (c) => c.notNull())
    .addColumn('position', types.integer)
    .execute()
  await createIndex('audit_entries_position', 'audit_entries', ['position'], { unique: true })
  /* Grows at its end only. An index that begins with the actor would dirty a page of its own with every entry, which was
     measured to cost more than the entry itself; so the actor stands in this one, to be filtered without reading rows. */
  await createIndex('audit_entries_company_at', 'audit_entries', [
    'company_id',
    'at',
    'id',
    'actor_id',
    'kind',
  ])
  await createIndex('audit_entries_object_at', 'audit_entries', ['object_id', 'at', 'id'])
}

export async function down({ dropTable }: SchemaTools): Promise<void> {
  await dropTable('audit_entries')
}
