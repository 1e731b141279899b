import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { OpenDb } from '../../platform/db/index.ts'
import { describeOnBothDialects } from '../../platform/db/test/describe-on-both-dialects.ts'
import { leafHashOf } from './audit.rules.ts'
import type { AuditEntryRow, AuditTables } from './audit.table.ts'
import { generateSigningKey, signerFrom } from './checkpoints/checkpoints.rules.ts'
import { type AuditLogFixture, createAuditLogFixture, removeGuards } from './test/audit-log-fixture.ts'

describeOnBothDialects('audit log', (makeDb, dialect) => {
  let db: OpenDb
  let fixture: AuditLogFixture

  beforeEach(async () => {
    db = await makeDb()
    fixture = createAuditLogFixture(db)
  })
  const raw = (text: string): Promise<unknown> => sql.raw(text).execute(db.forMigrations)
  const entriesByPosition = (): Promise<AuditEntryRow[]> =>
    db.read<AuditTables>().selectFrom('audit_entries').selectAll().orderBy('position').execute()

  test('ADM-5: an entry is there exactly when its act is', async () => {
    await fixture.record(1)
    await expect(
      db.transaction(async (tx) => {
        await fixture.recorder.record(tx, {
          companyId: 'com_x',
          actor: { kind: 'account', id: 'acc_1', name: '김' },
          address: '10.0.0.1',
          deviceId: null,
          kind: 'listen',
          action: 'recordings.listened',
          object: { kind: 'recording', id: 'rec_1' },
        })
        throw new Error('the act failed')
      }),
    ).rejects.toThrow('the act failed')
    expect(await entriesByPosition()).toHaveLength(1)
  })

  test('SEC-6: entries are in the log within a second, and signed within a minute', async () => {
    await fixture.log.start()
    await fixture.record(3)
    await fixture.clock.advance(1000)
    await fixture.log.settled()
    expect((await entriesByPosition()).map((row) => row.position)).toEqual([0, 1, 2])
    await fixture.clock.advance(60_000)
    await fixture.log.settled()
    await fixture.clock.advance(250)
    await fixture.log.settled()
    expect(fixture.exported.at(-1)).toMatch(/^smartym\/audit\n3\n/)
    expect(await fixture.verify()).toMatchObject({ ok: true, entries: 3, unsigned: 0, waiting: 0 })
    await fixture.log.stop()
  })

  test('SEC-6: a thousand entries are signed without waiting', async () => {
    await fixture.log.start()
    await db.transaction(async (tx) => {
      for (let i = 0; i < 1100; i += 1) await fixture.recorder.record(tx, entry(i))
    })
    await fixture.clock.advance(250)
    await fixture.log.settled()
    expect(fixture.exported).toHaveLength(1)
    await fixture.log.stop()
    expect(await fixture.verify()).toMatchObject({ ok: true, entries: 1100 })
  })

  test('SEC-6: the database itself refuses to change or delete an entry', async () => {
    await fixture.record(2)
    await fixture.log.flush()
    await expect(raw(`update audit_entries set reason = 'x'`)).rejects.toThrow(
      'audit entries cannot be changed',
    )
    await expect(raw(`update audit_entries set position = position + 10`)).rejects.toThrow(
      'cannot be changed',
    )
    await expect(raw(`delete from audit_entries`)).rejects.toThrow('audit entries cannot be deleted')
    await fixture.record(1)
    await expect(
      raw(`update audit_entries set position = 7, action = 'x' where position is null`),
    ).rejects.toThrow('cannot be changed')
  })

  test('two nodes that append at once make one log', async () => {
    const other = createAuditLogFixture(db)
    await fixture.record(40)
    await Promise.allSettled([fixture.log.flush(), other.log.flush()])
    await fixture.log.flush()
    expect(await fixture.verify({ exported: [...fixture.exported, ...other.exported] })).toMatchObject({
      ok: true,
      entries: 40,
      waiting: 0,
    })
  })

  describe('SEC-6: verify finds', () => {
    beforeEach(async () => {
      await fixture.record(20)
      await fixture.log.flush()
      await fixture.record(17)
      await fixture.log.flush()
      await removeGuards(db)
    })

    test.each([
      ['id', `id = concat_it(id, 'x')`],
      ['company_id', `company_id = 'com_other'`],
      ['at', `at = at + 1`],
      ['kind', `kind = 'login'`],
      ['actor_kind', `actor_kind = 'account'`],
      ['actor_id', `actor_id = 'x'`],
      ['actor_name', `actor_name = 'x'`],
      ['address', `address = '10.0.0.9'`],
      ['device_id', `device_id = 'dev_x'`],
      ['action', `action = 'settings.changeD'`],
      ['object_kind', `object_kind = 'setting '`],
      ['object_id', `object_id = null`],
      ['subject_reference', `subject_reference = ''`],
      ['reason', `reason = '“기준 변경” 😀끝'`],
      ['detail', `detail = replace(detail, ':', ': ')`],
      ['leaf_hash', `leaf_hash = x'${'00'.repeat(32)}'`],
    ])('a changed %s', async (_column, change) => {
      const statement = change.replace(
        `concat_it(id, 'x')`,
        dialect === 'sqlite' ? `id || 'x'` : `concat(id, 'x')`,
      )
      await raw(`update audit_entries set ${statement} where position = 25`)
      expect(await fixture.verify()).toMatchObject({ ok: false, firstBadEntry: 25 })
    })

    test('a changed value whose leaf hash was made to fit', async () => {
      const [row] = (await entriesByPosition()).slice(25)
      const forged = { ...(row as AuditEntryRow), reason: 'nothing happened' }
      await db.transaction((tx) =>
        tx
          .on<AuditTables>()
          .updateTable('audit_entries')
          .set({ reason: forged.reason, leaf_hash: leafHashOf(forged) })
          .where('position', '=', 25)
          .execute(),
      )
      expect(await fixture.verify()).toEqual({
        ok: false,
        firstBadEntry: 20,
        reason: 'entries 20 to 36 are not those that the exported checkpoint of 37 entries was signed for',
      })
    })

    test('a deleted entry', async () => {
      await raw(`delete from audit_entries where position = 5`)
      expect(await fixture.verify()).toEqual({ ok: false, firstBadEntry: 5, reason: 'entry 5 is missing' })
    })

    test('an inserted entry', async () => {
      await raw(`update audit_entries set position = 1000 where position = 36`)
      await db.transaction(async (tx) => void (await fixture.recorder.record(tx, entry(1))))
      await raw(`update audit_entries set position = 36 where position is null`)
      await raw(`update audit_entries set position = 37 where position = 1000`)
      expect(await fixture.verify()).toMatchObject({ ok: false, firstBadEntry: 20 })
    })

    test('two entries that changed places', async () => {
      await raw(`update audit_entries set position = 1000 where position = 3`)
      await raw(`update audit_entries set position = 3 where position = 4`)
      await raw(`update audit_entries set position = 4 where position = 1000`)
      expect(await fixture.verify()).toMatchObject({ ok: false, firstBadEntry: 0 })
    })

    test('a tail that was cut off, head and checkpoint with it', async () => {
      const head = await headAt(20)
      await raw(`delete from audit_entries where position >= 20`)
      expect(await fixture.verify({ exported: [] })).toMatchObject({ ok: false, firstBadEntry: 20 })
      await setHead(20, head)
      await raw(`delete from audit_checkpoints where tree_size > 20`)
      expect(await fixture.verify({ exported: [] })).toMatchObject({ ok: true })
      expect(await fixture.verify()).toEqual({
        ok: false,
        firstBadEntry: 20,
        reason: '20 entries are left of 37 that the exported checkpoint of 37 entries was signed for',
      })
    })

    test('a whole log that was made anew without the key', async () => {
      const forger = signerFrom('smartym/audit', generateSigningKey())
      await raw(`delete from audit_checkpoints`)
      await raw(`delete from audit_log_heads`)
      await raw(`delete from audit_entries where position = 30`)
      await raw(`update audit_entries set position = null`)
      const forged = createAuditLogFixture(db, forger)
      await forged.log.flush()
      expect(await fixture.verify({ exported: [] })).toMatchObject({
        ok: false,
        reason: 'the stored checkpoint of 36 entries is not one that our key signed',
      })
      await raw(`delete from audit_checkpoints`)
      expect(await fixture.verify()).toMatchObject({ ok: false, firstBadEntry: 36 })
    })

    test('two histories that our key signed', async () => {
      const other = await makeDb()
      const fork = createAuditLogFixture(other)
      await fork.record(37, { action: 'accounts.unlocked' })
      await fork.log.flush()
      expect(await fixture.verify({ exported: [...fixture.exported, ...fork.exported] })).toMatchObject({
        ok: false,
        firstBadEntry: 20,
        reason: expect.stringContaining('two signed histories'),
      })
      expect(await fixture.verify({ exported: fork.exported })).toMatchObject({ ok: false })
    })

    test.each([
      `update audit_checkpoints set tree_size = 21 where tree_size = 20`,
      `update audit_checkpoints set signed_at = signed_at + 1 where tree_size = 20`,
      `update audit_checkpoints set root_hash = x'${'11'.repeat(32)}' where tree_size = 20`,
      `update audit_checkpoints set note = replace(note, 'time 1', 'time 2') where tree_size = 20`,
    ])('a changed checkpoint (%s)', async (statement) => {
      await raw(statement)
      expect(await fixture.verify({ exported: [] })).toMatchObject({
        ok: false,
        reason: expect.stringContaining('not one that our key signed'),
      })
    })

    test.each([
      `update audit_log_heads set tree_size = 36`,
      `update audit_log_heads set subtree_roots = x'${'22'.repeat(96)}'`,
      `update audit_log_heads set subtree_roots = x'00'`,
      `update audit_log_heads set name = 'x'`,
      `delete from audit_log_heads`,
    ])('a changed head (%s)', async (statement) => {
      await raw(statement)
      expect(await fixture.verify({ exported: [] })).toMatchObject({ ok: false })
    })

    test('that all checkpoints were removed from a long log', async () => {
      fixture.clock.jumpWallClock(fixture.clock.now() + 3_600_000)
      await fixture.record(1)
      await fixture.log.flush()
      await raw(`delete from audit_checkpoints`)
      expect(await fixture.verify({ exported: [] })).toMatchObject({
        ok: false,
        firstBadEntry: 0,
        reason: 'no checkpoint covers the last 38 entries',
      })
    })

    test('a young log without any checkpoint', async () => {
      await raw(`delete from audit_checkpoints`)
      expect(await fixture.verify({ exported: [] })).toMatchObject({ ok: false, firstBadEntry: 0 })
    })

    test('an entry changed before it is appended', async () => {
      await fixture.record(1)
      expect(await fixture.verify()).toMatchObject({ ok: true, waiting: 1 })
      await raw(`update audit_entries set reason = 'nothing happened' where position is null`)
      expect(await fixture.verify()).toMatchObject({
        ok: false,
        firstBadEntry: 37,
        reason: expect.stringContaining('was changed'),
      })
    })

    test('an entry put among those that wait, long after its time', async () => {
      await fixture.record(1)
      await raw(`update audit_entries set at = at - 3600000 where position is null`)
      const row = (await entriesByPosition()).find(({ position }) => position === null) as AuditEntryRow
      await db.transaction((tx) =>
        tx
          .on<AuditTables>()
          .updateTable('audit_entries')
          .set({ leaf_hash: leafHashOf(row) })
          .where('id', '=', row.id)
          .execute(),
      )
      expect(await fixture.verify()).toMatchObject({
        ok: false,
        firstBadEntry: 37,
        reason: expect.stringContaining('behind later ones'),
      })
    })

    test('a second entry of a place, wherever the reading pauses', async () => {
      await fixture.record(1999 - 37 + 5)
      await fixture.log.flush()
      await raw(
        dialect === 'sqlite'
          ? 'drop index audit_entries_position'
          : 'drop index audit_entries_position on audit_entries',
      )
      const row = (await entriesByPosition()).find(({ position }) => position === 1999) as AuditEntryRow
      const twin = { ...row, id: `${row.id}x` }
      await db.transaction((tx) =>
        tx
          .on<AuditTables>()
          .insertInto('audit_entries')
          .values({ ...twin, leaf_hash: leafHashOf(twin) })
          .execute(),
      )
      expect(await fixture.verify()).toMatchObject({ ok: false, firstBadEntry: 1999 })
    })
  })

  test('SEC-6: a log that is appended to meanwhile is still whole', async () => {
    await fixture.record(2500)
    await fixture.log.flush()
    const appending = async (): Promise<void> => {
      for (let i = 0; i < 30; i += 1) {
        await fixture.record(1)
        await fixture.log.flush()
      }
    }
    const [verdict] = await Promise.all([fixture.verify(), appending()])
    expect(verdict).toMatchObject({ ok: true })
    expect(await fixture.verify()).toMatchObject({ ok: true, entries: 2530 })
  })

  async function headAt(size: number): Promise<Uint8Array> {
    const { MerkleFrontier } = await import('./merkle-log/merkle-log.rules.ts')
    const frontier = new MerkleFrontier()
    for (const row of (await entriesByPosition()).slice(0, size)) frontier.append(Buffer.from(row.leaf_hash))
    return frontier.subtreeRoots()
  }

  async function setHead(size: number, roots: Uint8Array): Promise<void> {
    await db.transaction((tx) =>
      tx
        .on<AuditTables>()
        .updateTable('audit_log_heads')
        .set({ tree_size: size, subtree_roots: roots })
        .execute(),
    )
  }
})

function entry(n: number) {
  return {
    companyId: 'com_x',
    actor: { kind: 'server', id: 'server', name: null },
    address: null,
    deviceId: null,
    kind: 'change',
    action: 'settings.changed',
    object: { kind: 'setting', id: `s${n}` },
  } as const
}
