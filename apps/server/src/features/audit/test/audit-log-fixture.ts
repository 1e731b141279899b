import { sql } from 'kysely'
import { Registry } from 'prom-client'
import { FakeClock } from '../../../platform/clock/index.ts'
import type { Db, OpenDb } from '../../../platform/db/index.ts'
import { createTestIdSource } from '../../../platform/ids/index.ts'
import { createLeases } from '../../../platform/jobs/index.ts'
import { createLog } from '../../../platform/log/index.ts'
import {
  type AuditRecorder,
  createAuditRecorder,
  type NewAuditEntry,
  serverOrigin,
} from '../audit.service.ts'
import { auditStore } from '../audit.store.ts'
import { CheckpointForwarder } from '../checkpoints/checkpoint-forwarder.service.ts'
import type { CheckpointSink } from '../checkpoints/checkpoint-sink.port.ts'
import { createCheckpointMetrics } from '../checkpoints/checkpoints.metrics.ts'
import {
  type CheckpointSigner,
  generateSigningKey,
  signerFrom,
  sizeOf,
  verifierOf,
} from '../checkpoints/checkpoints.rules.ts'
import { createCheckpointStore } from '../checkpoints/checkpoints.store.ts'
import { createSinkProgressStore } from '../checkpoints/sink-progress.store.ts'
import { MerkleLog } from '../merkle-log/merkle-log.service.ts'
import { createMerkleLogStore } from '../merkle-log/merkle-log.store.ts'
import { type Verdict, verifyAuditLog } from '../verification/verification.service.ts'

export const testCompany = 'com_00000000000070008000000000000001'

/** The log over a test database, its checkpoints kept in memory as the copy outside. */
export interface AuditLogFixture {
  readonly clock: FakeClock
  readonly recorder: AuditRecorder
  readonly log: MerkleLog
  readonly exported: string[]
  /** Records `count` entries. */
  record(count: number, changes?: Partial<NewAuditEntry>): Promise<void>
  verify(options?: { exported?: readonly string[]; db?: Db; signer?: CheckpointSigner }): Promise<Verdict>
  /** Keys that sign from now on, the current one first. */
  signWith(...signers: readonly [CheckpointSigner, ...CheckpointSigner[]]): void
}

export const signer = signerFrom('smartym/audit', generateSigningKey())

export function createAuditLogFixture(db: OpenDb, withSigner = signer): AuditLogFixture {
  const clock = new FakeClock()
  const exported: string[] = []
  let signers: readonly [CheckpointSigner, ...CheckpointSigner[]] = [withSigner]
  const sink: CheckpointSink = {
    name: 'file',
    isPerNode: true,
    append: async ({ note }) => void exported.push(note),
    findLastSize: () => sizeOf(exported.at(-1) ?? ''),
  }
  const checkpoints = createCheckpointStore(db)
  const metrics = createCheckpointMetrics(new Registry())
  const leases = createLeases(db, clock, 'node-1')
  const forwarder = new CheckpointForwarder({
    sinks: [sink],
    checkpoints,
    progress: createSinkProgressStore(db),
    lease: leases.lease('audit-sinks', 30_000),
    clock,
    log: createLog('silent'),
    metrics,
  })
  const log = new MerkleLog({
    store: createMerkleLogStore(db),
    checkpoints,
    forwarder,
    metrics,
    signers: () => signers,
    lease: leases.lease('audit-sequencer', 10_000),
    clock,
    log: createLog('silent'),
  })
  const recorder = createAuditRecorder({
    store: auditStore,
    clock,
    ids: createTestIdSource(clock),
    onRecorded: () => log.nudge(),
  })
  let recorded = 0

  return {
    clock,
    signWith(...given) {
      signers = given
    },
    recorder,
    log,
    exported,
    async record(count, changes = {}) {
      await db.transaction(async (tx) => {
        for (let i = 0; i < count; i += 1) {
          recorded += 1
          await recorder.record(tx, {
            ...serverOrigin(testCompany),
            kind: 'change',
            action: 'settings.changed',
            object: { kind: 'setting', id: `wrapUpSeconds-${recorded}` },
            reason: '“기준 변경” 😀\n\u0000끝',
            detail: { before: recorded, after: [1.5e-7, null, '가'] },
            ...changes,
          })
        }
      })
    },
    verify: (options = {}) =>
      verifyAuditLog({
        db: options.db ?? db,
        verifiers: [verifierOf(options.signer ?? signer)],
        exportedNotes: options.exported ?? exported,
        now: clock.now(),
      }),
  }
}

/** What someone with all rights on the database can do first: take the guards away. */
export async function removeGuards(db: OpenDb): Promise<void> {
  await sql`drop trigger if exists audit_entries_no_delete`.execute(db.forMigrations)
  await sql`drop trigger if exists audit_entries_no_change`.execute(db.forMigrations)
  await sql`drop trigger if exists audit_entries_no_move`.execute(db.forMigrations)
}
