import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Registry } from 'prom-client'
import { leafHashOf } from '../../apps/server/src/features/audit/audit.rules.ts'
import { createAuditRecorder, serverOrigin } from '../../apps/server/src/features/audit/audit.service.ts'
import { auditStore } from '../../apps/server/src/features/audit/audit.store.ts'
import type { AuditEntryRow, AuditTables } from '../../apps/server/src/features/audit/audit.table.ts'
import { createCheckpointMetrics } from '../../apps/server/src/features/audit/checkpoints/checkpoints.metrics.ts'
import {
  generateSigningKey,
  signerFrom,
  verifierOf,
} from '../../apps/server/src/features/audit/checkpoints/checkpoints.rules.ts'
import { createCheckpointStore } from '../../apps/server/src/features/audit/checkpoints/checkpoints.store.ts'
import { MerkleLog } from '../../apps/server/src/features/audit/merkle-log/merkle-log.service.ts'
import { createMerkleLogStore } from '../../apps/server/src/features/audit/merkle-log/merkle-log.store.ts'
import { verifyAuditLog } from '../../apps/server/src/features/audit/verification/verification.service.ts'
import { migrations } from '../../apps/server/src/migrations/registry.ts'
import { systemClock } from '../../apps/server/src/platform/clock/index.ts'
import {
  migrateToLatest,
  openDatabase,
  type OpenDb,
  type Tx,
} from '../../apps/server/src/platform/db/index.ts'
import { createIdSource } from '../../apps/server/src/platform/ids/index.ts'
import { createLeases } from '../../apps/server/src/platform/jobs/index.ts'
import { createLog } from '../../apps/server/src/platform/log/index.ts'
import { startPrivateMariadb } from '../../packages/test-kit/src/mariadb.ts'
import { createDatabase } from '../mariadb-database.ts'
import type { BenchOptions, BenchTable, Figure } from '../table.ts'

const company = `com_${'0'.repeat(32)}`
const ids = createIdSource(systemClock)
const signer = signerFrom('smartym/audit', generateSigningKey())

interface Acts {
  bench_acts: { id: string; at: number; note: string }
}

/** Acts that wait for each other's commit together, as requests do. */
const together = 64

function createLogOf(db: OpenDb): MerkleLog {
  return new MerkleLog({
    store: createMerkleLogStore(db),
    checkpoints: createCheckpointStore(db),
    forwarder: { nudge: () => {}, flush: async () => {}, settled: async () => {}, stop: async () => {} },
    metrics: createCheckpointMetrics(new Registry()),
    signers: () => [signer],
    lease: createLeases(db, systemClock, 'bench').lease('audit-sequencer', 60_000),
    clock: systemClock,
    log: createLog('silent'),
  })
}

async function open(url: string, groupedCommits = true): Promise<OpenDb> {
  const db = openDatabase({ url, groupedCommits })
  await migrateToLatest(db, migrations)
  await sql`create table if not exists bench_acts (id varchar(40) primary key, at bigint not null, note text not null)`.execute(
    db.forMigrations,
  )
  return db
}

/** Acts a second, each in a transaction of its own, with or without an entry of the log. */
async function actsASecond(db: OpenDb, isAudited: boolean, seconds: number): Promise<number> {
  const recorder = createAuditRecorder({ store: auditStore, clock: systemClock, ids, onRecorded: () => {} })
  const act = async (tx: Tx) => {
    const id = ids.next('mark')
    const values = { id, at: systemClock.now(), note: '통화 품질 확인' }
    await tx.on<Acts>().insertInto('bench_acts').values(values).execute()
    if (!isAudited) return
    await recorder.record(tx, {
      ...serverOrigin(company),
      kind: 'change',
      action: 'recordings.marked',
      object: { kind: 'recording', id },
      subjectReference: 'C-1029384',
      detail: { markId: id, atMs: 12_000 },
    })
  }
  const begin = performance.now()
  let acts = 0
  while (performance.now() - begin < seconds * 1000) {
    await Promise.all(Array.from({ length: together }, () => db.transaction(act)))
    acts += together
  }
  return (acts * 1000) / (performance.now() - begin)
}

/* One after the other and again, so that a disk that changes meets both alike. */
async function costOfAudit(name: string, db: OpenDb, seconds: number, figures: Figure[]): Promise<number> {
  const turn = Math.max(0.5, seconds / 4)
  const sums = { audited: 0, bare: 0 }
  const turns = 4
  for (let i = 0; i < turns; i += 1) {
    sums.audited += await actsASecond(db, true, turn)
    sums.bare += await actsASecond(db, false, turn)
  }
  figures.push({
    what: `${name}: audited acts`,
    n: turns,
    value: sums.audited / turns,
    unit: 'a second',
    rival: 'the same acts without a trace',
    rivalValue: sums.bare / turns,
    ratio: sums.audited / sums.bare,
    goal: '≥ 0.9',
  })
  return sums.audited / turns
}

function entryOf(i: number): Omit<AuditEntryRow, 'position'> {
  const values = {
    id: ids.next('auditEntry'),
    company_id: company,
    at: 1_764_000_000_000 + i * 7,
    kind: 'listen',
    actor_kind: 'account',
    actor_id: `acc_${(i % 300).toString(16).padStart(32, '0')}`,
    actor_name: '한지원',
    address: `10.1.${i % 200}.${i % 250}`,
    device_id: null,
    action: 'recordings.listened',
    object_kind: 'recording',
    object_id: `rec_${i.toString(16).padStart(32, '0')}`,
    subject_reference: `C-${1_000_000 + (i % 90_000)}`,
    reason: '민원 접수번호 2026-1123 확인',
    detail: '{"purpose":"play","reason":"complaint"}',
  } as const
  return { ...values, leaf_hash: leafHashOf(values) }
}

async function fill(db: OpenDb, entries: number): Promise<void> {
  const [batch, aCommit] = [500, 20]
  for (let at = 0; at < entries; at += batch * aCommit) {
    await db.transaction(async (tx) => {
      for (let from = at; from < Math.min(entries, at + batch * aCommit); from += batch) {
        const rows = Array.from({ length: Math.min(batch, entries - from) }, (_, i) => entryOf(from + i))
        await tx.on<AuditTables>().insertInto('audit_entries').values(rows).execute()
      }
    })
  }
  await createLogOf(db).flush()
}

async function timeVerify(name: string, db: OpenDb, entries: number, figures: Figure[]): Promise<void> {
  await fill(db, entries)
  const begin = performance.now()
  const verdict = await verifyAuditLog({
    db,
    verifiers: [verifierOf(signer)],
    exportedNotes: [],
    now: systemClock.now(),
  })
  const seconds = (performance.now() - begin) / 1000
  if (!verdict.ok) throw new Error(`the log that was just made is not whole: ${verdict.reason}`)
  const aMillion = (seconds * 1_000_000) / entries
  figures.push({
    what: `${name}: verify ${entries.toLocaleString('en')} entries`,
    n: 1,
    value: aMillion,
    unit: 's a million',
    rival: 'the goal of the design',
    rivalValue: 10,
    ratio: aMillion / 10,
    goal: '≤ 1',
  })
}

/** What a trace costs an act, and how long the whole log takes to verify, values included. */
export async function benchAudit(options: BenchOptions): Promise<BenchTable> {
  const folder = mkdtempSync(join(tmpdir(), 'smartym-bench-audit-'))
  const figures: Figure[] = []
  const mariadb = await startPrivateMariadb()
  const opened: OpenDb[] = []
  const openAt = async (url: string, groupedCommits?: boolean) => {
    const db = await open(url, groupedCommits)
    opened.push(db)
    return db
  }
  try {
    const { seconds } = options
    const grouped = await costOfAudit(
      'SQLite, grouped',
      await openAt(`sqlite:${folder}/grouped.db`),
      seconds,
      figures,
    )
    const alone = await costOfAudit(
      'SQLite, alone',
      await openAt(`sqlite:${folder}/alone.db`, false),
      seconds,
      figures,
    )
    figures.push({
      what: 'SQLite: audited acts, grouped',
      n: 4,
      value: grouped,
      unit: 'a second',
      rival: 'each commit alone',
      rivalValue: alone,
      ratio: grouped / alone,
      goal: '≥ 10',
    })
    const maria = await openAt(await createDatabase(mariadb, 'audit'))
    await costOfAudit('MariaDB', maria, options.seconds, figures)
    await timeVerify('SQLite', await openAt(`sqlite:${folder}/verify.db`), options.rows, figures)
    await timeVerify('MariaDB', await openAt(await createDatabase(mariadb, 'verify')), options.rows, figures)
  } finally {
    for (const db of opened) await db.close()
    await mariadb.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { name: 'audit', figures, details: { together } }
}
