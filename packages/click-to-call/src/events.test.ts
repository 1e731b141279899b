import { describe, expect, test } from 'vitest'
import { type SmartymEvent, watchEvents } from './events.ts'
import { SmartymProblem } from './problem.ts'

const encoder = new TextEncoder()

function eventText(id: string): string {
  const event = { eventId: id, kind: 'call.changed', at: '2026-11-23T05:00:00.000Z', agentId: null, data: {} }
  return `id: ${id}\ndata: ${JSON.stringify(event)}\n\n`
}

/** One connection that gives these pieces and then ends. */
function connection(...pieces: string[]): Response {
  return new Response(
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const piece of pieces) controller.enqueue(encoder.encode(piece))
        controller.close()
      },
    }),
  )
}

/** Watches over the given connections until `count` events have come, and returns them with what was asked. */
async function watch(answers: (Response | Error)[], count: number) {
  const stopping = new AbortController()
  const seen: string[] = []
  const resumed: (string | null)[] = []
  const waits: number[] = []
  const fetchOnce = (_url: unknown, init?: RequestInit): Promise<Response> => {
    resumed.push(new Headers(init?.headers).get('last-event-id'))
    const answer = answers[resumed.length - 1]
    return answer instanceof Response ? Promise.resolve(answer) : Promise.reject(answer ?? new Error('down'))
  }
  await watchEvents({
    url: 'http://127.0.0.1/api/v1/events',
    authorization: () => Promise.resolve('Bearer t'),
    onEvent: (event: SmartymEvent) => {
      seen.push(event.eventId)
      if (seen.length === count) stopping.abort()
    },
    signal: stopping.signal,
    fetch: fetchOnce as typeof fetch,
    wait: (ms) => {
      waits.push(ms)
      return Promise.resolve()
    },
  })
  return { seen, resumed, waits }
}

describe('the event stream of a CRM (INT-1)', () => {
  test('INT-1: after a break it goes on behind the last event', async () => {
    const { seen, resumed } = await watch(
      [connection(eventText('1'), eventText('2')), connection(eventText('3'))],
      3,
    )
    expect(seen).toEqual(['1', '2', '3'])
    expect(resumed).toEqual([null, '2'])
  })

  test('an event cut in the middle of a letter is read whole', async () => {
    const bytes = encoder.encode(eventText('한'))
    const parts = [bytes.slice(0, 5), bytes.slice(5)]
    const cut = new Response(
      new ReadableStream<Uint8Array>({
        start(controller) {
          for (const part of parts) controller.enqueue(part)
          controller.close()
        },
      }),
    )
    expect((await watch([cut], 1)).seen).toEqual(['한'])
  })

  test('each failed try waits longer, and an event makes the wait short again', async () => {
    const { waits } = await watch(
      [new Error('a'), new Error('b'), connection(eventText('1')), connection(eventText('2'))],
      2,
    )
    expect(waits).toEqual([500, 1000, 500])
  })

  test('a refused token ends the watching with the problem', async () => {
    const refused = new Response('{"code":"auth.required","title":"x"}', { status: 401 })
    await expect(watch([refused], 1)).rejects.toEqual(
      new SmartymProblem(401, { code: 'auth.required', title: 'x' }),
    )
  })
})
