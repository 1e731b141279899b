import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrations } from '../../../migrations/registry.ts'
import { migrateToLatest, openDatabase } from '../../../platform/db/index.ts'
import { type AuditLogFixture, createAuditLogFixture } from '../test/audit-log-fixture.ts'

const root = mkdtempSync(join(tmpdir(), 'smartym-tamper-'))
const original = join(root, 'original.db')
const copy = join(root, 'copy.db')
const entries = 60
const textColumns = [
  'id',
  'company_id',
  'kind',
  'actor_kind',
  'actor_id',
  'actor_name',
  'address',
  'device_id',
  'action',
  'object_kind',
  'object_id',
  'subject_reference',
  'reason',
  'detail',
] as const
let fixture: AuditLogFixture

beforeAll(async () => {
  const db = openDatabase({ url: `sqlite:${original}` })
  await migrateToLatest(db, migrations)
  fixture = createAuditLogFixture(db)
  for (const count of [20, 25, 15]) {
    await fixture.record(count, {
      actor: { kind: 'account', id: 'acc_1', name: '이순신' },
      address: '10.1.2.3',
      subjectReference: 'C-1',
    })
    await fixture.log.flush()
  }
  await db.close()
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

type Tampering = (db: Database.Database) => void
const place = fc.integer({ min: 0, max: entries - 1 })

/* One character of one value changed, added or taken away; null becomes something, something becomes null. */
const changeText: fc.Arbitrary<Tampering> = fc
  .record({
    column: fc.constantFrom(...textColumns),
    place,
    at: fc.nat(200),
    how: fc.constantFrom('change', 'add', 'cut', 'null'),
  })
  .map(({ column, place: position, at, how }) => (db) => {
    const { value } = db
      .prepare(`select ${column} as value from audit_entries where position = ?`)
      .get(position) as { value: string | null }
    db.prepare(`update audit_entries set ${column} = ? where position = ?`).run(
      changed(column, value, at, how),
      position,
    )
  })

function changed(column: string, value: string | null, at: number, how: string): string | null {
  if (value === null) return 'x'
  const isNullable = [
    'actor_name',
    'address',
    'device_id',
    'object_id',
    'subject_reference',
    'reason',
  ].includes(column)
  if (how === 'null' && isNullable) return null
  const characters = Array.from(value)
  const i = at % (characters.length + 1)
  if (how === 'add' || i === characters.length) characters.splice(i, 0, ' ')
  else if (how === 'cut') characters.splice(i, 1)
  else characters[i] = characters[i] === 'x' ? 'y' : 'x'
  return characters.join('')
}

const changeBytes: fc.Arbitrary<Tampering> = fc
  .record({
    target: fc.constantFrom(
      'audit_entries.leaf_hash',
      'audit_log_heads.subtree_roots',
      'audit_checkpoints.root_hash',
    ),
    row: fc.nat(),
    at: fc.nat(),
    bit: fc.nat(7),
  })
  .map(({ target, row, at, bit }) => (db) => {
    const [table, column] = target.split('.') as [string, string]
    const rows = db
      .prepare(`select rowid as row, ${column} as value from ${table} where ${column} is not null`)
      .all() as { row: number; value: Buffer }[]
    const found = rows[row % rows.length] as { row: number; value: Buffer }
    const i = at % found.value.length
    found.value[i] = (found.value[i] ?? 0) ^ (1 << bit)
    db.prepare(`update ${table} set ${column} = ? where rowid = ?`).run(found.value, found.row)
  })

const changeNumber: fc.Arbitrary<Tampering> = fc
  .record({
    statement: fc.constantFrom(
      'update audit_entries set at = at + @by where position = @place',
      'update audit_log_heads set tree_size = tree_size - abs(@by)',
      'update audit_checkpoints set signed_at = signed_at + @by where tree_size = 45',
    ),
    place,
    by: fc.constantFrom(-1000, -1, 1, 1000),
  })
  .map(({ statement, place: position, by }) => (db) => {
    const named = statement.includes('@place') ? { by, place: position } : { by }
    db.prepare(statement).run(named)
  })

const changeRows: fc.Arbitrary<Tampering> = fc
  .record({ how: fc.constantFrom('delete', 'swap', 'shift', 'cut', 'copy'), a: place, b: place })
  .map(({ how, a, b }) => (db) => {
    const other = a === b ? (a + 1) % entries : b
    const move = (from: number, to: number): unknown =>
      db.prepare('update audit_entries set position = ? where position = ?').run(to, from)
    if (how === 'delete') db.prepare('delete from audit_entries where position = ?').run(a)
    if (how === 'cut') db.prepare('delete from audit_entries where position >= ?').run(a)
    if (how === 'swap') {
      move(a, 1000)
      move(other, a)
      move(1000, other)
    }
    if (how === 'shift') {
      db.prepare('delete from audit_entries where position = ?').run(a)
      for (let i = a + 1; i < entries; i += 1) move(i, i - 1)
    }
    if (how === 'copy') {
      const columns = [...textColumns.filter((name) => name !== 'id'), 'at', 'leaf_hash'].join(', ')
      db.prepare(
        `insert into audit_entries (id, ${columns}, position) select id || 'x', ${columns}, ${entries} from audit_entries where position = ?`,
      ).run(a)
    }
  })

test('SEC-6: whatever is changed in the database, verify says so', async () => {
  expect(await fixture.verify({ db: openDatabase({ url: `sqlite:${original}` }) })).toMatchObject({
    ok: true,
    entries,
  })
  await fc.assert(
    fc.asyncProperty(fc.oneof(changeText, changeBytes, changeNumber, changeRows), async (tamper) => {
      rmSync(`${copy}-wal`, { force: true })
      rmSync(`${copy}-shm`, { force: true })
      cpSync(original, copy)
      const raw = new Database(copy)
      for (const name of ['no_delete', 'no_change', 'no_move']) raw.exec(`drop trigger audit_entries_${name}`)
      tamper(raw)
      raw.close()
      const db = openDatabase({ url: `sqlite:${copy}` })
      const verdict = await fixture.verify({ db })
      await db.close()
      expect(verdict).toMatchObject({ ok: false, reason: expect.any(String) })
    }),
    { numRuns: 150 },
  )
})
