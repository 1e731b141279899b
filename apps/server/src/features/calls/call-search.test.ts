import { sightIn } from '../../test/sights.ts'
import { CompiledQuery } from 'kysely'
import { expect, test } from 'vitest'
import { FakeClock } from '../../platform/clock/index.ts'
import { keysetPage, type OpenDb } from '../../platform/db/index.ts'
import { describeOnBothDialects } from '../../platform/db/test/describe-on-both-dialects.ts'
import { createTestIdSource } from '../../platform/ids/index.ts'
import { createCallsView } from './calls.view.ts'
import { type CallSearch, orderOf, searchCalls } from './call-search.view.ts'
import { testRowCustomers } from '../../test/protection.ts'
import { createCallsStore } from './calls.store.ts'
import type { CallRow, CallsTables } from './calls.table.ts'

const companyId = 'com_1'
const clock = new FakeClock()
const ids = createTestIdSource(clock)
const first = clock.now() - 30 * 24 * 3_600_000
const units = ['org_a', 'org_b', 'org_c', 'org_d']
const all = { companyId, orgUnitIds: null, agentId: null }
const names = {
  unitNames: new Map<string, string>(),
  dispositions: [],
  language: 'ko' as const,
  sight: sightIn(all.companyId),
}

function row(index: number): CallRow {
  const customer = `+8210${String(10_000_000 + (index % 900) * 97).slice(-8)}`
  return {
    id: ids.next('call'),
    company_id: companyId,
    org_unit_id: units[index % units.length] ?? null,
    agent_id: `agt_${index % 40}`,
    agent_name: null,
    employee_number: null,
    extension: null,
    device_id: 'dev_1',
    line_number: null,
    direction: index % 5 === 0 ? 'inbound' : 'outbound',
    phase: 'ended',
    outcome: index % 3 === 0 ? 'busy' : 'connected',
    ended_by: 'customer',
    customer_number: customer,
    customer_name: null,
    customer_reference: null,
    purpose: null,
    dial_request_id: null,
    api_key_id: null,
    started_at: first + index * 250_000,
    ringing_at: null,
    connected_at: null,
    ended_at: first + index * 250_000 + 1000,
    duration_ms: 0,
    received_at: first,
    is_clock_synchronised: 1,
    disposition_code: null,
    disposition_note: null,
    disposition_at: null,
    coverage: index % 3 === 0 ? 'not_required' : 'covered',
    recording_mode: 'automatic',
    recording_id: null,
    recording_state: null,
    is_recording_partial: 0,
    source: null,
  }
}

const rows = Array.from({ length: 6000 }, (_none, index) => row(index))
const newestFirst = rows.toReversed()
const someNumber = rows[100]?.customer_number ?? ''
const endsWith = (call: CallRow, digits: number): boolean =>
  call.customer_number?.slice(-digits) === someNumber.slice(-digits)
const month = { from: first + 1_000_000, to: clock.now() }

/** Every way in which the screens ask, with what should come. */
const searches: [string, CallSearch, (call: CallRow) => boolean][] = [
  ['everything', { scope: all }, () => true],
  [
    'a month',
    { scope: all, ...month },
    (call) => call.started_at >= month.from && call.started_at < month.to,
  ],
  ['one unit', { scope: { ...all, orgUnitIds: ['org_a'] } }, (call) => call.org_unit_id === 'org_a'],
  [
    'one unit in a month',
    { scope: { ...all, orgUnitIds: ['org_b'] }, ...month },
    (call) => call.org_unit_id === 'org_b' && call.started_at >= month.from,
  ],
  [
    'several units',
    { scope: { ...all, orgUnitIds: ['org_a', 'org_c'] }, ...month },
    (call) => ['org_a', 'org_c'].includes(call.org_unit_id ?? '') && call.started_at >= month.from,
  ],
  ['an agent', { scope: all, agentId: 'agt_7' }, (call) => call.agent_id === 'agt_7'],
  [
    'an agent’s own',
    { scope: { ...all, agentId: 'agt_8' }, ...month },
    (call) => call.agent_id === 'agt_8' && call.started_at >= month.from,
  ],
  [
    'an agent of one’s unit',
    { scope: { ...all, orgUnitIds: ['org_a', 'org_b'] }, agentId: 'agt_4' },
    (call) => call.agent_id === 'agt_4' && ['org_a', 'org_b'].includes(call.org_unit_id ?? ''),
  ],
  ['a number', { scope: all, number: someNumber }, (call) => call.customer_number === someNumber],
  [
    'a number in one’s units',
    { scope: { ...all, orgUnitIds: ['org_a', 'org_b'] }, number: someNumber, ...month },
    (call) => call.customer_number === someNumber && ['org_a', 'org_b'].includes(call.org_unit_id ?? ''),
  ],
  ['four digits', { scope: all, trailingDigits: someNumber.slice(-4) }, (call) => endsWith(call, 4)],
  [
    'four digits in a unit',
    { scope: { ...all, orgUnitIds: ['org_a'] }, trailingDigits: someNumber.slice(-4) },
    (call) => endsWith(call, 4) && call.org_unit_id === 'org_a',
  ],
  [
    'eight digits',
    { scope: all, trailingDigits: someNumber.slice(-8) },
    (call) => call.customer_number === someNumber,
  ],
  [
    'busy and inbound',
    { scope: all, outcome: 'busy', direction: 'inbound' },
    (call) => call.outcome === 'busy' && call.direction === 'inbound',
  ],
  [
    'coverage',
    { scope: { ...all, orgUnitIds: ['org_d'] }, coverage: 'covered' },
    (call) => call.coverage === 'covered' && call.org_unit_id === 'org_d',
  ],
  ['nobody’s', { scope: { ...all, orgUnitIds: [] } }, () => false],
  ['another company', { scope: { ...all, companyId: 'com_2' } }, () => false],
]

const customersIn = (db: OpenDb) => testRowCustomers(db, 'calls', companyId)
const viewOf = async (db: OpenDb) => createCallsView(db, await customersIn(db))

describeOnBothDialects('searching calls', (makeDb, dialect) => {
  let shared: Promise<OpenDb> | undefined
  const filled = async (): Promise<OpenDb> => {
    const db = await makeDb()
    const store = createCallsStore(await customersIn(db))
    await db.transaction((tx) => store.insertCalls(tx, rows))
    if (dialect === 'mariadb') await db.read<unknown>().executeQuery(CompiledQuery.raw('analyze table calls'))
    return db
  }
  const database = (): Promise<OpenDb> => (shared ??= filled())

  test.each(searches)('ADM-1: %s is found whole, page by page, newest first', async (_what, search, fits) => {
    const view = await viewOf(await database())
    const found: string[] = []
    let cursor: string | undefined
    do {
      const page: Awaited<ReturnType<typeof view.listCalls>> = await view.listCalls(
        search,
        { limit: 137, ...(cursor !== undefined && { cursor }) },
        names,
      )
      found.push(...page.items.map((call) => call.callId))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined && found.length < 700)
    const expected = newestFirst.filter(fits).map((call) => call.id)
    expect(found).toEqual(expected.slice(0, found.length))
    expect(found.length).toBeGreaterThanOrEqual(Math.min(expected.length, 700))
  })

  test('ADM-1: rows of the same instant are neither lost nor doubled between pages', async () => {
    const db = await makeDb()
    const same = Array.from({ length: 25 }, (_none, index) => ({ ...row(index), started_at: first }))
    const customers = await customersIn(db)
    await db.transaction((tx) => createCallsStore(customers).insertCalls(tx, same))
    const view = createCallsView(db, customers)
    const one = await view.listCalls({ scope: all }, { limit: 10 }, names)
    const two = await view.listCalls({ scope: all }, { limit: 10, cursor: one.nextCursor ?? '' }, names)
    const three = await view.listCalls({ scope: all }, { limit: 10, cursor: two.nextCursor ?? '' }, names)
    const found = [one, two, three].flatMap((page) => page.items.map((call) => call.callId))
    expect([found.length, new Set(found).size, three.nextCursor]).toEqual([25, 25, null])
  })

  test('ADM-1: a count is exact to a thousand and says when there are more', async () => {
    const view = await viewOf(await database())
    const total = async (search: CallSearch) => {
      const { total: counted, isTotalCapped } = await view.listCalls(
        search,
        { limit: 1, withTotal: true },
        names,
      )
      return [counted, isTotalCapped]
    }
    expect(await total({ scope: all })).toEqual([1000, true])
    expect(await total({ scope: all, agentId: 'agt_7' })).toEqual([150, false])
  })

  /* The plan of a page deep in the list; what SQLite and MariaDB say of reading all or of sorting. */
  async function planOf(search: CallSearch): Promise<string> {
    const db = await database()
    const read = db.read<CallsTables>()
    const customers = await customersIn(db)
    const probe = createCallsView(db, customers)
    const { nextCursor } = await probe.listCalls(search, { limit: 3 }, names)
    const page = {
      list: 'calls',
      ...orderOf(search),
      cursor: nextCursor ?? undefined,
      limit: 50,
    } as const
    const { sql, parameters } = keysetPage(
      searchCalls(read, search, customers).selectAll('calls'),
      page,
    ).compile()
    const explain = dialect === 'sqlite' ? 'explain query plan' : 'explain'
    const { rows: plan } = await read.executeQuery<Record<string, unknown>>(
      CompiledQuery.raw(`${explain} ${sql}`, [...parameters]),
    )
    return JSON.stringify(plan)
  }

  const planned = searches.filter(([what]) => !['nobody’s', 'another company'].includes(what))
  test.each(planned)(
    'ADM-1: the plan for %s reads by an index and sorts no more than ties',
    async (_what, search) => {
      const plan = await planOf(search)
      if (dialect === 'sqlite') {
        expect(plan).toMatch(/USING INDEX calls_/)
        const isByDigitsEverywhere = search.trailingDigits !== undefined && search.scope.orgUnitIds === null
        if (!isByDigitsEverywhere) expect(plan).not.toMatch(/TEMP B-TREE FOR ORDER BY/)
      } else {
        expect(plan).not.toMatch(/"type":"ALL"/)
        if (search.trailingDigits === undefined) expect(plan).not.toMatch(/filesort/)
      }
    },
  )

  test.each(
    dialect === 'sqlite'
      ? [
          ['one unit', 'calls_org_unit_started'],
          ['several units', 'calls_started'],
          ['an agent of one’s unit', 'calls_agent_started'],
          ['a number in one’s units', 'calls_number_started'],
          ['four digits in a unit', 'calls_last4_org_unit_started'],
        ]
      : [
          ['one unit in a month', 'calls_org_unit_started'],
          ['an agent', 'calls_agent_started'],
          ['a number', 'calls_number_started'],
          ['four digits in a unit', 'calls_last4_org_unit_started'],
        ],
  )('ADM-1: %s is answered by the index %s', async (what, index) => {
    const [, search] = searches.find(([name]) => name === what) ?? []
    expect(search && (await planOf(search))).toContain(index)
  })
})
