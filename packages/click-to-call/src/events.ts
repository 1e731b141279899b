import { createParser } from 'eventsource-parser'
import type { components } from './api.generated.ts'
import { SmartymProblem } from './problem.ts'

export type SmartymEvent = components['schemas']['Event']

export interface WatchOptions {
  readonly url: string
  readonly authorization: () => Promise<string>
  readonly onEvent: (event: SmartymEvent) => void
  /** True while the stream is open; false while it waits to open again. */
  readonly onConnection?: (isConnected: boolean) => void
  readonly signal: AbortSignal
  readonly fetch: typeof fetch
  readonly wait: (ms: number) => Promise<void>
}

const longestWaitMs = 15_000
/* The server sends a comment every 15 s; twice that without a byte is a dead line. */
const silenceMs = 40_000

/** Reads one connection to its end. */
async function readOnce(options: WatchOptions, lastEventId: string | undefined): Promise<void> {
  const silence = new AbortController()
  let timer = setTimeout(() => silence.abort(), silenceMs)
  const decoder = new TextDecoder()
  try {
    const response = await options.fetch(options.url, {
      headers: {
        accept: 'text/event-stream',
        authorization: await options.authorization(),
        ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
      },
      signal: AbortSignal.any([options.signal, silence.signal]),
    })
    if (!response.ok || response.body === null)
      throw new SmartymProblem(
        response.status,
        (await response.json().catch(() => ({}))) as Record<string, unknown>,
      )
    options.onConnection?.(true)
    const parser = createParser({
      onEvent: (message) => options.onEvent(JSON.parse(message.data) as SmartymEvent),
    })
    const reader = response.body.getReader()
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      clearTimeout(timer)
      timer = setTimeout(() => silence.abort(), silenceMs)
      parser.feed(decoder.decode(piece.value, { stream: true }))
    }
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Follows the events of `GET /api/v1/events` by fetch (no token in an address), going on from the last one after each break.
 * Ends when `signal` is aborted; throws `SmartymProblem` when the server refuses for good (401, 403, 410).
 */
export async function watchEvents(options: WatchOptions): Promise<void> {
  let lastEventId: string | undefined
  let breaks = 0
  const remember = (event: SmartymEvent) => {
    lastEventId = event.eventId
    breaks = 0
    options.onEvent(event)
  }
  while (!options.signal.aborted) {
    try {
      await readOnce({ ...options, onEvent: remember }, lastEventId)
    } catch (error) {
      if (options.signal.aborted) break
      if (error instanceof SmartymProblem && [401, 403, 410].includes(error.status)) throw error
    }
    options.onConnection?.(false)
    if (!options.signal.aborted) await options.wait(Math.min(500 * 2 ** breaks++, longestWaitMs))
  }
}
