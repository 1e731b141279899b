import { EventSourceParserStream } from 'eventsource-parser/stream'
import { request } from './api.ts'
import type { ApiInput, ApiOutput } from './api-types.ts'
import type { Problem } from './problem.ts'
import { isProblem } from './problem.ts'

/** How a stream is doing; `refused` ends it. */
export type StreamState = 'connecting' | 'open' | 'waiting' | 'refused'

/** Operations that answer with server-sent events. */
export type StreamOperation = 'watchBoard' | 'streamEvents'

export interface StreamListener<Id extends StreamOperation> {
  onEvent(event: ApiOutput<Id>): void
  onState(state: StreamState, problem?: Problem): void
}

/** Wait before try number `attempt` (from 1): 1, 2, 4, 8, then 15 s, a quarter of it by chance. */
export function reconnectDelayMs(attempt: number, chance: number): number {
  const full = Math.min(15_000, 1000 * 2 ** (attempt - 1))
  return Math.round(full * (0.75 + chance / 4))
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** Reads one connection to its end; returns the id of the last event. */
async function readConnection<Id extends StreamOperation>(
  operation: Id,
  input: ApiInput<Id>,
  listener: StreamListener<Id>,
  signal: AbortSignal,
  lastEventId: string,
): Promise<string> {
  const headers: Record<string, string> = lastEventId === '' ? {} : { 'last-event-id': lastEventId }
  const response = await request(operation, input, { signal, headers })
  if (!response.body) return lastEventId
  listener.onState('open')
  let lastId = lastEventId
  const events = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream())
  const reader = events.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return lastId
    lastId = value.id ?? lastId
    listener.onEvent(JSON.parse(value.data) as ApiOutput<Id>)
  }
}

/**
 * Follows a stream of the server until the returned function is called: reads it by fetch (so that a refusal is known
 * and no token stands in an address), and connects again when it breaks. `startAfterId` is the last event that was heard.
 */
export function followStream<Id extends StreamOperation>(
  operation: Id,
  input: ApiInput<Id>,
  listener: StreamListener<Id>,
  startAfterId = '',
): () => void {
  const ending = new AbortController()
  const { signal } = ending

  let failures = 0
  const connection: StreamListener<Id> = {
    onEvent: (event) => listener.onEvent(event),
    onState(state, problem) {
      failures = 0
      listener.onState(state, problem)
    },
  }

  async function follow(): Promise<void> {
    let lastEventId = startAfterId
    while (!signal.aborted) {
      listener.onState('connecting')
      try {
        lastEventId = await readConnection(operation, input, connection, signal, lastEventId)
      } catch (error) {
        if (signal.aborted) return
        if (isProblem(error, 'integrations.event_too_old')) lastEventId = ''
        else if (isProblem(error) && (error.status === 401 || error.status === 403)) {
          listener.onState('refused', error)
          return
        }
      }
      if (signal.aborted) return
      failures += 1
      listener.onState('waiting')
      await sleep(reconnectDelayMs(failures, Math.random()), signal)
    }
  }

  void follow()
  return () => ending.abort()
}
