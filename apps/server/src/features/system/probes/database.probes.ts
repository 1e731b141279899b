import { sql } from 'kysely'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { AuditSlice } from '../../audit/index.ts'
import type { DevicesTables } from '../../devices/index.ts'
import type { Look, Probe } from './probe.ts'

export interface DatabaseProbesDeps {
  readonly db: Pick<Db, 'read' | 'dialect'>
  readonly clock: Pick<Clock, 'now'>
  readonly audit: Pick<AuditSlice, 'status'>
}

const minute = 60_000
const dayMs = 24 * 60 * minute
/** Transport keys are changed every year; old ones still open what was sealed with them. */
const oldKeyDays = 365

interface Queues {
  jobs: { state: string; run_at: number }
  outbox_events: { position: number | null; occurred_at: number }
}

function databaseProbe({ db }: DatabaseProbesDeps): Probe {
  return {
    name: 'database',
    async look() {
      const begin = performance.now()
      const version = db.dialect === 'sqlite' ? sql`select sqlite_version() as v` : sql`select version() as v`
      const { rows } = await version.execute(db.read<unknown>())
      const [row] = rows as { v: string }[]
      const name = db.dialect === 'sqlite' ? 'SQLite' : 'MariaDB'
      const values = { version: `${name} ${row?.v ?? ''}`, answerMs: Math.round(performance.now() - begin) }
      return [{ level: 'ok', state: 'fine', values }]
    },
  }
}

function jobsProbe({ db, clock }: DatabaseProbesDeps): Probe {
  return {
    name: 'jobs',
    async look() {
      const jobs = () => db.read<Queues>().selectFrom('jobs')
      const counted = await jobs()
        .select(['state', (eb) => eb.fn.countAll<number>().as('n')])
        .where('state', '!=', 'done')
        .groupBy('state')
        .execute()
      const count = (state: string) => Number(counted.find((row) => row.state === state)?.n ?? 0)
      const next = await jobs()
        .select((eb) => eb.fn.min('run_at').as('at'))
        .where('state', '=', 'waiting')
        .executeTakeFirst()
      const lateMs = next?.at == null ? 0 : Math.max(0, clock.now() - Number(next.at))
      const values = { waiting: count('waiting'), running: count('running'), dead: count('dead'), lateMs }
      if (lateMs > 10 * minute) return [{ level: 'bad', state: 'late', values }]
      if (values.dead > 0) return [{ level: 'warn', state: 'dead_jobs', values }]
      return [{ level: 'ok', state: 'fine', values }]
    },
  }
}

function outboxProbe({ db, clock }: DatabaseProbesDeps): Probe {
  return {
    name: 'outbox',
    async look() {
      const row = await db
        .read<Queues>()
        .selectFrom('outbox_events')
        .select((eb) => [eb.fn.countAll<number>().as('n'), eb.fn.min('occurred_at').as('at')])
        .where('position', 'is', null)
        .executeTakeFirst()
      const lateMs = row?.at == null ? 0 : Math.max(0, clock.now() - Number(row.at))
      const values = { waiting: Number(row?.n ?? 0), lateMs }
      return [
        lateMs > minute ? { level: 'bad', state: 'late', values } : { level: 'ok', state: 'fine', values },
      ]
    },
  }
}

function auditLogProbe({ audit, clock }: DatabaseProbesDeps): Probe {
  return {
    name: 'audit_log',
    async look() {
      const { entries, lastCheckpoint } = await audit.status()
      const unsigned = entries - (lastCheckpoint?.treeSize ?? 0)
      const at = lastCheckpoint?.signedAt ?? null
      const values = { entries, unsigned }
      const isLate = unsigned > 0 && (at === null || clock.now() - at > 10 * minute)
      return [
        isLate ? { level: 'bad', state: 'late', values, at } : { level: 'ok', state: 'fine', values, at },
      ]
    },
  }
}

function auditSinkProbe({ audit }: DatabaseProbesDeps): Probe {
  return {
    name: 'audit_sink',
    async look() {
      const { sinks } = await audit.status()
      return sinks.map(({ name, treeSize, sentAt, fault }): Look => {
        const values = { entries: treeSize ?? 0, ...(fault !== null && { fault }) }
        if (fault !== null) return { of: name, level: 'bad', state: 'failing', values, at: sentAt }
        if (sentAt === null) return { of: name, level: 'ok', state: 'waiting', values }
        return { of: name, level: 'ok', state: 'fine', values, at: sentAt }
      })
    },
  }
}

function transportKeyProbe({ db, clock }: DatabaseProbesDeps): Probe {
  return {
    name: 'transport_key',
    async look() {
      const row = await db
        .read<DevicesTables>()
        .selectFrom('transport_keys')
        .select((eb) => eb.fn.max('created_at').as('at'))
        .executeTakeFirst()
      if (row?.at == null) return [{ level: 'off', state: 'not_set_up' }]
      const at = Number(row.at)
      const ageDays = Math.floor((clock.now() - at) / dayMs)
      const values = { ageDays }
      if (ageDays > oldKeyDays) return [{ level: 'warn', state: 'old', values, at }]
      return [{ level: 'ok', state: 'fine', values, at }]
    },
  }
}

/** What the database says of itself, of its queues, and of the log's copies. */
export function databaseProbes(deps: DatabaseProbesDeps): readonly Probe[] {
  const probes = [databaseProbe, jobsProbe, outboxProbe, auditLogProbe, auditSinkProbe, transportKeyProbe]
  return probes.map((probe) => probe(deps))
}
