import { fork } from 'node:child_process'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import type { Tx } from '../database.ts'
import { DatabaseBusyError, StorageFullError, TransactionEndedError } from '../errors.ts'
import { openSqlite } from './sqlite-database.ts'
import type { CommitQueueOptions } from './commit-queue.ts'
import { createTestDatabase } from '../test/describe-on-both-dialects.ts'

interface Tables {
  notes: { id: string; text: string }
}
const options: Omit<CommitQueueOptions, 'onCommit'> = {
  groupedCommits: true,
  maxWorksPerCommit: 256,
  maxWaitingWorks: 1000,
  lockWaitMs: 200,
  maxWorkMs: 100,
  onHookError: () => {},
}
const cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function open(changes: Partial<CommitQueueOptions> = {}) {
  const { url, drop } = await createTestDatabase('sqlite')
  const file = url.slice('sqlite:'.length)
  const db = openSqlite(file, { ...options, ...changes })
  cleanups.push(drop, () => db.close())
  await sql`create table notes (id text primary key, text text not null) strict`.execute(db.forMigrations)
  const commits = (): number => {
    const [row] = new Database(file, { readonly: true }).pragma('data_version') as { data_version: number }[]
    return row?.data_version ?? 0
  }
  return { db, file, commits }
}
const insert =
  (id: string, text = '') =>
  (tx: Tx) =>
    tx.on<Tables>().insertInto('notes').values({ id, text }).execute()

/* Counts commits as another connection sees them. */
function watchCommits(file: string): () => number {
  const watcher = new Database(file, { readonly: true })
  cleanups.push(async () => void watcher.close())
  const version = (): number => watcher.pragma('data_version', { simple: true }) as number
  const before = version()
  return () => version() - before
}

test('works that wait together are committed together', async () => {
  const { db, file } = await open()
  const commits = watchCommits(file)
  await Promise.all(Array.from({ length: 100 }, (_, i) => db.transaction(insert(`n${i}`))))
  expect(commits()).toBe(1)
})

test('the size of a commit is bounded', async () => {
  const { db } = await open({ maxWorksPerCommit: 10 })
  let committed = 0
  const seen: number[] = []
  await Promise.all(
    Array.from({ length: 35 }, (_, i) =>
      db.transaction(async (tx) => {
        seen.push(committed)
        tx.afterCommit(() => (committed += 1))
        await insert(`n${i}`)(tx)
      }),
    ),
  )
  expect(seen.filter((n) => n === 0)).toHaveLength(10)
  expect(new Set(seen)).toEqual(new Set([0, 10, 20, 30]))
})

test('without grouping each work commits alone', async () => {
  const { db } = await open({ groupedCommits: false })
  let committed = 0
  const seen: number[] = []
  await Promise.all(
    Array.from({ length: 5 }, () =>
      db.transaction(async (tx) => {
        seen.push(committed)
        tx.afterCommit(() => (committed += 1))
      }),
    ),
  )
  expect(seen).toEqual([0, 1, 2, 3, 4])
})

test('nobody sees a work before its commit', async () => {
  const { db } = await open()
  let during: Promise<number> | undefined
  const { promise: mayRead, resolve } = Promise.withResolvers<void>()
  const read = mayRead.then(
    async () => (await db.read<Tables>().selectFrom('notes').selectAll().execute()).length,
  )
  await db.transaction(async (tx) => {
    await insert('a')(tx)
    resolve()
    for (let i = 0; i < 50; i += 1) await tx.on<Tables>().selectFrom('notes').selectAll().execute()
    during = read
  })
  expect(await during).toBe(0)
  expect(await db.read<Tables>().selectFrom('notes').selectAll().execute()).toHaveLength(1)
})

test('a work that waits for something else is given up, and the others go on', async () => {
  const { db } = await open()
  const stuck = db.transaction(async (tx) => {
    await insert('stuck')(tx)
    await new Promise(() => {})
  })
  const late = db.transaction(async (tx) => {
    await new Promise((resolve) => setTimeout(resolve, 150))
    await insert('late')(tx)
  })
  const fine = db.transaction(insert('fine'))
  await expect(stuck).rejects.toThrow(TransactionEndedError)
  await expect(late).rejects.toThrow(TransactionEndedError)
  await fine
  expect(await db.read<Tables>().selectFrom('notes').select('id').execute()).toEqual([{ id: 'fine' }])
})

test('a database that another process has locked is waited for, then refused as busy', async () => {
  const { db, file } = await open()
  const other = new Database(file)
  other.exec('begin immediate')
  await expect(db.transaction(insert('a'))).rejects.toThrow(DatabaseBusyError)
  const waiting = db.transaction(insert('b'))
  setTimeout(() => other.exec('rollback'), 60)
  await waiting
  other.close()
})

test('more works than may wait are refused as busy', async () => {
  const { db } = await open({ maxWaitingWorks: 3 })
  const answers = await Promise.allSettled(
    Array.from({ length: 5 }, (_, i) => db.transaction(insert(`n${i}`))),
  )
  expect(answers.map((answer) => answer.status)).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'rejected',
    'rejected',
  ])
})

test('a full disk refuses the works that need room, keeps the others, and recovers', async () => {
  const { db } = await open()
  await sql`pragma max_page_count = 20`.execute(db.forMigrations)
  const big = 'x'.repeat(200_000)
  const answers = await Promise.allSettled([
    db.transaction(insert('small1')),
    db.transaction(insert('big', big)),
    db.transaction(insert('small2')),
  ])
  expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect((answers[1] as PromiseRejectedResult).reason).toBeInstanceOf(StorageFullError)
  await sql`pragma max_page_count = 100000`.execute(db.forMigrations)
  await db.transaction(insert('big', big))
  expect(await db.read<Tables>().selectFrom('notes').select('id').orderBy('id').execute()).toEqual([
    { id: 'big' },
    { id: 'small1' },
    { id: 'small2' },
  ])
})

test('what was answered is there after the process was killed', async () => {
  const { url, drop } = await createTestDatabase('sqlite')
  cleanups.push(drop)
  const file = url.slice('sqlite:'.length)
  const writer = fork(join(import.meta.dirname, '../test/write-until-killed.ts'), [file])
  const answered = await new Promise<string[]>((resolve) => {
    const ids: string[] = []
    writer.on('message', (id) => {
      ids.push(id as string)
      if (ids.length === 300) writer.kill('SIGKILL')
    })
    writer.once('exit', () => resolve(ids))
  })
  const after = new Database(file, { readonly: true })
  const kept = new Set((after.prepare('select id from notes').all() as { id: string }[]).map((row) => row.id))
  expect(answered.filter((id) => !kept.has(id))).toEqual([])
  expect(after.pragma('integrity_check', { simple: true })).toBe('ok')
  after.close()
})
