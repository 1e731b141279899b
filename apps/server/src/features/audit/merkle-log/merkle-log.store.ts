import { sql } from 'kysely'
import { assignPositions, type Db, type Tx } from '../../../platform/db/index.ts'
import type { AuditTables } from '../audit.table.ts'
import { MerkleFrontier } from './merkle-log.rules.ts'

const headName = 'audit'

/** Rows of the Merkle log: entries that wait, and its head. */
export interface MerkleLogStore {
  hasWaiting(): Promise<boolean>
  readHead(): Promise<MerkleFrontier>
  /** Appends up to `limit` waiting entries in one transaction and returns the head after it; `withHead` runs in it. */
  appendWaiting(
    limit: number,
    withHead: (tx: Tx, head: MerkleFrontier) => Promise<void>,
  ): Promise<{ appended: number; head: MerkleFrontier }>
}

/** Another node appended at the same time; nothing of this attempt was kept. */
export class HeadMovedError extends Error {
  override readonly name = 'HeadMovedError'
}

/* What follows `position` in its index: the primary key on MariaDB, the row's number on SQLite. Any other order sorts all that waits. */
function indexOrder(tx: Tx) {
  return tx.dialect === 'sqlite' ? sql`rowid` : sql`id`
}

export function createMerkleLogStore(db: Db): MerkleLogStore {
  async function readHeadIn(tx: Pick<Tx, 'on'>): Promise<MerkleFrontier> {
    const row = await tx
      .on<AuditTables>()
      .selectFrom('audit_log_heads')
      .selectAll()
      .where('name', '=', headName)
      .executeTakeFirst()
    return row === undefined ? new MerkleFrontier() : new MerkleFrontier(row.tree_size, row.subtree_roots)
  }

  async function moveHead(tx: Tx, from: number, head: MerkleFrontier): Promise<void> {
    const heads = tx.on<AuditTables>()
    const values = { tree_size: head.size, subtree_roots: head.subtreeRoots() }
    if (from === 0) {
      await heads
        .insertInto('audit_log_heads')
        .values({ name: headName, ...values })
        .execute()
      return
    }
    const moved = await heads
      .updateTable('audit_log_heads')
      .set(values)
      .where('name', '=', headName)
      .where('tree_size', '=', from)
      .executeTakeFirst()
    if (moved.numUpdatedRows === 0n) throw new HeadMovedError('the head of the audit log moved')
  }

  return {
    async hasWaiting() {
      const row = await db
        .read<AuditTables>()
        .selectFrom('audit_entries')
        .select('id')
        .where('position', 'is', null)
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },

    readHead: () => readHeadIn({ on: <T>() => db.read<T>() }),

    appendWaiting: (limit, withHead) =>
      db.transaction(async (tx) => {
        const head = await readHeadIn(tx)
        const from = head.size
        const rows = await tx
          .on<AuditTables>()
          .selectFrom('audit_entries')
          .select(['id', 'leaf_hash'])
          .where('position', 'is', null)
          .orderBy(indexOrder(tx))
          .limit(limit)
          .execute()
        for (const row of rows) head.append(Buffer.from(row.leaf_hash))
        if (rows.length > 0) {
          await moveHead(tx, from, head)
          await assignPositions(
            tx,
            'audit_entries',
            'id',
            rows.map((row) => row.id),
            from,
          )
        }
        await withHead(tx, head)
        return { appended: rows.length, head }
      }),
  }
}
