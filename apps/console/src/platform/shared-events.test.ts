import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { EventKind } from '@smartym/contract'
import type { StreamState } from './event-stream.ts'
import { followEvents } from './shared-events.ts'

interface Connection {
  readonly kinds: string
  readonly lastEventId: string | undefined
  readonly signal: AbortSignal
  readonly say: (event: { readonly eventId: string; readonly kind: EventKind }) => void
}

/* A server whose streams stay open until the page gives them up. */
function serve() {
  const connections: Connection[] = []
  vi.stubGlobal(
    'fetch',
    async (address: string, init: { headers: Record<string, string>; signal: AbortSignal }) => {
      let say: Connection['say'] = () => {}
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          const encoder = new TextEncoder()
          say = (event) =>
            controller.enqueue(encoder.encode(`id: ${event.eventId}\ndata: ${JSON.stringify(event)}\n\n`))
        },
      })
      connections.push({
        kinds: new URL(address, 'http://console').searchParams.get('kinds') ?? '',
        lastEventId: init.headers['last-event-id'],
        signal: init.signal,
        say,
      })
      return new Response(body)
    },
  )
  return { connections, open: () => connections.filter(({ signal }) => !signal.aborted) }
}

function follow(kinds: readonly EventKind[]) {
  const events: string[] = []
  const states: StreamState[] = []
  const stop = followEvents(kinds, {
    onEvent: ({ eventId }) => events.push(eventId),
    onState: (state) => states.push(state),
  })
  return { events, states, stop }
}

const settle = () => vi.advanceTimersByTimeAsync(1)

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(async () => {
  await settle()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('MON-4, SEC-8: the events of one page', () => {
  test('come over one connection, and each follower hears its own kinds', async () => {
    const { connections, open } = serve()
    const notices = follow(['listen_alert.changed'])
    const page = follow(['listen_request.changed'])
    await settle()
    expect(connections.map(({ kinds }) => kinds)).toEqual(['listen_alert.changed,listen_request.changed'])
    connections[0]?.say({ eventId: '7', kind: 'listen_request.changed' })
    await settle()
    expect([notices.events, page.events]).toEqual([[], ['7']])
    expect(notices.states.at(-1)).toBe('open')
    notices.stop()
    page.stop()
    await settle()
    expect(open()).toEqual([])
  })

  test('go on where they were when a page wants more kinds, and are not asked for again when one wants fewer', async () => {
    const { connections, open } = serve()
    const notices = follow(['listen_alert.changed'])
    await settle()
    connections[0]?.say({ eventId: '8', kind: 'listen_alert.changed' })
    await settle()
    const page = follow(['form.changed'])
    await settle()
    expect(open().map(({ kinds, lastEventId }) => [kinds, lastEventId])).toEqual([
      ['form.changed,listen_alert.changed', '8'],
    ])
    page.stop()
    await settle()
    const again = follow(['form.changed'])
    expect(again.states).toEqual(['open'])
    await settle()
    expect(connections).toHaveLength(2)
    again.stop()
    notices.stop()
  })
})
