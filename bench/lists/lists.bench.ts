import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import {
  createRecordingsView,
  type RecordingNames,
} from '../../apps/server/src/features/recordings/recordings.view.ts'
import type { RecordingSearch } from '../../apps/server/src/features/recordings/recording-search.view.ts'
import { sightIn } from '../../apps/server/src/test/sights.ts'
import { migrations } from '../../apps/server/src/migrations/registry.ts'
import {
  encodeCursor,
  migrateToLatest,
  type OpenDb,
  openDatabase,
} from '../../apps/server/src/platform/db/index.ts'
import { startPrivateMariadb } from '../../packages/test-kit/src/mariadb.ts'
import { createDatabase } from '../mariadb-database.ts'
import { type BenchOptions, type BenchTable, type Figure, timeRuns } from '../table.ts'
import {
  companyId,
  customersIn,
  fillMariadb,
  fillSqlite,
  firstDay,
  groupsFor,
  unitOf,
} from './fill-recordings.ts'

const names: RecordingNames = {
  unitNames: new Map(),
  sight: sightIn(companyId),
  listeningOf: async () => () => 'must_request',
}
const monthMs = 28 * 86_400_000
const randomInt = (below: number): number => Math.floor(Math.random() * below)
const fourDigits = (): string => String(randomInt(10_000)).padStart(4, '0')
const wholeNumber = (): string => `+8210${String(randomInt(2_000_000)).padStart(8, '0')}`

interface Goals {
  readonly offset: string
  readonly groupOffset: string
}

/** What a comparison is made with. */
interface Field {
  readonly db: OpenDb
  readonly dialect: string
  readonly options: BenchOptions
  readonly figures: Figure[]
}

const all: RecordingSearch = { scope: { companyId, orgUnitIds: null, agentId: null } }
const inUnit = (unit: string): RecordingSearch => ({
  scope: { companyId, orgUnitIds: [unit], agentId: null },
})

function list({ db }: Field, search: RecordingSearch, page: { cursor?: string; withTotal?: boolean } = {}) {
  return createRecordingsView(db, customersIn(db)).listRecordings(search, page, names)
}

function naive({ db }: Field, query: ReturnType<typeof sql>): Promise<unknown> {
  return query.execute(db.read<Record<string, Record<string, unknown>>>())
}

async function compare(
  { dialect, options, figures }: Field,
  words: { what: string; rival: string; goal: string; isRatioOfOurs?: boolean },
  ours: () => Promise<unknown>,
  theirs: () => Promise<unknown>,
): Promise<void> {
  const mine = await timeRuns(options.seconds, ours)
  const rival = await timeRuns(options.seconds, theirs)
  figures.push({
    what: `${dialect}: ${words.what}`,
    n: mine.n,
    value: mine.p50,
    unit: 'ms p50',
    rival: `${words.rival} (n=${rival.n})`,
    rivalValue: rival.p50,
    ratio: words.isRatioOfOurs === true ? mine.p50 / rival.p50 : rival.p50 / mine.p50,
    goal: words.goal,
  })
}

/** Where a page at this depth begins. */
async function cursorAt({ db }: Field, depth: number, where: ReturnType<typeof sql>): Promise<string> {
  const { rows } = await sql<{ started_at: number; id: string }>`
    select started_at, id from recordings where ${where} order by started_at desc, id desc limit 1 offset ${sql.lit(depth)}`.execute(
    db.read<Record<string, Record<string, unknown>>>(),
  )
  const [row] = rows
  if (row === undefined) throw new Error('the table has fewer rows than that')
  return encodeCursor('recordings', { at: Number(row.started_at), id: row.id })
}

function offsetPage(field: Field, depth: number, where: ReturnType<typeof sql>): Promise<unknown> {
  return naive(
    field,
    sql`select * from recordings where ${where} order by started_at desc, id desc limit 51 offset ${sql.lit(depth)}`,
  )
}

/** Goal 6. */
async function comparePages(field: Field, goals: Goals): Promise<void> {
  const { rows } = field.options
  const depth = Math.floor(rows * 0.98)
  const company = sql`company_id = ${companyId}`
  const cursor = await cursorAt(field, depth, company)
  const deep = () => list(field, all, { cursor })
  const what = `page at depth ${depth.toLocaleString('en')}`
  await compare(field, { what, rival: 'OFFSET', goal: goals.offset }, deep, () =>
    offsetPage(field, depth, company),
  )
  await compare(field, { what, rival: 'the first page', goal: '≤ 1.5', isRatioOfOurs: true }, deep, () =>
    list(field, all),
  )

  const groups = groupsFor(rows)
  const unit = unitOf(1 % groups)
  const group = sql`company_id = ${companyId} and org_unit_id = ${unit}`
  const groupDepth = Math.min(10_000, Math.floor(rows / groups / 2))
  const groupCursor = await cursorAt(field, groupDepth, group)
  await compare(
    field,
    { what: `one group, depth ${groupDepth.toLocaleString('en')}`, rival: 'OFFSET', goal: goals.groupOffset },
    () => list(field, inUnit(unit), { cursor: groupCursor }),
    () => offsetPage(field, groupDepth, group),
  )
}

/** Goals 7 and 8. */
async function compareNumbers(field: Field): Promise<void> {
  const anyUnit = (): string => unitOf(randomInt(groupsFor(field.options.rows)))
  const like = (pattern: string, more = sql``) =>
    naive(
      field,
      sql`select * from recordings where customer_number like ${pattern} ${more} order by started_at desc limit 50`,
    )
  await compare(
    field,
    { what: 'exact number', rival: "like '%number%'", goal: '≥ 1000' },
    () => list(field, { ...all, number: wholeNumber() }),
    () => like(`%${wholeNumber().slice(1)}%`),
  )
  await compare(
    field,
    { what: 'last 4 digits in one group', rival: "like '%1234' and the group", goal: '≥ 500' },
    () => list(field, { ...inUnit(anyUnit()), trailingDigits: fourDigits() }),
    () => like(`%${fourDigits()}`, sql`and org_unit_id = ${anyUnit()}`),
  )
  await compare(
    field,
    { what: 'last 4 digits everywhere', rival: "like '%1234'", goal: '≥ 50' },
    () => list(field, { ...all, trailingDigits: fourDigits() }),
    () => like(`%${fourDigits()}`),
  )
}

/** Goal 9. */
async function compareCounts(field: Field): Promise<void> {
  const month = (): { from: number; to: number } => {
    const from = firstDay + randomInt(60 * 86_400_000)
    return { from, to: from + monthMs }
  }
  await compare(
    field,
    { what: 'list of a month with its count', rival: 'count(*) alone', goal: '≥ 5' },
    () => list(field, { ...all, ...month() }, { withTotal: true }),
    () => {
      const { from, to } = month()
      return naive(
        field,
        sql`select count(*) from recordings where company_id = ${companyId} and started_at >= ${from} and started_at < ${to}`,
      )
    },
  )
}

/** The product's own view against the plain way to write each query. */
async function benchDialect(
  db: OpenDb,
  dialect: string,
  options: BenchOptions,
  goals: Goals,
): Promise<Figure[]> {
  const field: Field = { db, dialect, options, figures: [] }
  await comparePages(field, goals)
  await compareNumbers(field)
  await compareCounts(field)
  return field.figures
}

/** A new, empty database on our own server. */

/** `rows` recordings on both databases. The goals are those of ten million rows; with fewer, the plain way has less to lose. */
export async function benchLists(options: BenchOptions): Promise<BenchTable> {
  const folder = mkdtempSync(join(tmpdir(), 'smartym-bench-'))
  const isFull = options.rows >= 10_000_000
  const figures: Figure[] = []
  const mariadb = await startPrivateMariadb()
  try {
    const file = join(folder, 'lists.db')
    const sqlite = openDatabase({ url: `sqlite:${file}` })
    await migrateToLatest(sqlite, migrations)
    await sqlite.close()
    process.stderr.write('filling SQLite\n')
    fillSqlite(file, options.rows)
    const filled = openDatabase({ url: `sqlite:${file}` })
    figures.push(
      ...(await benchDialect(filled, 'SQLite', options, {
        offset: isFull ? '≥ 200' : '≥ 20',
        groupOffset: '≥ 3',
      })),
    )
    await filled.close()

    const url = await createDatabase(mariadb, 'lists')
    const other = openDatabase({ url })
    await migrateToLatest(other, migrations)
    process.stderr.write('filling MariaDB\n')
    await fillMariadb(url, options.rows)
    figures.push(
      ...(await benchDialect(other, 'MariaDB', options, {
        offset: isFull ? '≥ 2000' : '≥ 200',
        groupOffset: isFull ? '≥ 20' : '≥ 3',
      })),
    )
    await other.close()
  } finally {
    await mariadb.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { name: 'lists', figures, details: { rows: options.rows, groups: groupsFor(options.rows) } }
}
