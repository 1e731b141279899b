import { auditFigures } from '@smartym/contract'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { AuditTables } from '../audit.table.ts'
import { blockEntries } from './retention.rules.ts'

/** An entry on its way out. */
export interface OldEntry {
  readonly id: string
  readonly company_id: string
  readonly at: number
  readonly leaf_hash: Uint8Array
}

/** Whole blocks of entries whose time is over, and the hashes that are kept of them. */
export interface RetentionStore {
  /** First position after those that were purged. */
  findFirstKept(): Promise<number>
  /** The entries of one block in the order of the log. */
  listBlock(tx: Tx, firstPosition: number): Promise<OldEntry[]>
  /** When the first checkpoint that covers so many entries was signed. */
  findSignedAt(tx: Tx, entries: number): Promise<number | undefined>
  /** With what figures know of the entries; the sums of months stay. */
  purge(
    tx: Tx,
    block: AuditTables['audit_purged_blocks'],
    entries: readonly Pick<OldEntry, 'id' | 'company_id' | 'at'>[],
  ): Promise<void>
}

export function createRetentionStore(db: Db): RetentionStore {
  return {
    async findFirstKept() {
      const row = await db
        .read<AuditTables>()
        .selectFrom('audit_purged_blocks')
        .select('first_position')
        .orderBy('first_position', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row === undefined ? 0 : row.first_position + blockEntries
    },
    listBlock: (tx, firstPosition) =>
      tx
        .on<AuditTables>()
        .selectFrom('audit_entries')
        .select(['id', 'company_id', 'at', 'leaf_hash'])
        .where('position', '>=', firstPosition)
        .where('position', '<', firstPosition + blockEntries)
        .orderBy('position')
        .execute(),
    async findSignedAt(tx, entries) {
      const row = await tx
        .on<AuditTables>()
        .selectFrom('audit_checkpoints')
        .select('signed_at')
        .where('tree_size', '>=', entries)
        .orderBy('tree_size')
        .limit(1)
        .executeTakeFirst()
      return row?.signed_at
    },
    async purge(tx, block, entries) {
      const times = entries.map(({ at }) => at)
      const [first, last] = [Math.min(...times), Math.max(...times)]
      for (const companyId of new Set(entries.map((entry) => entry.company_id))) {
        const ids = entries.filter((entry) => entry.company_id === companyId).map(({ id }) => id)
        await tx
          .on<AuditTables>()
          .deleteFrom('audit_figure_entries')
          .where('company_id', '=', companyId)
          .where('figure', 'in', auditFigures)
          .where('at', '>=', first)
          .where('at', '<=', last)
          .where('entry_id', 'in', ids)
          .execute()
      }
      await tx.on<AuditTables>().insertInto('audit_purged_blocks').values(block).execute()
      await tx
        .on<AuditTables>()
        .deleteFrom('audit_entries')
        .where('position', '>=', block.first_position)
        .where('position', '<', block.first_position + blockEntries)
        .execute()
    },
  }
}
