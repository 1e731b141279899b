import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { columnTypes } from '../db/column-types.ts'
import { describeOnBothDialects } from '../db/test/describe-on-both-dialects.ts'
import { createSealedRows } from './sealed-rows.ts'

describeOnBothDialects('SEC-6: rows whose values lie under a key', (makeDb, dialect) => {
  let db: Awaited<ReturnType<typeof makeDb>>
  beforeAll(async () => {
    db = await makeDb({ migrated: false })
    const types = columnTypes(dialect)
    await db.forMigrations.schema
      .createTable('locked_things')
      .addColumn('thing', types.id, (c) => c.primaryKey().notNull())
      .addColumn('owner', types.id, (c) => c.notNull())
      .addColumn('value', types.blob)
      .addColumn('made_at', types.instant, (c) => c.notNull())
      .execute()
    for (const [thing, owner, value] of [
      ['a', 'one', Buffer.from('A')],
      ['b', 'two', null],
      ['c', 'two', Buffer.from('C')],
      ['d', 'one', Buffer.from('D')],
    ] as const)
      await sql`insert into locked_things values (${thing}, ${owner}, ${value}, ${7})`.execute(
        db.forMigrations,
      )
  })

  const rowsOf = (only = {}) =>
    createSealedRows(db, {
      table: 'locked_things',
      id: 'thing',
      column: 'value',
      createdAt: sql.ref('made_at'),
      also: { ownerId: 'owner' },
      ...only,
    })

  test('SEC-6: come page by page in the order of their ids, those without a value left out', async () => {
    const first = await rowsOf().list('', 2)
    expect(
      first.map(({ id, ownerId, createdAt, sealed }) => [id, ownerId, createdAt, String(sealed)]),
    ).toEqual([
      ['a', 'one', 7, 'A'],
      ['c', 'two', 7, 'C'],
    ])
    expect((await rowsOf().list('c', 2)).map(({ id }) => id)).toEqual(['d'])
    expect((await rowsOf({ only: sql`owner = ${'one'}` }).list('', 9)).map(({ id }) => id)).toEqual([
      'a',
      'd',
    ])
  })

  test('SEC-6: a value that somebody has changed meanwhile is left alone', async () => {
    const [row] = await rowsOf().list('', 1)
    if (row === undefined) throw new Error('there is no row')
    await db.transaction((tx) => rowsOf().replace(tx, row, Buffer.from('new')))
    await db.transaction((tx) => rowsOf().replace(tx, row, Buffer.from('late')))
    expect((await rowsOf().list('', 1)).map(({ sealed }) => String(sealed))).toEqual(['new'])
  })
})
