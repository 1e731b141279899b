import type { ServerResponse } from 'node:http'
import type { Operation } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../clock/index.ts'
import type { OperationCall } from './operation-call.ts'
import { callOf, routeOf } from './register-operation.ts'

const heartbeatMs = 15_000
/** How long a stream goes on after its session ended or its permission was taken. */
const stayCheckMs = 4_000
/** Unread bytes after which a reader counts as too slow and is dropped; it comes back with `Last-Event-ID`. */
const maxUnreadBytes = 256 * 1024

export interface ServerSentEvent {
  /** Comes back as `Last-Event-ID`; no line breaks. */
  readonly id?: string
  readonly event?: string
  /** Sent as JSON. */
  readonly data: unknown
}

/** An open stream of server-sent events to one reader. */
export interface EventStream {
  /** Id of the last event that the reader has had, when it comes back. */
  readonly lastEventId: string | undefined
  /** Sends one event. False when the stream is closed, or when the reader was too slow and has just been dropped. */
  send(event: ServerSentEvent): boolean
  close(): void
  /** Calls `listener` once when the stream has ended, whoever ended it. */
  onClose(listener: () => void): void
}

function frameOf({ id, event, data }: ServerSentEvent): string {
  const lines = [
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...(event === undefined ? [] : [`event: ${event}`]),
  ]
  return `${[...lines, `data: ${JSON.stringify(data)}`].join('\n')}\n\n`
}

function openStream(raw: ServerResponse, lastEventId: string | undefined, clock: Clock): EventStream {
  let isOpen = true
  const listeners: (() => void)[] = []
  const heartbeat = clock.setRepeatingTimer(heartbeatMs, () => write(': still here\n\n'))

  function write(text: string): boolean {
    if (!isOpen) return false
    if (raw.writableLength > maxUnreadBytes) {
      raw.destroy()
      end()
      return false
    }
    raw.write(text)
    return true
  }

  function end(): void {
    if (!isOpen) return
    isOpen = false
    heartbeat.cancel()
    for (const listener of listeners) listener()
  }

  raw.once('close', end)
  raw.on('error', end)
  return {
    lastEventId,
    send: (event) => write(frameOf(event)),
    close() {
      if (isOpen) raw.end()
      end()
    },
    onClose(listener) {
      if (isOpen) listeners.push(listener)
      else listener()
    },
  }
}

/** Opens a stream for a permitted call; throwing before the first event refuses it as a problem. */
export type EventStreamHandler<O extends Operation> = (
  call: Omit<OperationCall<O>, 'idempotency'>,
) => Promise<(stream: EventStream) => void>

const openStreams = new WeakMap<FastifyInstance, Set<EventStream>>()

function streamsOf(app: FastifyInstance): Set<EventStream> {
  const kept = openStreams.get(app)
  if (kept !== undefined) return kept
  const made = new Set<EventStream>()
  openStreams.set(app, made)
  app.addHook('preClose', async () => {
    for (const stream of made) stream.close()
  })
  return made
}

/**
 * Registers an operation that answers with server-sent events. The handler checks the call and returns what feeds the
 * stream. Streams end when the server stops.
 */
export function registerEventStream<const O extends Operation>(
  app: FastifyInstance,
  clock: Clock,
  operation: O,
  handler: EventStreamHandler<O>,
): void {
  const streams = streamsOf(app)
  app.route({
    ...routeOf(operation),
    handler: async (request, reply) => {
      const feed = await handler(callOf<O>(request, reply))
      const lastEventId = request.headers['last-event-id']
      reply.hijack()
      reply.raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      reply.raw.flushHeaders()
      const stream = openStream(reply.raw, typeof lastEventId === 'string' ? lastEventId : undefined, clock)
      streams.add(stream)
      stream.onClose(() => streams.delete(stream))
      const checking = clock.setRepeatingTimer(stayCheckMs, () => {
        void app.httpServices.mayStay(request).then((mayStay) => {
          if (!mayStay) stream.close()
        })
      })
      stream.onClose(() => checking.cancel())
      feed(stream)
      return reply
    },
  })
}
