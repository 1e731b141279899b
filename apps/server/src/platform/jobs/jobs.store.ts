import type { Db, Tx } from '../db/index.ts'
import type { JobsTable, JobsTables } from './jobs.table.ts'

export interface ClaimedJob {
  readonly id: string
  readonly kind: string
  readonly payload: string
  readonly attempts: number
  readonly maxAttempts: number
}

export interface WaitingJob {
  readonly id: string
  readonly kind: string
  readonly uniqueKey: string | null
  readonly payload: string
  readonly runAt: number
  readonly maxAttempts: number
  readonly createdAt: number
}

/** Rows of the job table. A claim is compare-and-set on SQLite and `for update skip locked` on MariaDB. */
export interface JobStore {
  insert(tx: Tx, job: WaitingJob): Promise<void>
  /** Takes up to `limit` jobs of one kind that are due, or whose worker's lease has run out. */
  claim(kind: string, limit: number, worker: string, now: number, leasedUntil: number): Promise<ClaimedJob[]>
  /** Renews the lease; false when it was lost. */
  renew(id: string, worker: string, leasedUntil: number): Promise<boolean>
  recordProgress(id: string, worker: string, percent: number): Promise<void>
  recordDone(id: string, worker: string, now: number): Promise<void>
  /** The attempt failed: to be run again at `runAt`, or dead when that is null. */
  recordFailure(id: string, worker: string, error: string, runAt: number | null, now: number): Promise<void>
  /** Forgets finished jobs from before; returns how many. */
  deleteFinished(before: number, limit: number): Promise<number>
  countByState(): Promise<{ kind: string; state: string; count: number }[]>
}

export function createJobStore(db: Db): JobStore {
  const ofWorker = (tx: Tx, id: string, worker: string) =>
    tx
      .on<JobsTables>()
      .updateTable('jobs')
      .where('id', '=', id)
      .where('worker', '=', worker)
      .where('state', '=', 'running')

  return {
    async insert(tx, job) {
      const row: JobsTable = {
        id: job.id,
        kind: job.kind,
        unique_key: job.uniqueKey,
        payload: job.payload,
        state: 'waiting',
        run_at: job.runAt,
        attempts: 0,
        max_attempts: job.maxAttempts,
        worker: null,
        leased_until: null,
        progress: null,
        last_error: null,
        created_at: job.createdAt,
        finished_at: null,
      }
      await tx.on<JobsTables>().insertInto('jobs').values(row).execute()
    },

    claim: (kind, limit, worker, now, leasedUntil) =>
      db.transaction(async (tx) => {
        const jobs = tx.on<JobsTables>()
        const due = (state: 'waiting' | 'running', column: 'run_at' | 'leased_until') => {
          const query = jobs
            .selectFrom('jobs')
            .select(['id', 'kind', 'payload', 'attempts', 'max_attempts'])
            .where('state', '=', state)
            .where('kind', '=', kind)
            .where(column, '<=', now)
            .orderBy('run_at')
            .limit(limit)
          return (tx.dialect === 'mariadb' ? query.forUpdate().skipLocked() : query).execute()
        }
        const found = [...(await due('running', 'leased_until')), ...(await due('waiting', 'run_at'))].slice(
          0,
          limit,
        )
        for (const { id, attempts } of found) {
          await jobs
            .updateTable('jobs')
            .set({ state: 'running', worker, leased_until: leasedUntil, attempts: attempts + 1 })
            .where('id', '=', id)
            .execute()
        }
        return found.map(({ max_attempts, attempts, ...job }) => ({
          ...job,
          attempts: attempts + 1,
          maxAttempts: max_attempts,
        }))
      }),

    renew: (id, worker, leasedUntil) =>
      db.transaction(async (tx) => {
        const { numUpdatedRows } = await ofWorker(tx, id, worker)
          .set({ leased_until: leasedUntil })
          .executeTakeFirst()
        return numUpdatedRows > 0n
      }),

    async recordProgress(id, worker, percent) {
      await db.transaction((tx) => ofWorker(tx, id, worker).set({ progress: percent }).execute())
    },

    async recordDone(id, worker, now) {
      await db.transaction((tx) =>
        ofWorker(tx, id, worker)
          .set({ state: 'done', unique_key: null, progress: 100, leased_until: null, finished_at: now })
          .execute(),
      )
    },

    async recordFailure(id, worker, error, runAt, now) {
      const change =
        runAt === null
          ? { state: 'dead' as const, unique_key: null, finished_at: now }
          : { state: 'waiting' as const, run_at: runAt }
      await db.transaction((tx) =>
        ofWorker(tx, id, worker)
          .set({ ...change, last_error: error, leased_until: null })
          .execute(),
      )
    },

    async deleteFinished(before, limit) {
      const old = await db
        .read<JobsTables>()
        .selectFrom('jobs')
        .select('id')
        .where('state', 'in', ['done', 'dead'])
        .where('finished_at', '<=', before)
        .limit(limit)
        .execute()
      if (old.length === 0) return 0
      const ids = old.map(({ id }) => id)
      await db.transaction((tx) => tx.on<JobsTables>().deleteFrom('jobs').where('id', 'in', ids).execute())
      return ids.length
    },

    async countByState() {
      const rows = await db
        .read<JobsTables>()
        .selectFrom('jobs')
        .select((eb) => ['kind', 'state', eb.fn.countAll<number>().as('count')])
        .groupBy(['kind', 'state'])
        .execute()
      return rows.map((row) => ({ ...row, count: Number(row.count) }))
    },
  }
}
