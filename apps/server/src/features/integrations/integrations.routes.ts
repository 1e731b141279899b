import { type operations as Operations, operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import { requestInvalid } from '../../platform/errors/index.ts'
import {
  type EventStreamHandler,
  hasPermission,
  reachOf,
  registerEventStream,
} from '../../platform/http/index.ts'
import type { Outbox } from '../../platform/outbox/index.ts'
import { scopeOf } from '../organization/index.ts'
import { feedStream } from './event-feed.service.ts'
import { eventTooOld } from './integrations.errors.ts'
import { audibleKinds, positionOf } from './integrations.rules.ts'

/** A stream is ended after this; the reader comes back with `Last-Event-ID` and proves again who it is. */
const streamLifeMs = 600_000

export function registerIntegrationsRoutes(
  app: FastifyInstance,
  { outbox, clock }: { outbox: Outbox; clock: Clock },
): void {
  /* Position 0 is before everything that ever was: nothing may be missing then either. */
  async function startOf(lastEventId: string | undefined): Promise<number> {
    const last = await outbox.lastPosition()
    if (lastEventId === undefined) return last
    const position = positionOf(lastEventId)
    if (position === undefined || position > last)
      throw requestInvalid({ members: [{ path: 'headers/last-event-id', rule: 'eventId' }] })
    const oldest = await outbox.oldestPosition()
    if (position + 1 < oldest) throw eventTooOld({ oldestEventId: String(oldest) })
    return position
  }

  const open: EventStreamHandler<(typeof Operations)['streamEvents']> = async ({
    caller,
    query,
    request,
    reply,
  }) => {
    const reaches = audibleKinds(query.kinds, (permission) =>
      hasPermission(caller, permission) ? scopeOf(reachOf(caller, permission)) : undefined,
    )
    if (reaches === undefined) throw requestInvalid({ members: [{ path: 'query/kinds', rule: 'enum' }] })
    const header = request.headers['last-event-id']
    const after = await startOf(typeof header === 'string' ? header : undefined)
    return (stream) => {
      const end = clock.setTimer(streamLifeMs, () => stream.close())
      stream.onClose(() => end.cancel())
      feedStream({ outbox, log: app.log }, { companyId: caller.companyId, reaches, after }, stream, reply.raw)
    }
  }
  registerEventStream(app, clock, operations.streamEvents, open)
}
