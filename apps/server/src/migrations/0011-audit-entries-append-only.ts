import { sql } from 'kysely'
import type { SchemaTools } from '../platform/db/index.ts'

const columns = [
  'id',
  'company_id',
  'at',
  'kind',
  'actor_kind',
  'actor_id',
  'actor_name',
  'address',
  'device_id',
  'action',
  'object_kind',
  'object_id',
  'subject_reference',
  'reason',
  'detail',
  'leaf_hash',
]

/** Entries cannot be deleted, nor changed but for one thing: `position` is set once. */
export async function up(tools: SchemaTools): Promise<void> {
  await (tools.dialect === 'sqlite' ? guardSqlite(tools) : guardMariadb(tools))
}

/* `update of` looks at the statement, not at the values, so that appending to the log costs nothing more. */
async function guardSqlite({ db }: SchemaTools): Promise<void> {
  const refuse = (what: string): string => `begin select raise(abort, 'audit entries cannot be ${what}'); end`
  await sql
    .raw(
      `create trigger if not exists audit_entries_no_delete before delete on audit_entries ${refuse('deleted')}`,
    )
    .execute(db)
  await sql
    .raw(
      `create trigger if not exists audit_entries_no_change before update of ${columns.join(', ')} on audit_entries ${refuse('changed')}`,
    )
    .execute(db)
  await sql
    .raw(
      `create trigger if not exists audit_entries_no_move before update of position on audit_entries
       when old.position is not null or new.position is null ${refuse('changed')}`,
    )
    .execute(db)
}

async function guardMariadb({ db }: SchemaTools): Promise<void> {
  const same = columns.map((name) => `new.${name} <=> old.${name}`).join(' and ')
  await sql
    .raw(`create trigger if not exists audit_entries_no_delete before delete on audit_entries for each row
    signal sqlstate '45000' set message_text = 'audit entries cannot be deleted'`)
    .execute(db)
  await sql
    .raw(`create trigger if not exists audit_entries_no_change before update on audit_entries for each row
    if old.position is not null or new.position is null or not (${same}) then
      signal sqlstate '45000' set message_text = 'audit entries cannot be changed';
    end if`)
    .execute(db)
}

export async function down({ db }: SchemaTools): Promise<void> {
  await sql`drop trigger if exists audit_entries_no_delete`.execute(db)
  await sql`drop trigger if exists audit_entries_no_change`.execute(db)
  await sql`drop trigger if exists audit_entries_no_move`.execute(db)
}
