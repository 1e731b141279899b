import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closed, defineOperation } from '@smartym/contract'
import { createServer } from '../../apps/server/src/app/create-server.ts'
import { FakeClock } from '../../apps/server/src/platform/clock/index.ts'
import { createHttpApp, createMetrics, registerOperation } from '../../apps/server/src/platform/http/index.ts'
import { createLog } from '../../apps/server/src/platform/log/index.ts'
import { createFloorCompany } from '../../apps/server/src/test/floor-company.ts'
import { type BenchOptions, type BenchTable, type Figure } from '../table.ts'

const answered = {
  tag: 'bench',
  summary: 'Answers',
  responses: { 200: closed({}) },
  errors: [],
} as const
const open = defineOperation({
  ...answered,
  id: 'open',
  method: 'GET',
  path: '/api/v1/open',
  permission: 'public',
  auth: ['none'],
})
const guarded = defineOperation({
  ...answered,
  id: 'guarded',
  method: 'GET',
  path: '/api/v1/guarded',
  permission: 'calls:list',
  auth: ['session', 'api_key'],
})

type HttpApp = Awaited<ReturnType<typeof createHttpApp>>

const requestsAtOnce = 200

/** Requests of one kind and the CPU that they took. */
interface Load {
  readonly url: string
  readonly headers: Record<string, string>
  requests: number
  cpuMicros: number
}

const perRequest = ({ cpuMicros, requests }: Load): number => cpuMicros / requests

function figureOf(what: string, mine: Load, bare: Load): Figure {
  return {
    what,
    n: mine.requests,
    value: perRequest(mine),
    unit: 'µs CPU',
    rival: 'an operation that is open to everybody',
    rivalValue: perRequest(bare),
    ratio: perRequest(mine) / perRequest(bare),
    goal: '≤ 1.5',
  }
}

async function ask(app: HttpApp, url: string, headers: Record<string, string>): Promise<void> {
  const answer = await app.inject({ url, headers })
  if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}`)
}

/** Takes turns, so that whatever else the machine does meets all of them; of what it does only our own CPU counts. */
async function measure(app: HttpApp, loads: readonly Load[], seconds: number): Promise<void> {
  const end = performance.now() + seconds * 1000
  while (performance.now() < end)
    for (const load of loads) {
      const before = process.cpuUsage()
      for (let n = 0; n < requestsAtOnce; n++) await ask(app, load.url, load.headers)
      const { user, system } = process.cpuUsage(before)
      load.requests += requestsAtOnce
      load.cpuMicros += user + system
    }
}

/** What it costs a request to prove who it is and to be permitted, by the product's own authenticator, without a network. */
export async function benchPermissions({ seconds }: BenchOptions): Promise<BenchTable> {
  const dataDir = mkdtempSync(join(tmpdir(), 'smartym-bench-'))
  const clock = new FakeClock()
  const server = await createServer({ dataDir, port: 0, logLevel: 'silent', clock })
  const { db, accounts } = server.container
  const app = await createHttpApp({
    db,
    clock,
    authenticator: accounts.authenticator,
    answerSecret: Buffer.alloc(32, 7),
    phrase: (code) => code,
    log: createLog('silent'),
    metrics: createMetrics(),
    version: '1',
  })
  try {
    for (const operation of [open, guarded])
      registerOperation(app, operation, async () => ({ status: 200, body: {} }))
    const company = await createFloorCompany({ server, clock, address: '' }, [])
    const manager = await company.addPerson('team_manager', company.units.team1)
    const load = (url: string, headers: Record<string, string> = {}): Load => ({
      url,
      headers,
      requests: 0,
      cpuMicros: 0,
    })
    const loads = () =>
      [
        load(open.path),
        load(guarded.path, { cookie: manager.cookie }),
        load(guarded.path, { authorization: `Bearer ${company.crm.token}` }),
      ] as const
    /* Until it is compiled. */
    for (let round = 0; round < 15; round++) await measure(app, loads(), 0.001)
    const [bare, session, key] = loads()
    await measure(app, [bare, session, key], seconds)
    return {
      name: 'permissions',
      figures: [
        figureOf('a session, its permission and its reach', session, bare),
        figureOf('a CRM’s key, its permission and its reach', key, bare),
      ],
      details: { requestsAtOnce },
    }
  } finally {
    await app.close()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
