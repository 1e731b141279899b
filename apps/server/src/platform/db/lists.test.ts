import { CompiledQuery, sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { cursorInvalid } from '../errors/index.ts'
import { countCapped } from './capped-count.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { keysetPage, toPage } from './keyset.ts'
import { columnTypes } from './column-types.ts'
import type { OpenDb } from './open-database.ts'
import { describeOnBothDialects } from './test/describe-on-both-dialects.ts'

interface Tables {
  facts: { id: string; group_id: string; started_at: number; kind: string }
}
const factId = (n: number): string => `call_${n.toString(16).padStart(32, '0')}`

describeOnBothDialects('lists', (makeDb, dialect) => {
  let db: OpenDb
  const total = 2500

  beforeAll(async () => {
    db = await makeDb({ migrated: false })
    const types = columnTypes(dialect)
    await db.forMigrations.schema
      .createTable('facts')
      .addColumn('id', types.id, (c) => c.primaryKey())
      .addColumn('group_id', types.id, (c) => c.notNull())
      .addColumn('started_at', types.instant, (c) => c.notNull())
      .addColumn('kind', types.key(10), (c) => c.notNull())
      .execute()
    await db.forMigrations.schema
      .createIndex('facts_group_started')
      .on('facts')
      .columns(['group_id', 'started_at', 'id'])
      .execute()
    /* Seven facts share each instant, so that ties are cut by pages. */
    const rows = Array.from({ length: total }, (_, i) => ({
      id: factId(i),
      group_id: `g${i % 2}`,
      started_at: Math.floor(i / 7),
      kind: i % 50 === 0 ? 'rare' : 'usual',
    }))
    await db.transaction(async (tx) => {
      for (let i = 0; i < rows.length; i += 500)
        await tx
          .on<Tables>()
          .insertInto('facts')
          .values(rows.slice(i, i + 500))
          .execute()
    })
    if (dialect === 'mariadb') await sql`analyze table facts`.execute(db.forMigrations)
  })

  const query = (group: string) =>
    db.read<Tables>().selectFrom('facts').selectAll().where('group_id', '=', group)
  const pageOf = (group: string, cursor: string | undefined, limit: number) =>
    keysetPage(query(group), { list: 'facts', at: 'started_at', id: 'id', cursor, limit })

  test('pages bring every row once, newest first, whatever their size', async () => {
    for (const limit of [1, 3, 50, 200].filter((size) => size > 1 || dialect === 'sqlite')) {
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const found = await pageOf('g1', cursor, limit).execute()
        const { rows, nextCursor } = toPage(found, { list: 'facts', limit }, (row) => ({
          at: row.started_at,
          id: row.id,
        }))
        seen.push(...rows.map((row) => row.id))
        cursor = nextCursor ?? undefined
      } while (cursor !== undefined)
      expect(seen).toHaveLength(total / 2)
      expect(new Set(seen).size).toBe(total / 2)
      expect(seen).toEqual(seen.toSorted().toReversed())
    }
  })

  test('a deep page is a range of the index: no sort, no scan of the rows before it', async () => {
    const cursor = encodeCursor('facts', { at: 10, id: factId(75) })
    const compiled = pageOf('g1', cursor, 50).compile()
    const explain = async <Row>(how: string): Promise<Row[]> => {
      const plan = await db
        .read()
        .executeQuery(CompiledQuery.raw(`${how} ${compiled.sql}`, [...compiled.parameters]))
      return plan.rows as Row[]
    }
    if (dialect === 'sqlite') {
      const text = (await explain<{ detail: string }>('explain query plan'))
        .map((row) => row.detail)
        .join('\n')
      expect(text).toContain('USING INDEX facts_group_started (group_id=? AND started_at<?)')
      expect(text).not.toContain('TEMP B-TREE')
    } else {
      const [plan] = await explain<{ type: string; key: string; Extra: string }>('explain')
      expect(plan).toMatchObject({ type: 'range', key: 'facts_group_started' })
      expect(plan?.Extra).not.toContain('filesort')
    }
    expect(compiled.sql).toMatch(/started_at[`"] <= \? and \([`"]started_at[`"] < \? or [`"]id[`"] < \?\)/)
  })

  test('a count stops at a thousand and says so', async () => {
    expect(await countCapped(db.read<Tables>(), query('g0'))).toEqual({ total: 1000, isTotalCapped: true })
    expect(await countCapped(db.read<Tables>(), query('g0').where('kind', '=', 'rare'))).toEqual({
      total: 50,
      isTotalCapped: false,
    })
    expect(await countCapped(db.read<Tables>(), query('nobody'))).toEqual({ total: 0, isTotalCapped: false })
  })
})

describe('a cursor', () => {
  const position = { at: 1_764_000_000_000, id: factId(7) }

  test('comes back as it was given', () => {
    expect(decodeCursor('facts', encodeCursor('facts', position))).toEqual(position)
  })

  test('of another list is refused', () => {
    expect(() => decodeCursor('others', encodeCursor('facts', position))).toThrow('request.cursor_invalid')
  })

  test('that was changed anywhere is refused', () => {
    const cursor = encodeCursor('facts', position)
    for (let i = 0; i < cursor.length; i += 1) {
      const changed = cursor.slice(0, i) + (cursor[i] === 'A' ? 'B' : 'A') + cursor.slice(i + 1)
      try {
        expect(decodeCursor('facts', changed)).toEqual(position)
      } catch (error) {
        expect(cursorInvalid.is(error)).toBe(true)
      }
    }
    for (const text of ['', 'x', '../..', 'a'.repeat(500)])
      expect(() => decodeCursor('facts', text)).toThrow('request.cursor_invalid')
  })
})
