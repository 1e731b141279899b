import { existsSync } from 'node:fs'
import { systemClock } from '../platform/clock/index.ts'
import { createLog } from '../platform/log/index.ts'
import { type Container, createContainer } from './container.ts'
import { createPlatform } from './platform.ts'
import { loadServerConfig } from './server.config.ts'

/**
 * The server's own parts over its database, none of them started: for commands in its shell, while it runs or not.
 * Throws a sentence for people when there is no database.
 */
export function openBesideServer(dataDir: string): Container {
  /* A secret that the server lacks is not made behind its back. */
  const environment = { ...process.env, SMARTYM_DATA_DIR: dataDir, SMARTYM_SECRETS_MUST_EXIST: 'true' }
  const config = loadServerConfig(environment)
  const file = config.databaseUrl.startsWith('sqlite:')
    ? config.databaseUrl.slice('sqlite:'.length)
    : undefined
  if (file !== undefined && !existsSync(file)) throw new Error(`there is no database ${file}`)
  const log = createLog('silent')
  const platform = createPlatform({ config, environment, clock: systemClock, log, onSecretMade: () => {} })
  return createContainer({ platform, config })
}
