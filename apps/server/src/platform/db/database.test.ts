import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { InsideTransactionError, isDuplicateKey, TransactionEndedError } from './errors.ts'
import type { OpenDb } from './open-database.ts'
import { prepareQuery } from './prepared-query.ts'
import type { Kysely } from 'kysely'
import type { Tx } from './database.ts'
import { decodeJson, encodeJson } from './json-column.ts'
import { describeOnBothDialects } from './test/describe-on-both-dialects.ts'
import { columnTypes } from './column-types.ts'

interface Tables {
  accounts: { id: string; balance: number }
  things: {
    id: string
    flag: boolean | number
    bytes: Uint8Array
    json: string
    at: number
    text: string | null
  }
}

async function createTables(db: OpenDb): Promise<void> {
  const types = columnTypes(db.dialect)
  await db.forMigrations.schema
    .createTable('accounts')
    .addColumn('id', types.id, (c) => c.primaryKey())
    .addColumn('balance', types.integer, (c) => c.notNull())
    .execute()
  await db.forMigrations.schema
    .createTable('things')
    .addColumn('id', types.id, (c) => c.primaryKey())
    .addColumn('flag', types.boolean)
    .addColumn('bytes', types.blob)
    .addColumn('json', types.json)
    .addColumn('at', types.instant)
    .addColumn('text', types.text)
    .execute()
}

describeOnBothDialects('database', (makeDb, dialect) => {
  let db: OpenDb
  beforeAll(async () => {
    db = await makeDb({ migrated: false })
    await createTables(db)
  })

  const insert = (tx: Tx, id: string, balance = 0) =>
    tx.on<Tables>().insertInto('accounts').values({ id, balance }).execute()
  const ids = async (): Promise<string[]> => {
    const rows = await db.read<Tables>().selectFrom('accounts').select('id').orderBy('id').execute()
    return rows.map((row) => row.id)
  }
  const clear = () => db.transaction((tx) => tx.on<Tables>().deleteFrom('accounts').execute())

  test('a work that fails leaves nothing behind, and others of its commit stand', async () => {
    await clear()
    const works = ['a', 'b', 'c'].map((id) =>
      db.transaction(async (tx) => {
        await insert(tx, id)
        if (id === 'b') throw new Error('b fails')
        return id
      }),
    )
    const answers = await Promise.allSettled(works)
    expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await ids()).toEqual(['a', 'c'])
  })

  test('hooks run once after the commit, and never for a work that failed', async () => {
    await clear()
    const told: string[] = []
    const work = (id: string, fails: boolean) =>
      db.transaction(async (tx) => {
        tx.afterCommit(() => told.push(id))
        await insert(tx, id)
        expect(told).not.toContain(id)
        if (fails) throw new Error('fails')
      })
    await Promise.allSettled([work('a', false), work('b', true), work('c', false)])
    expect(told.toSorted()).toEqual(['a', 'c'])
  })

  test('a hook that throws does not undo what is committed, and is told of', async () => {
    const errors: unknown[] = []
    const other = await makeDb({ migrated: false, onHookError: (error) => errors.push(error) })
    await createTables(other)
    await other.transaction(async (tx) => {
      tx.afterCommit(() => {
        throw new Error('hook')
      })
      await insert(tx, 'a')
    })
    expect(errors).toHaveLength(1)
  })

  test('db inside a transaction is refused, after any number of awaits', async () => {
    await expect(
      db.transaction(async (tx) => {
        await insert(tx, 'x1')
        await ids()
      }),
    ).rejects.toThrow(InsideTransactionError)
    await expect(db.transaction(async () => void (await db.transaction(async () => {})))).rejects.toThrow(
      InsideTransactionError,
    )
  })

  test('a tx is dead once its work has ended', async () => {
    let kept: Tx | undefined
    let keptBuilder: Kysely<Tables> | undefined
    await db.transaction(async (tx) => {
      kept = tx
      keptBuilder = tx.on<Tables>()
    })
    expect(() => kept?.on()).toThrow(TransactionEndedError)
    expect(() => kept?.afterCommit(() => {})).toThrow(TransactionEndedError)
    await expect(keptBuilder?.selectFrom('accounts').selectAll().execute()).rejects.toThrow(
      /ended|committed|released|destroyed/,
    )
  })

  test('what a hook or a caller does after the commit is outside of the transaction', async () => {
    const { promise, resolve } = Promise.withResolvers<string[]>()
    await db.transaction(async (tx) => tx.afterCommit(() => void ids().then(resolve)))
    expect(await promise).toBeDefined()
    await db.transaction(async () => {})
    expect(await ids()).toBeDefined()
  })

  test('a duplicate key is known as such on both databases', async () => {
    await clear()
    await db.transaction((tx) => insert(tx, 'a'))
    const error = await db.transaction((tx) => insert(tx, 'a')).catch((caught: unknown) => caught)
    expect(isDuplicateKey(error)).toBe(true)
    expect(isDuplicateKey(new Error('other'))).toBe(false)
  })

  test('a duplicate key inside a work can be caught and the work goes on', async () => {
    await clear()
    await db.transaction((tx) => insert(tx, 'a'))
    await db.transaction(async (tx) => {
      await insert(tx, 'a').catch((error: unknown) => expect(isDuplicateKey(error)).toBe(true))
      await insert(tx, 'b')
    })
    expect(await ids()).toEqual(['a', 'b'])
  })

  test('values come back as they were, on both databases', async () => {
    const json = { b: [1.5, null, '한글 😀'], a: { deep: true } }
    const thing = {
      id: 'dev_1',
      flag: true,
      bytes: new Uint8Array([0, 255, 7]),
      json: encodeJson(json),
      at: 1_764_000_000_123,
      text: 'it\'s \\ \u0000 "ok" 😀',
    }
    await db.transaction((tx) => tx.on<Tables>().insertInto('things').values(thing).execute())
    const row = await db.read<Tables>().selectFrom('things').selectAll().executeTakeFirstOrThrow()
    expect(row.flag).toBe(1)
    expect(Buffer.from(row.bytes)).toEqual(Buffer.from([0, 255, 7]))
    expect(decodeJson(row.json)).toEqual(json)
    expect(row.at).toBe(1_764_000_000_123)
    expect(row.text).toBe(thing.text)
  })

  test('undefined is refused instead of becoming something', async () => {
    const insertOne = prepareQuery((k: Kysely<Tables>, p: { id: string }) =>
      k.insertInto('accounts').values({ id: p.id, balance: 0 }),
    )
    await expect(
      db.transaction((tx) => insertOne.run(tx.on<Tables>(), { id: undefined as never })),
    ).rejects.toThrow('id is undefined')
  })

  test('a compare-and-set counts matched rows, also when nothing changes', async () => {
    await clear()
    await db.transaction((tx) => insert(tx, 'a', 5))
    const { numUpdatedRows } = await db.transaction((tx) =>
      tx
        .on<Tables>()
        .updateTable('accounts')
        .set({ balance: 5 })
        .where('id', '=', 'a')
        .where('balance', '=', 5)
        .executeTakeFirst(),
    )
    expect(numUpdatedRows).toBe(1n)
  })

  test('of many that set the same row at once exactly one wins', async () => {
    await clear()
    await db.transaction((tx) => insert(tx, 'a', 0))
    const wins = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        db.transaction(async (tx) => {
          const set = await tx
            .on<Tables>()
            .updateTable('accounts')
            .set({ balance: i + 1 })
            .where('id', '=', 'a')
            .where('balance', '=', 0)
            .executeTakeFirst()
          return Number(set.numUpdatedRows)
        }),
      ),
    )
    expect(wins.reduce((a, b) => a + b)).toBe(1)
  })

  test('a prepared query is compiled once and takes its values each time', async () => {
    await clear()
    let compiled = 0
    const insertOne = prepareQuery((k: Kysely<Tables>, p: { id: string; balance: number }) => {
      compiled += 1
      return k.insertInto('accounts').values({ id: p.id, balance: p.balance })
    })
    await db.transaction(async (tx) => {
      await insertOne.run(tx.on<Tables>(), { id: 'a', balance: 1 })
      await insertOne.run(tx.on<Tables>(), { id: 'b', balance: 2 })
    })
    expect(await db.read<Tables>().selectFrom('accounts').selectAll().orderBy('id').execute()).toEqual([
      { id: 'a', balance: 1 },
      { id: 'b', balance: 2 },
    ])
    expect(compiled).toBe(1)
  })

  test('rows can be streamed while others read', async () => {
    await clear()
    await db.transaction((tx) =>
      tx
        .on<Tables>()
        .insertInto('accounts')
        .values(Array.from({ length: 300 }, (_, i) => ({ id: `s${i}`, balance: i })))
        .execute(),
    )
    let streamed = 0
    for await (const row of db.read<Tables>().selectFrom('accounts').selectAll().stream(50)) {
      streamed += row.balance >= 0 ? 1 : 0
      if (streamed % 100 === 0) expect(await ids()).toHaveLength(300)
    }
    expect(streamed).toBe(300)
  })

  test('close waits for what was asked for', async () => {
    const other = await makeDb({ migrated: false })
    await createTables(other)
    const works = Array.from({ length: 30 }, (_, i) =>
      other.transaction((tx) => insert(tx, `c${i}`).then(() => i)),
    )
    await other.drain()
    expect(await Promise.all(works)).toHaveLength(30)
  })

  describe('whatever works run at once', () => {
    const arbitraryWork = fc.record({
      from: fc.integer({ min: 0, max: 3 }),
      to: fc.integer({ min: 0, max: 3 }),
      amount: fc.integer({ min: 1, max: 60 }),
      fails: fc.boolean(),
    })

    /* Moves money unless there is too little; some fail after having written. */
    const transfer =
      (work: { from: number; to: number; amount: number; fails: boolean }) => async (tx: Tx) => {
        const accounts = tx.on<Tables>()
        const moved = await accounts
          .updateTable('accounts')
          .set((eb) => ({ balance: eb('balance', '-', work.amount) }))
          .where('id', '=', `t${work.from}`)
          .where('balance', '>=', work.amount)
          .executeTakeFirst()
        if (moved.numUpdatedRows === 0n) throw new Error('too little')
        await accounts
          .updateTable('accounts')
          .set((eb) => ({ balance: eb('balance', '+', work.amount) }))
          .where('id', '=', `t${work.to}`)
          .execute()
        if (work.fails) throw new Error('fails')
      }

    type Work = Parameters<typeof transfer>[0]

    async function run(works: readonly Work[]) {
      await clear()
      await db.transaction(async (tx) => {
        for (let i = 0; i < 4; i += 1) await insert(tx, `t${i}`, 100)
      })
      const answers = await Promise.all(
        works.map((work) =>
          db.transaction(transfer(work)).then(
            () => 'kept',
            (error: Error) => error.message,
          ),
        ),
      )
      const rows = await db.read<Tables>().selectFrom('accounts').select('balance').orderBy('id').execute()
      return { answers, balances: rows.map((row) => row.balance) }
    }

    /* What should come of it, one work after another. */
    function model(works: readonly Work[]) {
      const balances = [100, 100, 100, 100]
      const answers = works.map(({ from, to, amount, fails }) => {
        if ((balances[from] ?? 0) < amount) return 'too little'
        if (fails) return 'fails'
        balances[from] = (balances[from] ?? 0) - amount
        balances[to] = (balances[to] ?? 0) + amount
        return 'kept'
      })
      return { answers, balances }
    }

    test('the result is that of running them one after another', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(arbitraryWork, { minLength: 1, maxLength: 24 }), async (works) => {
          const { answers, balances } = await run(works)
          if (dialect === 'sqlite') expect({ answers, balances }).toEqual(model(works))
          const kept = works.filter((_work, i) => answers[i] === 'kept')
          const expected = [0, 1, 2, 3].map(
            (id) => 100 + kept.reduce((sum, work) => sum + effectOn(id, work), 0),
          )
          expect(balances).toEqual(expected)
        }),
        { numRuns: dialect === 'sqlite' ? 100 : 15 },
      )
    })

    function effectOn(id: number, { from, to, amount }: Work): number {
      return (to === id ? amount : 0) - (from === id ? amount : 0)
    }
  })

  test('the engine says its own name', async () => {
    const version = await (
      dialect === 'sqlite'
        ? sql<{ v: string }>`select sqlite_version() as v`
        : sql<{ v: string }>`select version() as v`
    ).execute(db.read())
    expect(version.rows[0]?.v).toMatch(dialect === 'sqlite' ? /^3\./ : /MariaDB/)
  })
})
