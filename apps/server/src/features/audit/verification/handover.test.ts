import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import type { OpenDb } from '../../../platform/db/index.ts'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import {
  type CheckpointSigner,
  generateSigningKey,
  openCheckpoint,
  openHandover,
  signCheckpoint,
  signerFrom,
  signHandover,
  splitNotes,
  verifierOf,
} from '../checkpoints/checkpoints.rules.ts'
import {
  type AuditLogFixture,
  createAuditLogFixture,
  removeGuards,
  signer as first,
} from '../test/audit-log-fixture.ts'

const newSigner = (): CheckpointSigner => signerFrom('smartym/audit', generateSigningKey())

describeOnBothDialects('SEC-3: a new key that signs the usage history', (makeDb) => {
  let db: OpenDb
  let fixture: AuditLogFixture
  const second = newSigner()
  const third = newSigner()

  beforeEach(async () => {
    db = await makeDb()
    fixture = createAuditLogFixture(db)
    await fixture.record(5)
    await fixture.log.flush()
    fixture.signWith(second, first)
    await fixture.record(3)
    await fixture.log.flush()
    fixture.signWith(second)
    await fixture.record(4)
    await fixture.log.flush()
  })
  const raw = (text: string) => sql.raw(text).execute(db.forMigrations)

  test('takes over with one checkpoint that both sign', () => {
    expect(fixture.exported).toHaveLength(3)
    const [before = '', handover = '', after = ''] = fixture.exported
    expect(openHandover('smartym/audit', handover)?.treeSize).toBe(8)
    for (const key of [first, second]) expect(openCheckpoint(verifierOf(key), handover)?.treeSize).toBe(8)
    expect(openCheckpoint(verifierOf(first), before)?.treeSize).toBe(5)
    expect(openCheckpoint(verifierOf(first), after)).toBeUndefined()
    expect(openCheckpoint(verifierOf(second), after)?.treeSize).toBe(12)
    expect(splitNotes(fixture.exported.join(''))).toEqual(fixture.exported)
  })

  test('vouches for what the key before it signed, and the key before it for the new one', async () => {
    for (const signer of [first, second])
      expect(await fixture.verify({ signer })).toMatchObject({ ok: true, entries: 12 })
    fixture.signWith(third, second)
    await fixture.record(1)
    await fixture.log.flush()
    for (const signer of [first, second, third])
      expect(await fixture.verify({ signer })).toMatchObject({ ok: true, entries: 13 })
    expect(await fixture.verify({ signer: newSigner() })).toMatchObject({ ok: false })
  })

  test('ends the key before it: what that signs from then on is refused', async () => {
    const [head] = fixture.exported.slice(-1).map((note) => openCheckpoint(verifierOf(second), note))
    if (head === undefined) throw new Error('no checkpoint')
    const late = signCheckpoint(first, head)
    expect(await fixture.verify({ exported: [late] })).toEqual({
      ok: false,
      firstBadEntry: null,
      reason: 'exported checkpoint 1 is not one that our key signed',
    })
  })

  test('needs the signatures of both', async () => {
    const [, note = ''] = fixture.exported
    const checkpoint = openCheckpoint(verifierOf(second), note)
    if (checkpoint === undefined) throw new Error('no checkpoint')
    const forged = signHandover(third, second, checkpoint)
    const lines = note.split('\n')
    for (const dropped of [lines.length - 2, lines.length - 3]) {
      const cut = lines.filter((_, i) => i !== dropped).join('\n')
      expect(openHandover('smartym/audit', cut)).toBeUndefined()
      expect(openCheckpoint(verifierOf(first), cut)).toBeUndefined()
    }
    const mixed = [...note.split('\n').slice(0, 8), ...forged.split('\n').slice(8)].join('\n')
    expect(openHandover('smartym/audit', mixed)).toBeUndefined()
  })

  test('taken over twice is a fork', async () => {
    const [, note = ''] = fixture.exported
    const checkpoint = openCheckpoint(verifierOf(second), note)
    if (checkpoint === undefined) throw new Error('no checkpoint')
    const forged = signHandover(first, third, { ...checkpoint, treeSize: 9 })
    expect(await fixture.verify({ exported: [...fixture.exported, forged] })).toMatchObject({
      ok: false,
      reason: expect.stringContaining('handed over twice, at 8 and at 9 entries'),
    })
  })

  test('does not hide that an entry from before it was changed', async () => {
    await removeGuards(db)
    await raw(`update audit_entries set action = 'settings.read' where position = 2`)
    expect(await fixture.verify({ signer: second })).toMatchObject({ ok: false, firstBadEntry: 2 })
  })

  test('without the one before it begins a log of its own, which verification says', async () => {
    fixture.signWith(third)
    await fixture.record(1)
    await fixture.log.flush()
    expect(await fixture.verify({ signer: third })).toMatchObject({
      ok: false,
      reason: 'the stored checkpoint of 5 entries is not one that our key signed',
    })
  })
})
