import { describe, expect, test } from 'vitest'
import { SmartymUnreachable } from './problem.ts'
import { createRetryingFetch } from './retrying-fetch.ts'

const url = 'http://127.0.0.1/api/v1/dial-requests'

/** A fetch that gives the next of these answers; an Error is thrown. */
function scripted(...answers: (Response | Error)[]) {
  const waits: number[] = []
  const requests: Request[] = []
  const fetchOnce = (request: Request): Promise<Response> => {
    requests.push(request)
    const answer = answers[requests.length - 1]
    return answer instanceof Response
      ? Promise.resolve(answer)
      : Promise.reject(answer ?? new Error('no answer is left'))
  }
  const wait = (ms: number): Promise<void> => {
    waits.push(ms)
    return Promise.resolve()
  }
  const run = createRetryingFetch(fetchOnce as typeof fetch, { tries: 3, timeoutMs: 1000, wait })
  return { run, waits, requests }
}

describe('requests of a CRM over a bad line (INT-1)', () => {
  test('INT-1: a dial request under a key is sent again with the same key and body', async () => {
    const { run, requests } = scripted(new Error('reset'), new Response('{}', { status: 201 }))
    const request = new Request(url, {
      method: 'POST',
      headers: { 'idempotency-key': 'k1' },
      body: '{"phoneNumber":"1"}',
    })
    const answer = await run(request)
    expect(answer.status).toBe(201)
    expect(requests.map((each) => each.headers.get('idempotency-key'))).toEqual(['k1', 'k1'])
    expect(await requests[1]?.text()).toBe('{"phoneNumber":"1"}')
  })

  test('a POST without a key is never sent twice', async () => {
    const { run, requests } = scripted(new Error('reset'), new Response('{}'))
    await expect(run(new Request(url, { method: 'POST', body: '{}' }))).rejects.toBeInstanceOf(
      SmartymUnreachable,
    )
    expect(requests).toHaveLength(1)
  })

  test('a busy server is asked again when it said', async () => {
    const { run, waits } = scripted(
      new Response(null, { status: 503, headers: { 'retry-after': '2' } }),
      new Response('{}'),
    )
    await run(new Request(url))
    expect(waits).toEqual([2000])
  })

  test('a refusal is an answer: it is not asked again', async () => {
    const { run, requests } = scripted(new Response('{}', { status: 409 }))
    expect((await run(new Request(url))).status).toBe(409)
    expect(requests).toHaveLength(1)
  })

  test('after the last try without an answer the server counts as unreachable', async () => {
    const { run, requests } = scripted(new Error('a'), new Error('b'), new Error('c'))
    await expect(run(new Request(url))).rejects.toBeInstanceOf(SmartymUnreachable)
    expect(requests).toHaveLength(3)
  })
})
