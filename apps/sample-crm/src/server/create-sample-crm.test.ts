import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { createSampleCrm, type SampleCrm } from './create-sample-crm.ts'
import { createCallHistory } from './history.ts'

const apiKey = 'smk_key_secret'
const request = {
  dialRequestId: 'dial_1',
  callId: 'call_2',
  createdAt: '2026-11-23T05:00:00.000Z',
  endedAt: '2026-11-23T05:01:00.000Z',
  agentName: '김하늘',
  outcome: 'connected',
  customerReference: 'C-10001',
  disposition: { code: 'promise', name: '약속', note: '금요일', recordedAt: '2026-11-23T05:01:10.000Z' },
}

const pastCall = {
  callId: 'call_1',
  startedAt: '2026-10-23T05:00:00.000Z',
  endedAt: '2026-10-23T05:00:30.000Z',
  agentName: '이준서',
  outcome: 'no_answer',
  disposition: null,
}

/** A control server as far as a CRM sees it; counts who asks how. */
async function startFakeSmartym() {
  const asked: string[] = []
  const answer = (incoming: IncomingMessage, response: ServerResponse): void => {
    asked.push(`${incoming.method} ${incoming.url} ${incoming.headers.authorization}`)
    if (incoming.url === '/api/v1/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      const event = {
        eventId: '1',
        kind: 'call.ended',
        at: request.endedAt,
        agentId: null,
        data: { dialRequestId: 'dial_1' },
      }
      response.write(`id: 1\ndata: ${JSON.stringify(event)}\n\n`)
      return
    }
    const bodies: Record<string, unknown> = {
      '/api/v1/browser-tokens': { token: 'smb_1', agentId: 'agt_1', expiresAt: '2026-11-23T05:10:00.000Z' },
      '/api/v1/calls': { items: [pastCall], nextCursor: null },
      '/api/v1/dispositions': { items: [{ code: 'promise', name: { ko: '약속', en: 'Promise' } }] },
    }
    const body = bodies[incoming.url?.split('?')[0] ?? ''] ?? request
    response
      .writeHead(incoming.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(body))
  }
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const open: { crm?: SampleCrm; server?: Server } = {}
afterEach(async () => {
  await open.crm?.close()
  open.server?.closeAllConnections()
  open.server?.close()
})

async function start() {
  const smartym = await startFakeSmartym()
  const crm = await createSampleCrm({
    smartymUrl: smartym.url,
    apiKey,
    agents: [{ employeeNumber: '1001', name: '김하늘' }],
  })
  Object.assign(open, { crm, server: smartym.server })
  return { smartym, crm, get: async (path: string) => (await fetch(crm.url + path)).json() }
}

describe('the sample CRM (INT-1)', () => {
  test('INT-1: the page gets a browser token, never the API key', async () => {
    const { smartym, crm } = await start()
    const token = await fetch(`${crm.url}smartym-token?agent=1001`, { method: 'POST' })
    expect(await token.json()).toMatchObject({ token: 'smb_1' })
    expect(smartym.asked).toContain(`POST /api/v1/browser-tokens Bearer ${apiKey}`)
    const settings = await (await fetch(`${crm.url}api/settings`)).text()
    expect(settings).not.toContain('smk_')
  })

  test('INT-1: nobody gets a token for an agent of another office', async () => {
    const { smartym, crm } = await start()
    expect((await fetch(`${crm.url}smartym-token?agent=9999`, { method: 'POST' })).status).toBe(404)
    expect(smartym.asked.filter((each) => each.includes('browser-tokens'))).toEqual([])
  })

  test('CTC-4: a call that has ended stands in its customer’s history, above those of before', async () => {
    const { get } = await start()
    await expect
      .poll(() => get('api/customers/C-10001/history'))
      .toEqual([
        {
          callId: 'call_2',
          at: request.createdAt,
          agentName: '김하늘',
          outcome: 'connected',
          dispositionCode: 'promise',
          note: '금요일',
        },
        {
          callId: 'call_1',
          at: pastCall.startedAt,
          agentName: '이준서',
          outcome: 'no_answer',
          dispositionCode: null,
          note: null,
        },
      ])
  })

  test('INT-1: past calls are asked for once a customer', async () => {
    const { smartym, get } = await start()
    await get('api/customers/C-10002/history')
    expect(await get('api/customers/C-10002/history')).toHaveLength(1)
    const asked = smartym.asked.filter((each) => each.includes('/api/v1/calls?number=010-0000-1001'))
    expect(asked).toHaveLength(1)
  })

  test('its 40 customers have numbers that no one can own', async () => {
    const { get } = await start()
    const customers = (await get('api/customers')) as { phoneNumber: string }[]
    expect(customers).toHaveLength(40)
    expect(customers.filter(({ phoneNumber }) => !phoneNumber.startsWith('010-0000-'))).toEqual([])
  })
})

test('the same call told twice is one entry, with the later words', () => {
  const history = createCallHistory()
  const told = request as unknown as Parameters<typeof history.record>[0]
  history.record({ ...told, disposition: null })
  history.record(told)
  expect(history.of('C-10001').map((entry) => entry.dispositionCode)).toEqual(['promise'])
})
