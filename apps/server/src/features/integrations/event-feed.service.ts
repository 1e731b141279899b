import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type { EventKind, EventResponse } from '@smartym/contract'
import type { FastifyBaseLogger } from 'fastify'
import type { EventStream } from '../../platform/http/index.ts'
import type { EventFilter, Outbox, OutboxEvent } from '../../platform/outbox/index.ts'
import { isInScope, type ListScope } from '../organization/index.ts'

const pageSize = 200
/** Events that wait while a reader catches up; more are read again from the database. */
const maxWaiting = 2000

/** What one reader gets, and from where. */
export interface FeedRequest {
  readonly companyId: string
  /** What it may hear of, and how far. */
  readonly reaches: ReadonlyMap<string, ListScope>
  /** Events after this position. */
  readonly after: number
}

function responseOf(event: OutboxEvent): EventResponse {
  return {
    eventId: String(event.position),
    kind: event.kind as EventKind,
    at: new Date(event.occurredAt).toISOString(),
    agentId: event.agentId,
    data: event.payload as EventResponse['data'],
  }
}

/* The database leaves out what no kind reaches; each kind's own reach is looked at on the way out. */
function filterOf({ companyId, reaches }: FeedRequest): EventFilter {
  const scopes = [...reaches.values()]
  const agentIds = new Set(scopes.map((scope) => scope.agentId))
  const isByUnit = scopes.every((scope) => scope.orgUnitIds !== null)
  const isOneAgent = agentIds.size === 1 && !agentIds.has(null)
  return {
    companyId,
    kinds: [...reaches.keys()],
    ...(isByUnit && { orgUnitIds: [...new Set(scopes.flatMap((scope) => scope.orgUnitIds ?? []))] }),
    ...(isOneAgent && { agentIds: [...agentIds].filter((id) => id !== null) }),
  }
}

/** Feeds a stream from the outbox: first what is kept since `after`, then what happens, without a hole between. */
export function feedStream(
  { outbox, log }: { outbox: Pick<Outbox, 'subscribe' | 'listSince'>; log: FastifyBaseLogger },
  request: FeedRequest,
  stream: EventStream,
  socket: Writable,
): void {
  const filter = filterOf(request)
  let position = request.after
  let isOpen = true
  let isLive = false
  let waiting: OutboxEvent[] = []
  let hasOverflowed = false

  function deliver(events: readonly OutboxEvent[]): void {
    for (const event of events) {
      if (!isOpen || event.position <= position) continue
      position = event.position
      const reach = request.reaches.get(event.kind)
      if (reach === undefined || !isInScope(reach, event)) continue
      const data = responseOf(event)
      stream.send({ id: data.eventId, event: data.kind, data })
    }
  }

  const unsubscribe = outbox.subscribe((events) => {
    if (isLive) return deliver(events)
    if (waiting.length + events.length <= maxWaiting) waiting.push(...events)
    else hasOverflowed = true
  })
  stream.onClose(() => {
    isOpen = false
    unsubscribe()
  })

  /* A page goes out when the reader has taken the one before, so that a long way back does not count as being slow. */
  async function catchUp(): Promise<void> {
    while (isOpen) {
      hasOverflowed = false
      waiting = []
      const events = await outbox.listSince(position, filter, pageSize)
      deliver(events)
      if (socket.writableNeedDrain && isOpen)
        await Promise.race([once(socket, 'drain'), once(socket, 'close')])
      if (events.length === pageSize || hasOverflowed) continue
      isLive = true
      deliver(waiting)
      waiting = []
      return
    }
  }

  catchUp().catch((error: unknown) => {
    log.error({ err: error }, 'a stream of events could not be fed')
    stream.close()
  })
}
