import { sql } from 'kysely'
import type { SchemaTools } from '../platform/db/index.ts'

/* The hash of the entry stands in its purged block. */
const isKept = `exists (select 1 from audit_purged_blocks where first_position = old.position - old.position % 1000
  and substr(leaf_hashes, (old.position % 1000) * 32 + 1, 32) = old.leaf_hash)`
const dropGuard = sql`drop trigger if exists audit_entries_no_delete`

/** An entry can be deleted when its leaf hash has been kept, and only then. */
export async function up(tools: SchemaTools): Promise<void> {
  await dropGuard.execute(tools.db)
  const condition = `old.position is null or not ${isKept}`
  await sql
    .raw(
      tools.dialect === 'sqlite'
        ? `create trigger audit_entries_no_delete before delete on audit_entries when ${condition}
           begin select raise(abort, 'audit entries cannot be deleted'); end`
        : `create trigger audit_entries_no_delete before delete on audit_entries for each row
           if ${condition} then signal sqlstate '45000' set message_text = 'audit entries cannot be deleted'; end if`,
    )
    .execute(tools.db)
}

/** As it was before: no entry can be deleted. */
export async function down({ db, dialect }: SchemaTools): Promise<void> {
  await dropGuard.execute(db)
  await sql
    .raw(
      dialect === 'sqlite'
        ? `create trigger if not exists audit_entries_no_delete before delete on audit_entries begin select raise(abort, 'audit entries cannot be deleted'); end`
        : `create trigger audit_entries_no_delete before delete on audit_entries for each row
    signal sqlstate '45000' set message_text = 'audit entries cannot be deleted'`,
    )
    .execute(db)
}
