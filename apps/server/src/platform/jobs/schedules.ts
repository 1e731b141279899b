import { Cron } from 'croner'
import type { Clock } from '../clock/index.ts'
import { type Db, isDuplicateKey, type Tx } from '../db/index.ts'
import type { LeasesTables } from './leases.ts'

export interface SchedulesOptions {
  readonly db: Db
  readonly clock: Clock
  /** Name of this node. */
  readonly worker: string
  readonly enqueue: (tx: Tx, kind: string) => Promise<unknown>
}

/** Times at which jobs are made: once over all nodes, and once for what was missed while none ran. */
export class Schedules {
  readonly #options: SchedulesOptions
  readonly #patterns = new Map<string, Cron>()

  constructor(options: SchedulesOptions) {
    this.#options = options
  }

  add(kind: string, pattern: string, timeZone: string): void {
    this.#patterns.set(kind, new Cron(pattern, { timezone: timeZone, paused: true }))
  }

  /** Makes the jobs whose time has come. */
  async check(): Promise<void> {
    for (const [kind, pattern] of this.#patterns) {
      try {
        await this.#options.db.transaction((tx) => this.#checkOne(tx, kind, pattern))
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    }
  }

  /* The lease table keeps the time up to which jobs were made; who moves it on makes the job. */
  async #checkOne(tx: Tx, kind: string, pattern: Cron): Promise<void> {
    const { clock, worker, enqueue } = this.#options
    const leases = tx.on<LeasesTables>()
    const now = clock.now()
    const last = await leases
      .selectFrom('leases')
      .select('held_until')
      .where('name', '=', kind)
      .executeTakeFirst()
    if (last === undefined) {
      await leases.insertInto('leases').values({ name: kind, holder: worker, held_until: now }).execute()
      return
    }
    const next = pattern.nextRun(new Date(last.held_until))?.getTime()
    if (next === undefined || next > now) return
    const moved = await leases
      .updateTable('leases')
      .set({ held_until: now, holder: worker })
      .where('name', '=', kind)
      .where('held_until', '=', last.held_until)
      .executeTakeFirst()
    if (moved.numUpdatedRows > 0n) await enqueue(tx, kind)
  }
}
