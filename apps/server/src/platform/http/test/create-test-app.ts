import { companyWidePermissions, type Permission, rolePermissions } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { type Clock, FakeClock } from '../../clock/index.ts'
import type { Db } from '../../db/index.ts'
import { createLog } from '../../log/index.ts'
import type { Authenticator, Caller } from '../caller.ts'
import { createHttpApp, type HttpAppOptions } from '../create-http-app.ts'
import { createMetrics } from '../metrics.ts'

/** A caller for tests: a signed-in account of the company that may do everything everywhere, unless told otherwise. */
export function testCaller({
  permissions,
  ...changes
}: Partial<Caller> & { permissions?: readonly Permission[] } = {}): Caller {
  const { scope = 'all', orgUnitIds = [] } = changes
  const everything = Object.values(rolePermissions).flatMap((role) => role.permissions)
  return {
    kind: 'session',
    id: 'ses_00000000000070008000000000000001',
    companyId: 'com_00000000000070008000000000000001',
    accountId: 'acc_00000000000070008000000000000001',
    agentId: null,
    deviceId: null,
    apiKeyId: null,
    name: '김하늘',
    scope,
    orgUnitIds,
    grants: Object.fromEntries(
      (permissions ?? everything).map((each) => [each, companyWidePermissions.has(each) ? 'all' : scope]),
    ),
    units: { team: orgUnitIds, subtree: orgUnitIds },
    ...changes,
  }
}

/** Signs requests in by name: `headers: { 'x-test-caller': 'agent' }`; without the header nobody is signed in. */
function testAuthenticator(callers: Readonly<Record<string, Caller>>): Authenticator {
  return {
    authenticate(request, allowed) {
      const caller = callers[String(request.headers['x-test-caller'])]
      return caller !== undefined && allowed.includes(caller.kind) ? caller : undefined
    },
  }
}

/** The real HTTP application over a test database, without a port: `app.inject`. Answers are checked against the contract; titles are codes. */
export function createTestApp(
  options: Partial<HttpAppOptions> & { db: Db; callers?: Readonly<Record<string, Caller>>; clock?: Clock },
): Promise<FastifyInstance> {
  const { callers = { all: testCaller() }, ...rest } = options
  return createHttpApp({
    clock: new FakeClock(),
    authenticator: testAuthenticator(callers),
    answerSecret: Buffer.alloc(32, 7),
    phrase: (code, language) => `${language}:${code}`,
    log: createLog('silent'),
    metrics: createMetrics(),
    checkAnswers: true,
    // A busy test machine is no reason to refuse.
    maxEventLoopDelayMs: 60_000,
    version: '0.0.0-test',
    ...rest,
  })
}
