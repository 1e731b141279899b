import type { Db, Tx } from '../../../platform/db/index.ts'
import type { AuditTables } from '../audit.table.ts'
import type { Checkpoint } from './checkpoints.rules.ts'

export interface StoredCheckpoint extends Checkpoint {
  readonly note: string
}

export interface CheckpointStore {
  insert(tx: Tx, checkpoint: StoredCheckpoint): Promise<void>
  findLast(): Promise<StoredCheckpoint | undefined>
  /** Checkpoints of more than so many entries, smallest first. */
  listAfter(treeSize: number, limit: number): Promise<StoredCheckpoint[]>
}

export function createCheckpointStore(db: Db): CheckpointStore {
  const toCheckpoint = (row: AuditTables['audit_checkpoints']): StoredCheckpoint => ({
    treeSize: row.tree_size,
    rootHash: Buffer.from(row.root_hash),
    note: row.note,
    signedAt: row.signed_at,
  })
  const rows = () => db.read<AuditTables>().selectFrom('audit_checkpoints').selectAll()

  return {
    async insert(tx, { treeSize, rootHash, note, signedAt }) {
      await tx
        .on<AuditTables>()
        .insertInto('audit_checkpoints')
        .values({ tree_size: treeSize, root_hash: rootHash, note, signed_at: signedAt })
        .execute()
    },
    async findLast() {
      const row = await rows().orderBy('tree_size', 'desc').limit(1).executeTakeFirst()
      return row && toCheckpoint(row)
    },
    async listAfter(treeSize, limit) {
      const found = await rows().where('tree_size', '>', treeSize).orderBy('tree_size').limit(limit).execute()
      return found.map(toCheckpoint)
    },
  }
}
