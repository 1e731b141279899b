import type { Clock } from '../clock/index.ts'
import { type Db, isDuplicateKey } from '../db/index.ts'

interface LeasesTable {
  name: string
  holder: string
  held_until: number
}
export interface LeasesTables {
  leases: LeasesTable
}

/** One node's hold on a name that only one node may hold at a time. */
export interface Lease {
  /** Takes or renews the lease when need be; true while this node holds it. */
  ensureHeld(): Promise<boolean>
  /** Lets another node have it at once. */
  release(): Promise<void>
}

export interface Leases {
  /** A lease that lives `ttlMs` beyond its last renewal. Nodes' clocks must agree far better than that. */
  lease(name: string, ttlMs: number): Lease
  /** Runs `work` if no other node holds the name now; undefined if one does. The lease is renewed while the work runs. */
  withLease<T>(name: string, work: () => Promise<T>, ttlMs?: number): Promise<T | undefined>
}

/** `holder` names this node and differs from every other's. */
export function createLeases(db: Db, clock: Clock, holder: string): Leases {
  async function take(name: string, ttlMs: number): Promise<boolean> {
    return db.transaction(async (tx) => {
      const leases = tx.on<LeasesTables>()
      const now = clock.now()
      const taken = await leases
        .updateTable('leases')
        .set({ holder, held_until: now + ttlMs })
        .where('name', '=', name)
        .where((eb) => eb.or([eb('holder', '=', holder), eb('held_until', '<=', now)]))
        .executeTakeFirst()
      if (taken.numUpdatedRows > 0n) return true
      const existing = await leases
        .selectFrom('leases')
        .select('name')
        .where('name', '=', name)
        .executeTakeFirst()
      if (existing !== undefined) return false
      try {
        await leases
          .insertInto('leases')
          .values({ name, holder, held_until: now + ttlMs })
          .execute()
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    })
  }

  function lease(name: string, ttlMs: number): Lease {
    let renewAtMs = -Infinity
    let taking: Promise<boolean> | undefined

    async function takeNow(): Promise<boolean> {
      const nowMs = clock.monotonicMs()
      if (!(await take(name, ttlMs))) return false
      renewAtMs = nowMs + ttlMs / 2
      return true
    }

    return {
      async ensureHeld() {
        if (clock.monotonicMs() < renewAtMs) return true
        taking ??= takeNow().finally(() => {
          taking = undefined
        })
        return taking
      },
      /* A renewal that is under way would take the name back after it was let go. */
      async release() {
        await taking?.catch(() => false)
        if (renewAtMs === -Infinity) return
        renewAtMs = -Infinity
        await letGo(name)
      },
    }
  }

  async function letGo(name: string): Promise<void> {
    await db.transaction((tx) =>
      tx
        .on<LeasesTables>()
        .updateTable('leases')
        .set({ held_until: 0 })
        .where('name', '=', name)
        .where('holder', '=', holder)
        .execute(),
    )
  }

  async function withLease<T>(name: string, work: () => Promise<T>, ttlMs = 30_000): Promise<T | undefined> {
    const held = lease(name, ttlMs)
    if (!(await held.ensureHeld())) return undefined
    const renewal = clock.setRepeatingTimer(ttlMs / 3, () => void held.ensureHeld().catch(() => {}))
    try {
      return await work()
    } finally {
      renewal.cancel()
      await held.release()
    }
  }

  return { lease, withLease }
}
