import { join } from 'node:path'
import type { Logger } from 'pino'
import { DiskBlobStore } from '../platform/blob-store/index.ts'
import type { Clock } from '../platform/clock/index.ts'
import { openDatabase } from '../platform/db/index.ts'
import { createMetrics } from '../platform/http/index.ts'
import { createIdSource } from '../platform/ids/index.ts'
import { createJobs, createLeases } from '../platform/jobs/index.ts'
import { createErrorTap, type ErrorTap } from '../platform/log/index.ts'
import { createOutbox } from '../platform/outbox/index.ts'
import { createSecrets } from '../platform/secrets/index.ts'
import type { Environment, ServerConfig } from './server.config.ts'

export interface PlatformOptions {
  readonly config: ServerConfig
  readonly environment: Environment
  readonly clock: Clock
  readonly log: Logger
  /** Sees the log's errors; one that sees nothing when absent. */
  readonly errorTap?: ErrorTap
  /** SQLite: false is the benchmark's baseline. */
  readonly groupedCommits?: boolean
  /** Told the path of each secret that was made. */
  readonly onSecretMade: (path: string) => void
}

/** Where blobs lie; recordings grow in the same place. */
export function blobsDir(config: Pick<ServerConfig, 'dataDir'>): string {
  return join(config.dataDir, 'blobs')
}

/** What every slice stands on, opened. */
export function createPlatform(options: PlatformOptions) {
  const { config, environment, clock, log, groupedCommits, onSecretMade } = options
  const { errorTap = createErrorTap() } = options
  const ids = createIdSource(clock)
  const db = openDatabase({
    url: config.databaseUrl,
    clock,
    onHookError: (error) => log.error({ err: error }, 'an after-commit hook failed'),
    ...(groupedCommits !== undefined && { groupedCommits }),
  })
  /* Leases tell this process from one of the same name that died before it. */
  const worker = `${config.node}/${ids.next('job').slice(-12)}`
  const leases = createLeases(db, clock, worker)
  return {
    db,
    clock,
    ids,
    log,
    errorTap,
    leases,
    jobs: createJobs({ db, clock, ids, log, worker }),
    outbox: createOutbox({ db, clock, leases, log }),
    blobs: new DiskBlobStore(blobsDir(config)),
    secrets: createSecrets({
      dir: join(config.dataDir, 'secrets'),
      environment,
      mayMake: config.mayMakeSecrets,
      onMade: onSecretMade,
    }),
    metrics: createMetrics(),
  }
}
export type Platform = ReturnType<typeof createPlatform>
