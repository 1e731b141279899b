import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpenDb } from '../platform/db/index.ts'
import { createFloor, type Floor, type FloorAgent } from './floor.ts'

const customer = { number: '+821055497163', name: '제갈공명', reference: 'REF-93471' }
const seeded = [customer.number, '01055497163', '55497163', '제갈', customer.name, customer.reference]

/** Where a customer still stands in clear, each with the reason. */
const inClear = [
  /* The law asks whose data was seen (0073). */
  'audit_entries.subject_reference',
]

function textOf(value: unknown): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)
}

/** Tables and columns in which one of these stands, in whichever encoding. */
async function placesOf(db: OpenDb, texts: readonly string[]): Promise<string[]> {
  const forms = texts.flatMap((text) => [text, Buffer.from(text).toString('latin1')])
  const found = new Set<string>()
  for (const { name } of await db.forMigrations.introspection.getTables()) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(
      db.forMigrations,
    )
    for (const row of rows)
      for (const [column, value] of Object.entries(row))
        if (forms.some((form) => textOf(value).includes(form))) found.add(`${name}.${column}`)
  }
  return [...found].toSorted()
}

describe.each(['sqlite', 'mariadb'] as const)('customers at rest (%s)', (dialect) => {
  let floor: Floor
  let agent: FloorAgent
  beforeAll(async () => {
    floor = await createFloor(dialect)
    agent = await floor.addWorkingAgent()
  })
  afterAll(() => floor.stop())

  test('SEC-6: after a whole call nothing of the customer stands in clear but where it is said', async () => {
    await floor.dial({
      agent: { agentId: agent.agentId },
      phoneNumber: '010-5549-7163',
      customerName: customer.name,
      customerReference: customer.reference,
    })
    const { payload } = await agent.phone.takeDial()
    const { callId, recordingId } = payload
    const { phone } = agent
    await phone.startCall(payload, agent.agentId)
    /* Another phone claims the call, which is rejected and kept. */
    const other = await floor.addWorkingAgent()
    await other.phone.startCall(payload, other.agentId)
    await phone.report('call.ringing', { callId })
    await phone.report('call.connected', { callId })
    if (recordingId !== null)
      await phone.report('recording.started', {
        recordingId,
        callId,
        mode: 'automatic',
        captureMethod: 'virtual',
        media: 'amr',
      })
    await phone.report('call.ended', {
      callId,
      outcome: 'connected',
      durationMs: 1000,
      endedBy: 'customer',
    })
    const manager = await floor.addPerson('manager', floor.units.seoul)
    for (const what of ['number', 'name'])
      await manager.request('POST', `/api/v1/calls/${callId}/${what}-reveals`, { reason: '민원 확인' })
    const call = (await manager.request('GET', `/api/v1/calls/${callId}`)).json()
    expect(call).toMatchObject({
      phase: 'ended',
      customerName: customer.name,
      customerReference: customer.reference,
      customerNumber: { last4: '7163' },
    })
    for (const query of ['number=010-5549-7163', 'trailingDigits=7163', 'trailingDigits=55497163'])
      for (const list of ['calls', 'recordings'])
        expect((await manager.request('GET', `/api/v1/${list}?${query}`)).json().items).toHaveLength(1)
    await floor.container.outbox.flush()
    const rejected = await sql<{ report: string }>`select * from rejected_reports`.execute(
      floor.container.db.forMigrations,
    )
    expect(rejected.rows.map(({ report }) => report)).toEqual([expect.stringContaining('7163')])
    expect(await placesOf(floor.container.db, seeded)).toEqual(inClear)
  })
})
