import type { Db } from '../../../platform/db/index.ts'
import type { AuditTables } from '../audit.table.ts'
import type { SinkStatus } from './checkpoint-sink.port.ts'

/** How far each sink has come. */
export interface SinkProgressStore {
  find(name: string): Promise<SinkStatus | undefined>
  list(): Promise<SinkStatus[]>
  saveSent(name: string, treeSize: number, at: number): Promise<void>
  saveFault(name: string, fault: string, at: number): Promise<void>
}

export function createSinkProgressStore(db: Db): SinkProgressStore {
  const rows = () => db.read<AuditTables>().selectFrom('audit_sink_progress').selectAll()
  const statusOf = (row: AuditTables['audit_sink_progress']): SinkStatus => ({
    name: row.name,
    treeSize: row.tree_size,
    sentAt: row.sent_at,
    fault: row.fault,
    failingSince: row.failing_since,
  })

  async function save(name: string, values: Partial<AuditTables['audit_sink_progress']>): Promise<void> {
    await db.transaction(async (tx) => {
      const changed = await tx
        .on<AuditTables>()
        .updateTable('audit_sink_progress')
        .set(values)
        .where('name', '=', name)
        .executeTakeFirst()
      if (changed.numUpdatedRows > 0n) return
      const empty = { tree_size: null, sent_at: null, fault: null, failing_since: null }
      await tx
        .on<AuditTables>()
        .insertInto('audit_sink_progress')
        .values({ name, ...empty, ...values })
        .execute()
    })
  }

  return {
    async find(name) {
      const row = await rows().where('name', '=', name).executeTakeFirst()
      return row && statusOf(row)
    },
    async list() {
      return (await rows().orderBy('name').execute()).map(statusOf)
    },
    saveSent: (name, treeSize, at) =>
      save(name, { tree_size: treeSize, sent_at: at, fault: null, failing_since: null }),
    async saveFault(name, fault, at) {
      const failingSince = (await rows().where('name', '=', name).executeTakeFirst())?.failing_since ?? at
      await save(name, { fault: fault.slice(0, 80), failing_since: failingSince })
    },
  }
}
