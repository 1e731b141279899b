import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import type { OpenDb } from '../../../platform/db/index.ts'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import type { AuditTables } from '../audit.table.ts'
import { type AuditLogFixture, createAuditLogFixture, removeGuards } from '../test/audit-log-fixture.ts'
import { runPurgeOldEntries } from './jobs/purge-old-entries.job.ts'
import { createRetentionStore } from './retention.store.ts'

const dayMs = 24 * 3_600_000

describeOnBothDialects('INT-4: the time of keeping of the usage history', (makeDb) => {
  let db: OpenDb
  let fixture: AuditLogFixture

  beforeEach(async () => {
    db = await makeDb()
    fixture = createAuditLogFixture(db)
    await fixture.record(2300)
    await fixture.log.flush()
  })

  const purge = (retentionDays: number) =>
    runPurgeOldEntries({
      db,
      clock: fixture.clock,
      store: createRetentionStore(db),
      audit: fixture.recorder,
      retentionDays: async () => retentionDays,
    })
  const raw = (text: string): Promise<unknown> => sql.raw(text).execute(db.forMigrations)
  const left = async () =>
    (await db.read<AuditTables>().selectFrom('audit_entries').select('position').execute()).length
  const passDays = async (days: number) => {
    fixture.clock.jumpWallClock(fixture.clock.now() + days * dayMs)
    await fixture.record(1)
    await fixture.log.flush()
  }

  test('INT-4: old entries go in whole blocks, their hashes stay, and the log is as verifiable as before', async () => {
    const { root } = (await fixture.verify()) as { root: string }
    await passDays(731)
    expect(await purge(730)).toBe(2000)
    await fixture.log.flush()
    expect(await left()).toBe(2303 - 2000)
    const verdict = await fixture.verify()
    expect(verdict).toMatchObject({ ok: true, entries: 2303, purged: 2000, waiting: 0 })
    expect(root).not.toBe(verdict.ok && verdict.root)
    const told = await db
      .read<AuditTables>()
      .selectFrom('audit_entries')
      .select('detail')
      .where('action', '=', 'audit.entries_purged')
      .execute()
    expect(told.map(({ detail }) => (JSON.parse(detail) as { firstPosition: number }).firstPosition)).toEqual(
      [0, 1000],
    )
    expect(await purge(730)).toBe(0)
  })

  test('INT-4: nothing of the last year goes, whatever is set', async () => {
    await passDays(364)
    expect(await purge(30)).toBe(0)
    expect(await left()).toBe(2301)
    await passDays(2)
    expect(await purge(30)).toBe(2000)
  })

  test('SEC-3: the database lets an entry go only when its hash was kept', async () => {
    await expect(raw('delete from audit_entries where position = 5')).rejects.toThrow('cannot be deleted')
    const hashes = Buffer.alloc(32_000)
    await db.transaction((tx) =>
      tx
        .on<AuditTables>()
        .insertInto('audit_purged_blocks')
        .values({ first_position: 0, leaf_hashes: hashes, last_at: 0, purged_at: 0 })
        .execute(),
    )
    await expect(raw('delete from audit_entries where position = 5')).rejects.toThrow('cannot be deleted')
  })

  test('SEC-3: verify finds entries that were purged before their time, by the age of the signature over them', async () => {
    const entries = await db.transaction((tx) => createRetentionStore(db).listBlock(tx, 0))
    const block = {
      first_position: 0,
      leaf_hashes: Buffer.concat(entries.map(({ leaf_hash }) => leaf_hash)),
      last_at: 0,
      purged_at: 0,
    }
    await db.transaction((tx) => createRetentionStore(db).purge(tx, block, entries))
    expect(await fixture.verify()).toEqual({
      ok: false,
      firstBadEntry: 0,
      reason: 'the first 1000 entries were purged before their time',
    })
  })

  test('SEC-3: verify finds a changed hash of a purged entry, a missing block, and an entry put back', async () => {
    await passDays(731)
    await purge(730)
    await fixture.log.flush()
    await removeGuards(db)
    const [block] = await db
      .read<AuditTables>()
      .selectFrom('audit_purged_blocks')
      .selectAll()
      .where('first_position', '=', 1000)
      .execute()
    if (block === undefined) throw new Error('two blocks were purged')
    const change = (leafHashes: Uint8Array) =>
      db.transaction((tx) =>
        tx
          .on<AuditTables>()
          .updateTable('audit_purged_blocks')
          .set({ leaf_hashes: leafHashes })
          .where('first_position', '=', 1000)
          .execute(),
      )
    const bytes = Buffer.from(block.leaf_hashes)
    for (const at of [0, 15_999, 31_999]) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      await change(changed)
      expect(await fixture.verify()).toMatchObject({ ok: false, firstBadEntry: 1000 })
    }
    await change(bytes.subarray(32))
    expect(await fixture.verify()).toMatchObject({ ok: false, firstBadEntry: 1000 })
    await change(bytes)
    expect(await fixture.verify()).toMatchObject({ ok: true })
    await raw('update audit_entries set position = 1500 where position = 2000')
    expect(await fixture.verify()).toMatchObject({ ok: false, firstBadEntry: 1500 })
    await raw('update audit_entries set position = 2000 where position = 1500')
    await raw('delete from audit_purged_blocks where first_position = 1000')
    expect(await fixture.verify()).toMatchObject({ ok: false, firstBadEntry: 1000 })
  })
})
