import { sql } from 'kysely'
import type { FastifyInstance } from 'fastify'
import { isPhraseKey, phrase, type PhraseParams } from '@smartym/phrases'
import packageJson from '../../package.json' with { type: 'json' }
import { createHttpApp, type Phrase } from '../platform/http/index.ts'
import { registerConsole } from './console-files.ts'
import type { Container } from './container.ts'
import { registerDemo } from './demo-files.ts'
import { isProtected, refusePlainHttp } from './plain-http.ts'
import { registerRoutes } from './routes.ts'

/** The sentence of an error code; a code without one is shown as it is. */
const sayError: Phrase = (code, language, params) =>
  isPhraseKey(code) ? phrase(language, code, params as PhraseParams) : code

export interface HttpOptions {
  /** Every answer is compared with the contract. */
  readonly checkAnswers?: boolean
  readonly maxEventLoopDelayMs?: number
}

/** The whole HTTP application over a container: operations, phones' sockets, console and demo pages. */
export async function createHttp(container: Container, options: HttpOptions): Promise<FastifyInstance> {
  const { config, db, clock, log, metrics, accounts, gateway } = container
  const app = await createHttpApp({
    db,
    clock,
    authenticator: accounts.authenticator,
    phrase: sayError,
    log,
    metrics,
    isHttps: config.isHttps,
    frameAncestors: config.frameAncestors,
    version: packageJson.version,
    readiness: [
      {
        name: 'database',
        check: async () => void (await sql`select 1`.execute(db.read<unknown>())),
      },
    ],
    ...(config.trustedProxies.length > 0 && { trustedProxies: config.trustedProxies }),
    ...options,
  })
  refusePlainHttp(app)
  registerRoutes(app, container)
  await registerDemo(app, config.demoDir)
  await registerConsole(app, config.consoleDir)
  gateway.attach(app.server, isProtected)
  return app
}
