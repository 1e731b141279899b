import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { CompiledQuery, type KyselyPlugin, type RootOperationNode } from 'kysely'
import { createAccountsView } from '../../apps/server/src/features/accounts/accounts.view.ts'
import { createDevicesView } from '../../apps/server/src/features/devices/devices.view.ts'
import { migrations } from '../../apps/server/src/migrations/registry.ts'
import {
  type Db,
  encodeCursor,
  migrateToLatest,
  type OpenDb,
  openDatabase,
} from '../../apps/server/src/platform/db/index.ts'
import { startPrivateMariadb } from '../../packages/test-kit/src/mariadb.ts'
import { createDatabase } from '../mariadb-database.ts'
import { type BenchOptions, type BenchTable, type Figure, timeRuns } from '../table.ts'
import { fillDesk, placeBefore } from './fill-desk.ts'
import { companyId, unitOf } from './fill-recordings.ts'

const rows = 30_000
/** What a person does not feel as waiting. */
const goalMs = 100
const everywhere = { companyId, orgUnitIds: null, agentId: null }
const inUnit = { companyId, orgUnitIds: [unitOf(3)], agentId: null }
const noNames: ReadonlyMap<string, string> = new Map()

type Rows = Record<string, Record<string, unknown>>

/** The database as a view sees it; what it asks is kept, to have its plan explained. */
function listening(db: OpenDb) {
  const asked: RootOperationNode[] = []
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked.push(node)
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const read: Db['read'] = <T>() => db.read<T>().withPlugin(plugin)
  return { asked, db: { read } }
}

async function plansOf(db: OpenDb, dialect: string, run: (db: Pick<Db, 'read'>) => Promise<unknown>) {
  const heard = listening(db)
  await run(heard.db)
  const explain = dialect === 'SQLite' ? 'explain query plan' : 'explain'
  return Promise.all(
    heard.asked.map(async (node) => {
      const executor = db.read<Rows>().getExecutor()
      const query = executor.compileQuery(node, { queryId: 'explained' })
      const explained = CompiledQuery.raw(`${explain} ${query.sql}`, [...query.parameters])
      const { rows: steps } = await db.read<Rows>().executeQuery<Record<string, unknown>>(explained)
      return { sql: query.sql, plan: steps }
    }),
  )
}

type Run = (db: Pick<Db, 'read'>) => Promise<unknown>

/** The lists as the console's pages ask for them. */
const lists: readonly { what: string; run: Run }[] = [
  ...['accounts', 'devices'].flatMap((name) => {
    const list: (
      db: Pick<Db, 'read'>,
      scope: typeof everywhere | typeof inUnit,
      query: object,
    ) => Promise<unknown> = (db, scope, query) =>
      name === 'accounts'
        ? createAccountsView(db).listAccounts(scope, query)
        : createDevicesView(db).listDevices(scope, query, noNames)
    const cursor = encodeCursor(name, placeBefore(name === 'accounts' ? 'acc' : 'dev', rows - 28_000))
    const filter = name === 'accounts' ? { role: 'auditor' } : { state: 'lost' }
    return [
      { what: `${name}, first page`, run: (db: Pick<Db, 'read'>) => list(db, everywhere, {}) },
      {
        what: `${name}, first page with its count`,
        run: (db: Pick<Db, 'read'>) => list(db, everywhere, { withTotal: true }),
      },
      {
        what: `${name}, page at depth 28,000`,
        run: (db: Pick<Db, 'read'>) => list(db, everywhere, { cursor }),
      },
      { what: `${name} of one unit`, run: (db: Pick<Db, 'read'>) => list(db, inUnit, {}) },
      { what: `${name}, a rare filter`, run: (db: Pick<Db, 'read'>) => list(db, everywhere, filter) },
      {
        what: `${name}, search with few hits and its count`,
        run: (db: Pick<Db, 'read'>) => list(db, everywhere, { search: '김상담 29', withTotal: true }),
      },
      {
        what: `${name}, search without a hit`,
        run: (db: Pick<Db, 'read'>) => list(db, everywhere, { search: '없는이름' }),
      },
    ]
  }),
  {
    what: 'accounts, search by the end of a number',
    run: (db) => createAccountsView(db).listAccounts(everywhere, { search: '9123' }),
  },
]

async function benchDialect(db: OpenDb, dialect: string, { seconds }: BenchOptions) {
  const figures: Figure[] = []
  const plans: Record<string, unknown> = {}
  for (const { what, run } of lists) {
    const timings = await timeRuns(Math.min(seconds, 3), () => run(db))
    figures.push({
      what: `${dialect}: ${what}`,
      n: timings.n,
      value: timings.p99,
      unit: 'ms p99',
      rival: 'what is not felt as waiting',
      rivalValue: goalMs,
      ratio: timings.p99 / goalMs,
      goal: '≤ 1',
    })
    plans[what] = await plansOf(db, dialect, run)
  }
  return { figures, plans }
}

async function openFilled(url: string): Promise<OpenDb> {
  const db = openDatabase({ url })
  await migrateToLatest(db, migrations)
  await fillDesk(db, rows)
  return db
}

/** The lists of 30,000 accounts and 30,000 phones on both databases; `var/bench/desk-lists.json` has the plan of every query. */
export async function benchDeskLists(options: BenchOptions): Promise<BenchTable> {
  const folder = mkdtempSync(join(tmpdir(), 'smartym-bench-'))
  const mariadb = await startPrivateMariadb()
  try {
    const file = join(folder, 'desk.db')
    const sqlite = await openFilled(`sqlite:${file}`)
    new Database(file).exec('analyze').close()
    const first = await benchDialect(sqlite, 'SQLite', options)
    await sqlite.close()
    const other = await openFilled(await createDatabase(mariadb, 'desk'))
    const second = await benchDialect(other, 'MariaDB', options)
    await other.close()
    return {
      name: 'desk-lists',
      figures: [...first.figures, ...second.figures],
      details: { rows, SQLite: first.plans, MariaDB: second.plans },
    }
  } finally {
    await mariadb.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
