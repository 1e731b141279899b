import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { followStream, type StreamState } from './event-stream.ts'

const encoder = new TextEncoder()

/** An answer of server-sent events that ends, or stays open. */
function streamOf(text: string, isOpen = false): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(text))
      if (!isOpen) controller.close()
    },
  })
  return new Response(body)
}

const problem = (status: number, code: string) =>
  Response.json({ type: code, title: code, status, code }, { status })

function follow(answers: readonly (() => Response)[]) {
  const asked: Record<string, string>[] = []
  const events: unknown[] = []
  const states: StreamState[] = []
  let next = 0
  vi.stubGlobal('fetch', async (_address: string, init: { headers: Record<string, string> }) => {
    asked.push(init.headers)
    const answer = answers[Math.min(next, answers.length - 1)]
    next += 1
    if (!answer) throw new TypeError('failed to fetch')
    return answer()
  })
  const stop = followStream(
    'streamEvents',
    { query: {} },
    {
      onEvent: (event) => events.push(event),
      onState: (state) => states.push(state),
    },
  )
  return { asked, events, states, stop }
}

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Lets everything happen that is due within so many milliseconds. */
async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
}

describe('following the server’s events (MON-4, CTC-9)', () => {
  test('MON-4: after a break one comes back with the id of the last event', async () => {
    const followed = follow([
      () => streamOf('id: e7\ndata: {"n":1}\n\n: still here\n\n'),
      () => streamOf('data: {"n":2}\n\n', true),
    ])
    await pass(0)
    expect(followed.events).toEqual([{ n: 1 }])
    await pass(1_000)
    followed.stop()
    expect(followed.events).toEqual([{ n: 1 }, { n: 2 }])
    expect(followed.asked.map((headers) => headers['last-event-id'])).toEqual([undefined, 'e7'])
    expect(followed.states).toEqual(['connecting', 'open', 'waiting', 'connecting', 'open'])
  })

  test('MON-4: a dead network is asked again and again', async () => {
    const followed = follow([])
    await pass(8_000)
    followed.stop()
    expect(followed.asked.length).toBeGreaterThanOrEqual(3)
    expect(followed.states).not.toContain('open')
  })

  test('MON-4: a refusal ends it, once', async () => {
    const followed = follow([() => problem(403, 'auth.forbidden')])
    await pass(60_000)
    expect(followed.states).toEqual(['connecting', 'refused'])
    expect(followed.asked).toHaveLength(1)
  })

  test('CTC-9: an event that is too old to resume from is forgotten', async () => {
    const followed = follow([
      () => streamOf('id: old\ndata: {"n":1}\n\n'),
      () => problem(410, 'integrations.event_too_old'),
      () => streamOf('data: {"n":2}\n\n', true),
    ])
    await pass(10_000)
    followed.stop()
    expect(followed.asked.map((headers) => headers['last-event-id'])).toEqual([undefined, 'old', undefined])
  })

  test('MON-4: whoever stops following hears nothing more', async () => {
    const followed = follow([() => streamOf('data: {"n":1}\n\n')])
    await pass(0)
    followed.stop()
    await pass(60_000)
    expect(followed.asked).toHaveLength(1)
  })
})
