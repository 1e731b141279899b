import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { createServer, type Server } from '../app/create-server.ts'
import type { Environment } from '../app/server.config.ts'
import type { Container } from '../app/container.ts'
import type { FakePushSender } from '../features/gateway/index.ts'
import { FakeClock } from '../platform/clock/index.ts'
import { createMigratedDatabase } from '../platform/db/test/describe-on-both-dialects.ts'
import type { DialectName } from '../platform/db/index.ts'
import { createFloorCompany, type FloorCompany } from './floor-company.ts'
import type { FloorPhone } from './floor-phone.ts'

export { floorPassword } from './floor-company.ts'
export type { FloorAgent, FloorCompany, Requester } from './floor-company.ts'

/** A call floor for tests: the whole server on a clock that stands still, one company with teams, a CRM, and real sockets of phones. */
export interface Floor extends FloorCompany {
  readonly server: Server
  readonly container: Container
  readonly app: FastifyInstance
  readonly clock: FakeClock
  readonly address: string
  /** Another company on the same server. */
  addCompany(): Promise<FloorCompany>
  /** Moves time on, with everything that becomes due; phones that are connected are heard of all the while. */
  pass(ms: number): Promise<void>
  /** Another server over the same data; the caller stops it. */
  startAgain(): Promise<Server>
  stop(): Promise<void>
}

/** `logLines` are given every line that the server logs, at level debug. */
export async function createFloor(
  dialect: DialectName,
  options: { push?: FakePushSender; environment?: Environment; logLines?: string[] } = {},
): Promise<Floor> {
  const { logLines, ...others } = options
  const { url, drop } = await createMigratedDatabase(dialect)
  const dataDir = mkdtempSync(join(tmpdir(), 'smartym-floor-'))
  const clock = new FakeClock()
  const server = await createServer({
    dataDir,
    databaseUrl: url,
    port: 0,
    ...(logLines === undefined
      ? { logLevel: 'silent' }
      : { logLevel: 'debug', logDestination: { write: (line) => void logLines.push(line) } }),
    clock,
    checkAnswers: true,
    maxEventLoopDelayMs: 60_000,
    ...others,
  })
  const { container, app } = server
  const address = await server.listen()
  const { agents, dialing, gateway, outbox } = container
  const phones: FloorPhone[] = []
  const place = { server, clock, address }

  return {
    ...(await createFloorCompany(place, phones)),
    ...place,
    container,
    app,
    addCompany: () => createFloorCompany(place, phones),
    /* The last second comes alone: a sweep that is still running when the next is due leaves that out. */
    async pass(ms) {
      for (let left = ms; left > 0;) {
        const step = left <= 1000 ? left : Math.min(left - 1000, 10_000)
        left -= step
        await clock.advance(step)
        for (const phone of phones) if (gateway.isConnected(phone.deviceId)) await phone.socket.heartbeat()
        await gateway.settled()
        await agents.sweep()
        await dialing.sweep()
      }
      await outbox.flush()
    },
    startAgain: () => createServer({ dataDir, databaseUrl: url, port: 0, logLevel: 'silent', clock }),
    async stop() {
      for (const phone of phones) if (gateway.isConnected(phone.deviceId)) phone.socket.close()
      await server.stop()
      await drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
