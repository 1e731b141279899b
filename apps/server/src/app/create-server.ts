import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { PushSender } from '../features/gateway/index.ts'
import { migrations } from '../migrations/registry.ts'
import { type Clock, systemClock } from '../platform/clock/index.ts'
import { migrateToLatest } from '../platform/db/index.ts'
import type { StopStep } from '../platform/http/index.ts'
import { createErrorTap, createLog } from '../platform/log/index.ts'
import { registerCommands } from './commands.ts'
import { type Container, createContainer } from './container.ts'
import { createHttp } from './http.ts'
import { registerJobs } from './jobs.ts'
import { startAll } from './lifecycle.ts'
import { createPlatform } from './platform.ts'
import { registerReports } from './reports.ts'
import { type Environment, loadServerConfig, type ServerConfig } from './server.config.ts'

/** Everything that a server can be given; what is left out comes from the environment, or is the machine's own. */
export interface ServerOptions {
  /** Default: nothing. `main.ts` gives the process's. */
  readonly environment?: Environment
  readonly dataDir?: string
  readonly databaseUrl?: string
  /** 0: any that is free. */
  readonly port?: number
  readonly demoDir?: string
  readonly consoleDir?: string
  readonly logLevel?: string
  /** Where the log's lines go; default: standard output. */
  readonly logDestination?: { write(line: string): void }
  readonly clock?: Clock
  /** Wakes phones that are not connected; default: the push service that the configuration names, if any. */
  readonly push?: PushSender
  readonly checkAnswers?: boolean
  /** SQLite: false is the benchmark's baseline. */
  readonly groupedCommits?: boolean
  readonly maxEventLoopDelayMs?: number
  /** Told the path of each secret that was made at this start. */
  readonly onSecretMade?: (path: string) => void
}

/** A server in this process. */
export interface Server {
  readonly container: Container
  readonly app: FastifyInstance
  /** Takes requests and phones; returns the address, `http://127.0.0.1:8080`. Rejects when the port is taken. */
  listen(): Promise<string>
  /** What is stopped, in order. */
  readonly stopSteps: readonly StopStep[]
  /** Finishes everything that is under way, and closes the database. */
  stop(): Promise<void>
}

function configOf(options: ServerOptions): ServerConfig {
  const { dataDir, databaseUrl, port, demoDir, consoleDir, logLevel, environment = {} } = options
  return loadServerConfig({
    ...environment,
    ...(dataDir !== undefined && { SMARTYM_DATA_DIR: resolve(dataDir) }),
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    ...(port !== undefined && { PORT: String(port) }),
    ...(demoDir !== undefined && { SMARTYM_DEMO_DIR: demoDir }),
    ...(consoleDir !== undefined && { SMARTYM_CONSOLE_DIR: consoleDir }),
    ...(logLevel !== undefined && { SMARTYM_SERVER_LOG_LEVEL: logLevel }),
  })
}

/**
 * Builds a server: configuration and secrets checked, database brought up to date, every slice composed and started.
 * It serves after `listen`. Throws a sentence for people when something it needs is wrong.
 */
export async function createServer(options: ServerOptions = {}): Promise<Server> {
  const config = configOf(options)
  const { clock = systemClock, environment = {}, push } = options
  mkdirSync(config.dataDir, { recursive: true })
  const errorTap = createErrorTap()
  const log = createLog(config.logLevel, options.logDestination, errorTap)
  const { groupedCommits, onSecretMade } = options
  const platform = createPlatform({
    config,
    environment,
    clock,
    log,
    errorTap,
    onSecretMade: onSecretMade ?? ((path) => log.warn({ path }, 'a secret was made: back it up')),
    ...(groupedCommits !== undefined && { groupedCommits }),
  })
  await migrateToLatest(platform.db, migrations)
  const container = createContainer({ platform, config, ...(push !== undefined && { push }) })
  const { checkAnswers, maxEventLoopDelayMs = config.busyAfterMs } = options
  const app = await createHttp(container, {
    maxEventLoopDelayMs,
    ...(checkAnswers !== undefined && { checkAnswers }),
  })
  registerReports(container)
  registerCommands(container)
  registerJobs(container, app)
  const stopSteps = await startAll(container, app)

  return {
    container,
    app,
    async listen() {
      await app.listen({ host: config.host, port: config.port })
      const { address, family, port } = app.server.address() as AddressInfo
      return `${config.tls === undefined ? 'http' : 'https'}://${family === 'IPv6' ? `[${address}]` : address}:${port}`
    },
    stopSteps,
    async stop() {
      for (const { stop } of stopSteps) await stop()
    },
  }
}
