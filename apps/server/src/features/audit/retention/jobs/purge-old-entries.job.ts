import type { Clock } from '../../../../platform/clock/index.ts'
import type { Db } from '../../../../platform/db/index.ts'
import { type AuditRecorder, serverOrigin } from '../../audit.service.ts'
import { blockEntries, cutoffOf } from '../retention.rules.ts'
import type { RetentionStore } from '../retention.store.ts'

export const purgeOldEntries = 'purge-old-audit-entries'

export interface PurgeOldEntriesDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly store: RetentionStore
  readonly audit: AuditRecorder
  /** The longest time for which any company keeps its entries; the log is one for all of them. */
  readonly retentionDays: () => Promise<number>
}

/**
 * Deletes entries whose time of keeping is over, in whole blocks from the start of the log; their leaf hashes stay, so
 * that the log can be verified as before. Each block leaves an entry of its own for whom it concerned (INT-4).
 */
export async function runPurgeOldEntries(deps: PurgeOldEntriesDeps): Promise<number> {
  const { db, clock, store, audit, retentionDays } = deps
  const now = clock.now()
  const cutoff = cutoffOf(now, await retentionDays())

  const purgeBlock = (firstPosition: number) =>
    db.transaction(async (tx) => {
      const entries = await store.listBlock(tx, firstPosition)
      const last = entries.at(-1)
      if (last === undefined || entries.length < blockEntries) return false
      const end = firstPosition + blockEntries
      const signedAt = await store.findSignedAt(tx, end)
      const isOld = entries.every(({ at }) => at < cutoff) && signedAt !== undefined && signedAt < cutoff
      if (!isOld) return false
      const block = {
        first_position: firstPosition,
        leaf_hashes: Buffer.concat(entries.map(({ leaf_hash }) => leaf_hash)),
        last_at: last.at,
        purged_at: now,
      }
      await store.purge(tx, block, entries)
      for (const companyId of new Set(entries.map((entry) => entry.company_id))) {
        await audit.record(tx, {
          ...serverOrigin(companyId),
          kind: 'change',
          action: 'audit.entries_purged',
          object: { kind: 'audit_log', id: null },
          detail: { firstPosition, entries: blockEntries, before: new Date(cutoff).toISOString() },
        })
      }
      return true
    })

  let purged = 0
  let position = await store.findFirstKept()
  while (await purgeBlock(position)) {
    position += blockEntries
    purged += blockEntries
  }
  return purged
}
