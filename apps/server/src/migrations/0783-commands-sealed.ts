import { sql } from 'kysely'
import type { SchemaTools } from '../platform/db/index.ts'

/**
 * Whom a phone is to call, encrypted beside the rest of a command. Of earlier commands it is taken out, since nobody asks it
 * of them any more: one that no phone has received yet is not sent any more and is given up when its receipt is overdue. Rejected reports are
 * kept without the number.
 */
export async function up({ db, addColumns, types }: SchemaTools): Promise<void> {
  await addColumns('commands', { customer: types.blob })
  await sql`update commands set not_after = case when state in ('pending', 'sent') then 0 else not_after end,
    payload = json_remove(payload, '$.phoneNumber', '$.customerName', '$.customerReference')
    where kind = 'dial' and customer is null`.execute(db)
  await sql`update rejected_reports set report = json_replace(report, '$.payload.phoneNumber', '')
    where kind = 'call.started'`.execute(db)
}

export async function down({ dropColumns }: SchemaTools): Promise<void> {
  await dropColumns('commands', ['customer'])
}
