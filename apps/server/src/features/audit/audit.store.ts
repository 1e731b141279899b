import type { Kysely } from 'kysely'
import { prepareQuery, type Tx } from '../../platform/db/index.ts'
import type { AuditEntryRow, AuditTables } from './audit.table.ts'

const insert = prepareQuery((db: Kysely<AuditTables>, p: Omit<AuditEntryRow, 'position'>) =>
  db.insertInto('audit_entries').values({
    id: p.id,
    company_id: p.company_id,
    at: p.at,
    kind: p.kind,
    actor_kind: p.actor_kind,
    actor_id: p.actor_id,
    actor_name: p.actor_name,
    address: p.address,
    device_id: p.device_id,
    action: p.action,
    object_kind: p.object_kind,
    object_id: p.object_id,
    subject_reference: p.subject_reference,
    reason: p.reason,
    detail: p.detail,
    leaf_hash: p.leaf_hash,
  }),
)

/** Writes entries; nothing ever changes or deletes one. */
export interface AuditStore {
  insert(tx: Tx, entry: Omit<AuditEntryRow, 'position'>): Promise<void>
}

export const auditStore: AuditStore = {
  async insert(tx, entry) {
    await insert.run(tx.on<AuditTables>(), entry)
  },
}
