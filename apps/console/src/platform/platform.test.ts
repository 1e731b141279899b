import { afterEach, describe, expect, test, vi } from 'vitest'
import { apiAddress, call, setCsrfToken } from './api.ts'
import { reconnectDelayMs } from './event-stream.ts'
import { createFormat, formatDuration } from './format.ts'
import { isProblem, Problem } from './problem.ts'
import { parseSearch, read, stringifySearch } from './search-params.ts'
import { addDays, dayOf, endOfDay, startOfDay } from './zone.ts'

const recordingId = `rec_${'1'.repeat(32)}`

interface Sent {
  readonly address: string
  readonly init: RequestInit & { readonly headers: Record<string, string> }
}

function answerWith(response: () => Response): Sent[] {
  const sent: Sent[] = []
  vi.stubGlobal('fetch', async (address: string, init: Sent['init']) => {
    sent.push({ address, init })
    return response()
  })
  return sent
}

afterEach(() => {
  vi.unstubAllGlobals()
  setCsrfToken('')
})

describe('asking the server', () => {
  test('an address holds path and query, without what is undefined', () => {
    expect(apiAddress('getCall', { params: { callId: 'call_1/2' } })).toBe('/api/v1/calls/call_1%2F2')
    expect(apiAddress('listCalls', { query: { limit: 50, from: undefined } })).toBe('/api/v1/calls?limit=50')
  })

  test('what changes something carries the session’s token, what creates something a key of its own each time', async () => {
    setCsrfToken('the-token')
    const sent = answerWith(() => Response.json({}))
    const mark = { params: { recordingId }, body: { atMs: 1, text: '동의' } }
    await call('createMark', mark)
    await call('createMark', mark)
    await call('listMarks', { params: { recordingId } })
    const keys = sent.map(({ init }) => init.headers['idempotency-key'])
    expect(sent[0]?.init.headers['x-csrf-token']).toBe('the-token')
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
    expect(keys[1]).not.toBe(keys[0])
    expect(sent[2]?.init.headers).not.toHaveProperty('x-csrf-token')
    expect(keys[2]).toBeUndefined()
  })

  test('a refusal is thrown with its code, its sentence and its members', async () => {
    const problem = {
      type: 't',
      title: '상담원이 통화중입니다.',
      status: 409,
      code: 'dialing.agent_in_call',
      agentState: 'in_call',
    }
    answerWith(() => Response.json(problem, { status: 409 }))
    const error: unknown = await call('getSession', {}).catch((thrown: unknown) => thrown)
    expect(isProblem(error, 'dialing.agent_in_call')).toBe(true)
    expect(error).toMatchObject({ message: problem.title, status: 409, members: { agentState: 'in_call' } })
  })

  test('a proxy’s page and a dead network become sentences too', async () => {
    answerWith(() => new Response('<html>', { status: 502 }))
    await expect(call('getSession', {})).rejects.toMatchObject({
      code: 'console.unexpected_answer',
      status: 502,
    })
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('failed to fetch')))
    await expect(call('getSession', {})).rejects.toBeInstanceOf(Problem)
  })

  test('a broken stream is tried again later and later, up to a quarter of a minute', () => {
    expect([1, 2, 3, 4, 5, 9].map((attempt) => reconnectDelayMs(attempt, 1))).toEqual([
      1000, 2000, 4000, 8000, 15_000, 15_000,
    ])
    expect(reconnectDelayMs(1, 0)).toBe(750)
  })
})

describe('addresses hold all state of a page', () => {
  test('an address is readable and comes back as it was written', () => {
    const search = stringifySearch({ digits: '1234', isMarked: true, from: undefined, row: '' })
    expect(search).toBe('?digits=1234&isMarked=1')
    expect(parseSearch(search)).toEqual({ digits: '1234', isMarked: '1' })
  })

  test('what does not fit counts as absent', () => {
    const raw = { from: '2026-13-77', to: '2026-11-23', state: 'x', text: 'a'.repeat(200), flag: 'yes' }
    expect(read.day(raw, 'from')).toBeUndefined()
    expect(read.day(raw, 'to')).toBe('2026-11-23')
    expect(read.oneOf(raw, 'state', ['stored'])).toBeUndefined()
    expect(read.text(raw, 'text')).toBeUndefined()
    expect(read.flag(raw, 'flag')).toBeUndefined()
  })
})

describe('times of the organization', () => {
  test('a day of Seoul begins at 15:00 UTC of the day before, whatever the reader’s own zone', () => {
    expect(startOfDay('2026-11-23', 'Asia/Seoul')).toBe('2026-11-22T15:00:00.000Z')
    expect(endOfDay('2026-11-23', 'Asia/Seoul')).toBe('2026-11-23T15:00:00.000Z')
    expect(dayOf(Date.parse('2026-11-22T15:00:00Z'), 'Asia/Seoul')).toBe('2026-11-23')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  })

  test('a day on which the clocks change is 23 hours long', () => {
    const [from, to] = [startOfDay('2026-03-29', 'Europe/Berlin'), endOfDay('2026-03-29', 'Europe/Berlin')]
    expect((Date.parse(to) - Date.parse(from)) / 3_600_000).toBe(23)
  })

  test('times, lengths and sizes are written as lists show them', () => {
    const format = createFormat('ko', 'Asia/Seoul')
    const at = '2026-11-23T05:05:09.120Z'
    expect(format.time(at)).toBe('11-23 14:05:09')
    expect(format.clockMs(at)).toBe('14:05:09.120')
    expect(format.date('2026-11-23T15:00:00.000Z')).toBe('2026-11-24')
    expect([187_000, 3_787_000, 0, -5].map(formatDuration)).toEqual(['3:07', '1:03:07', '0:00', '0:00'])
    expect([1_400_000, 980, 21_400_000_000].map(format.bytes)).toEqual(['1.4 MB', '1 kB', '21.4 GB'])
  })
})
