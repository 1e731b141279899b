import { sql } from 'kysely'
import type { FastifyInstance } from 'fastify'
import { isPhraseKey, phrase, type PhraseParams } from '@smartym/phrases'
import packageJson from '../../package.json' with { type: 'json' }
import {
  type Authenticator,
  createHttpApp,
  type Phrase,
  type ReadinessCheck,
} from '../platform/http/index.ts'
import { registerConsole } from './console-files.ts'
import type { Container } from './container.ts'
import { registerDemo } from './demo-files.ts'
import { createProtectionCheck, refusePlainHttp } from './plain-http.ts'
import { getSecretKey } from '../platform/secrets/index.ts'
import { createCertificateMetrics, openCertificateFiles } from '../platform/tls/index.ts'
import { registerRoutes } from './routes.ts'

/** The sentence of an error code; a code without one is shown as it is. */
const sayError: Phrase = (code, language, params) =>
  isPhraseKey(code) ? phrase(language, code, params as PhraseParams) : code

export interface HttpOptions {
  /** Every answer is compared with the contract. */
  readonly checkAnswers?: boolean
  readonly maxEventLoopDelayMs?: number
}

/* Phones refuse a certificate that has ended; a month before is time enough to get a new one. */
function certificateCheck(daysLeft: () => number): ReadinessCheck {
  return {
    name: 'certificate',
    async check() {
      const days = daysLeft()
      if (days < 0) throw new Error('the certificate has ended')
      return { daysLeft: days }
    },
  }
}

/*
 * A request's transactions seal and open customers with keys that were read before. When these cannot be read now, whoever
 * needs them says so; everything else goes on.
 */
function withColumnKeys(
  authenticator: Authenticator,
  { ready }: Pick<Container['protection'], 'ready'>,
): Authenticator {
  return {
    ...authenticator,
    async authenticate(request, auth) {
      const caller = await authenticator.authenticate(request, auth)
      if (caller != null) await ready(caller.companyId).catch(() => undefined)
      return caller
    },
  }
}

/** The whole HTTP application over a container: operations, phones' sockets, console and demo pages. */
export async function createHttp(container: Container, options: HttpOptions): Promise<FastifyInstance> {
  const certificate = container.config.tls && openCertificateFiles(container.config.tls, container.log)
  const { config, db, clock, log, metrics, accounts, gateway } = container
  const app = await createHttpApp({
    db,
    clock,
    answerSecret: getSecretKey(container.secrets, 'idempotency-answer-key'),
    authenticator: withColumnKeys(accounts.authenticator, container.protection),
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
      ...(certificate === undefined
        ? []
        : [certificateCheck(createCertificateMetrics(metrics.registry, certificate, clock))]),
    ],
    ...(certificate !== undefined && { certificate }),
    ...(config.trustedProxies.length > 0 && { trustedProxies: config.trustedProxies }),
    ...options,
  })
  const isProtected = createProtectionCheck(config.trustedProxies)
  refusePlainHttp(app, isProtected)
  registerRoutes(app, container)
  await registerDemo(app, config.demoDir)
  await registerConsole(app, config.consoleDir)
  gateway.attach(app.server, isProtected)
  return app
}
