import { sightIn } from '../../test/sights.ts'
import { CompiledQuery, type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Db, keysetPage } from '../../platform/db/index.ts'
import { describeOnBothDialects } from '../../platform/db/test/describe-on-both-dialects.ts'
import { testCaller } from '../../platform/http/test/create-test-app.ts'
import { testRowCustomers } from '../../test/protection.ts'
import type { RowCustomers } from '../protection/index.ts'
import { type RecordingSearch, searchRecordings } from './recording-search.view.ts'
import type { RecordingRow, RecordingsTables } from './recordings.table.ts'
import { createRecordingsView, type RecordingNames } from './recordings.view.ts'

const companyId = testCaller().companyId
const units = Array.from({ length: 8 }, (_, k) => `org_${String(k).padStart(32, '0')}`)
const agents = Array.from({ length: 40 }, (_, k) => `agt_${String(k).padStart(32, '0')}`)
const rowCount = 3000
const startAt = 1_700_000_000_000

function rowOf(k: number): RecordingRow {
  const last4 = String((k * 7919) % 10_000).padStart(4, '0')
  return {
    id: `rec_${k.toString(16).padStart(32, '0')}`,
    company_id: companyId,
    call_id: `call_${k.toString(16).padStart(32, '0')}`,
    device_id: 'dev_1',
    org_unit_id: units[k % units.length] ?? null,
    agent_id: agents[k % agents.length] ?? null,
    agent_name: '이수민',
    employee_number: null,
    extension: null,
    api_key_id: null,
    direction: k % 3 === 0 ? 'inbound' : 'outbound',
    customer_number: `+82105555${last4}`,
    customer_name: null,
    customer_reference: null,
    /* Two recordings share each instant: the id decides. */
    started_at: startAt + Math.floor(k / 2) * 1000,
    state: k % 10 === 0 ? 'expected' : 'stored',
    mode: 'automatic',
    media: 'amr',
    capture_method: 'virtual',
    duration_ms: 1000,
    lost_ms: 0,
    end_reason: 'normal',
    fault_code: null,
    size_bytes: 100,
    device_seq: k + 1,
    identity_block: null,
    seal_block: null,
    object_key: null,
    stored_at: null,
    rendition_state: 'none',
    rendition_fault: null,
    is_marked: k % 50 === 0 ? 1 : 0,
  }
}

const all = { companyId, orgUnitIds: null, agentId: null }
const one = { companyId, orgUnitIds: units.slice(0, 1), agentId: null }
const some = { companyId, orgUnitIds: units.slice(0, 5), agentId: null }
const own = { companyId, orgUnitIds: null, agentId: agents[3] ?? '' }
const names: RecordingNames = {
  unitNames: new Map(),
  sight: sightIn(companyId),
  listeningOf: async () => () => 'must_request',
}

/** What each screen asks, and the index that must answer it on SQLite; `isSorted`: within a narrow condition. */
const searches: [what: string, search: RecordingSearch, index: string, isSorted: boolean][] = [
  ['everything', { scope: all }, 'recordings_started', false],
  ['one unit', { scope: one }, 'recordings_org_unit_started', false],
  ['a subtree of units', { scope: some }, 'recordings_started', false],
  ['an agent’s own', { scope: own }, 'recordings_agent_started', false],
  ['an agent of a subtree', { scope: some, agentId: agents[4] ?? '' }, 'recordings_agent_started', false],
  ['marked ones of a unit', { scope: one, isMarked: true }, 'recordings_marked', false],
  ['a whole number', { scope: some, number: '+821055557919' }, 'recordings_number_started', true],
  [
    'trailing digits in units',
    { scope: some, trailingDigits: '7919' },
    'recordings_last4_org_unit_started',
    true,
  ],
  [
    'trailing digits anywhere',
    { scope: all, trailingDigits: '55557919' },
    'recordings_last4_org_unit_started',
    true,
  ],
]

async function planOf(
  db: Db,
  customers: RowCustomers,
  search: RecordingSearch,
): Promise<{ text: string; rows: number }> {
  const read: Kysely<RecordingsTables> = db.read<RecordingsTables>()
  const page = { list: 'recordings', at: 'started_at', id: 'id', cursor: undefined, limit: 50 } as const
  const query = keysetPage(searchRecordings(read, search, customers).selectAll('recordings'), page)
  if (db.dialect === 'sqlite') {
    const { sql: text, parameters } = query.compile()
    const plan = await read.executeQuery<{ detail: string }>(
      CompiledQuery.raw(`explain query plan ${text}`, [...parameters]),
    )
    return { text: plan.rows.map(({ detail }) => detail).join('; '), rows: 0 }
  }
  const plan = await query.explain<{ type: string; key: string; Extra: string; rows: number }>()
  const text = plan.map(({ type, key, Extra }) => `${type} ${key} ${Extra}`).join('; ')
  return { text, rows: Math.max(...plan.map(({ rows }) => Number(rows))) }
}

describeOnBothDialects('recordings search', (makeDb, dialect) => {
  let db: Awaited<ReturnType<typeof makeDb>>
  let customers: RowCustomers
  beforeAll(async () => {
    db = await makeDb()
    customers = await testRowCustomers(db, 'recordings', companyId)
    const rows = Array.from({ length: rowCount }, (_, k) => rowOf(k))
    for (let at = 0; at < rows.length; at += 500)
      await db.transaction(async (tx) => {
        await tx
          .on<RecordingsTables>()
          .insertInto('recordings')
          .values(rows.slice(at, at + 500).map(customers.seal))
          .execute()
      })
    if (dialect === 'mariadb') await sql`analyze table recordings`.execute(db.read())
  })
  afterAll(() => db.drain())

  test.each(searches)(
    'ADM-1: %s is found by an index, without a scan',
    async (_what, search, index, isSorted) => {
      const { text, rows } = await planOf(db, customers, search)
      if (dialect === 'sqlite') {
        expect(text).toContain(index)
        expect(text).not.toMatch(/SCAN recordings(?! USING INDEX)/)
        if (!isSorted) expect(text).not.toContain('TEMP B-TREE')
        return
      }
      expect(text).not.toMatch(/^ALL/)
      if (isSorted) expect(rows).toBeLessThan(50)
      else expect(text).not.toContain('filesort')
    },
  )

  test('ADM-1: pages follow each other without a hole or a double, also within one instant', async () => {
    const view = createRecordingsView(db, customers)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await view.listRecordings(
        { scope: one },
        { limit: 101, ...(cursor !== undefined && { cursor }) },
        names,
      )
      seen.push(...page.items.map((item) => item.recordingId))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    const expected = Array.from({ length: rowCount }, (_, k) => k)
      .filter((k) => k % units.length === 0)
      .map((k) => rowOf(k).id)
      .toReversed()
    expect(seen).toEqual(expected)
  })

  test('ADM-1: filters and digits find what they say, the count stops at a thousand', async () => {
    const view = createRecordingsView(db, customers)
    const found = async (search: Partial<RecordingSearch>) =>
      view.listRecordings({ scope: all, ...search }, { limit: 200, withTotal: true }, names)
    expect(await found({})).toMatchObject({ total: 1000, isTotalCapped: true })
    const marked = await found({ isMarked: true })
    expect(marked).toMatchObject({ total: rowCount / 50, isTotalCapped: false })
    expect(marked.items.every((item) => item.isMarked)).toBe(true)
    const [sample] = (await found({ trailingDigits: '7919' })).items
    expect(sample?.customerNumber).toMatchObject({ last4: '7919', isMasked: true })
    expect(JSON.stringify(sample)).not.toContain('55557919')
    for (const search of [{ number: '+821055557919' }, { trailingDigits: '55557919' }])
      expect((await found(search)).items.map((item) => item.recordingId)).toEqual([sample?.recordingId])
    expect((await found({ trailingDigits: '65557919' })).items).toEqual([])
    expect((await found({ state: 'expected', from: startAt, to: startAt + 5000 })).items).toHaveLength(1)
    expect((await found({ scope: { ...all, orgUnitIds: [] } })).items).toEqual([])
  })
})
