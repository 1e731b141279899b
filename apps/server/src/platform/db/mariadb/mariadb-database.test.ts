import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Tx } from '../database.ts'
import { DatabaseBusyError } from '../errors.ts'
import { type OpenDb, openDatabase } from '../open-database.ts'
import { createTestDatabase } from '../test/describe-on-both-dialects.ts'
import { parseMariadbUrl } from './mariadb-url.ts'

interface Tables {
  rows: { id: number; n: number }
}

describe('MariaDB', () => {
  let db: OpenDb
  let drop: () => Promise<void>
  beforeAll(async () => {
    const made = await createTestDatabase('mariadb')
    drop = made.drop
    db = openDatabase({ url: made.url, connections: 6 })
    await sql`create table \`rows\` (id bigint primary key, n bigint not null) engine=InnoDB`.execute(
      db.forMigrations,
    )
    await sql`insert into \`rows\` values (1, 0), (2, 0)`.execute(db.forMigrations)
  })
  afterAll(async () => {
    await db.close()
    await drop()
  })

  test('a work that was undone by a deadlock is run again, and its hooks run once', async () => {
    let runs = 0
    let hooks = 0
    const { promise: bothHold, resolve } = Promise.withResolvers<void>()
    let holding = 0
    const cross = (first: number, second: number) =>
      db.transaction(async (tx) => {
        runs += 1
        tx.afterCommit(() => (hooks += 1))
        const add = (id: number) =>
          tx
            .on<Tables>()
            .updateTable('rows')
            .set((eb) => ({ n: eb('n', '+', 1) }))
            .where('id', '=', id)
            .execute()
        await add(first)
        holding += 1
        if (holding === 2) resolve()
        await bothHold
        await add(second)
      })
    await Promise.all([cross(1, 2), cross(2, 1)])
    expect(runs).toBeGreaterThan(2)
    expect(hooks).toBe(2)
    expect(await db.read<Tables>().selectFrom('rows').selectAll().orderBy('id').execute()).toEqual([
      { id: 1, n: 2 },
      { id: 2, n: 2 },
    ])
  })

  test('a transaction reads what is committed, not a snapshot of its start', async () => {
    const count = async (tx: Tx) =>
      (await tx.on<Tables>().selectFrom('rows').select('n').where('id', '=', 1).executeTakeFirstOrThrow()).n
    const { promise: hasRead, resolve: reading } = Promise.withResolvers<void>()
    const { promise: isChanged, resolve: change } = Promise.withResolvers<void>()
    const reader = db.transaction(async (tx) => {
      const before = await count(tx)
      reading()
      await isChanged
      return (await count(tx)) - before
    })
    await hasRead
    await db.transaction((tx) =>
      tx
        .on<Tables>()
        .updateTable('rows')
        .set((eb) => ({ n: eb('n', '+', 10) }))
        .where('id', '=', 1)
        .execute(),
    )
    change()
    expect(await reader).toBe(10)
  })

  test('a value that does not fit is refused, not cut', async () => {
    await sql`create table texts (t varchar(3) not null)`.execute(db.forMigrations)
    await expect(
      db.transaction((tx) => sql`insert into texts values ('four')`.execute(tx.on())),
    ).rejects.toThrow('Data too long')
  })

  test('a server that is not there is a busy database', async () => {
    const nowhere = openDatabase({ url: 'mysql://root@localhost/x?socketPath=%2Fnone.sock' })
    await expect(nowhere.transaction(async () => {})).rejects.toThrow(DatabaseBusyError)
    await nowhere.close()
  })
})

describe('the address of a MariaDB', () => {
  test('may be either scheme, with host and port or a socket', () => {
    expect(parseMariadbUrl('mariadb://me:p%40ss@db.example:3307/smartym')).toEqual({
      host: 'db.example',
      port: 3307,
      database: 'smartym',
      user: 'me',
      password: 'p@ss',
    })
    expect(parseMariadbUrl('mysql://root@localhost/x?socketPath=%2Frun%2Fm.sock')).toMatchObject({
      socketPath: '/run/m.sock',
      database: 'x',
    })
  })

  test.each(['postgres://x/y', 'mysql://host/', 'nonsense'])('is refused when it is %s', (url) => {
    expect(() => parseMariadbUrl(url)).toThrow(TypeError)
    expect(() => openDatabase({ url: 'postgres://x/y' })).toThrow('DATABASE_URL begins with "postgres:"')
  })
})
