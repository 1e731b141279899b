import type { FastifyInstance } from 'fastify'
import type { StopStep } from '../platform/http/index.ts'
import type { Container } from './container.ts'

/** A part of the server that begins before the first request or ends after the last. */
interface Part {
  start?(): Promise<void> | void
  stop?(): Promise<void> | void
}

/** The parts in the order of their start; they stop in the opposite order, after HTTP and the phones' sockets. */
function partsOf(container: Container): readonly (readonly [string, Part])[] {
  const { db, audit, exporter, outbox, accounts, consents, protection, customers, agents } = container
  const { recordings, dialing, monitoring, system, jobs } = container
  return [
    ['database', { stop: () => db.close() }],
    ['protection', protection],
    ['customers', customers],
    ['audit', audit],
    ['exports', exporter],
    ['outbox', outbox],
    ['accounts', accounts],
    ['consents', consents],
    ['agents', agents],
    ['recordings', recordings],
    ['dialing', dialing],
    ['monitoring', monitoring],
    ['system', system],
    ['jobs', jobs],
  ]
}

/**
 * Starts every part. Returns how to stop them: first what lets work in, last what keeps it. Phones are let go before
 * HTTP closes, since an HTTP server waits for every socket that it ever had.
 */
export async function startAll(container: Container, app: FastifyInstance): Promise<StopStep[]> {
  const parts = partsOf(container)
  for (const [, part] of parts) await part.start?.()
  await container.gateway.start()
  app.addHook('preClose', () => container.gateway.stop())
  const stopParts = parts.toReversed().map(([name, part]) => ({
    name,
    stop: async () => {
      await part.stop?.()
    },
  }))
  return [{ name: 'http', stop: async () => app.close() }, ...stopParts]
}
