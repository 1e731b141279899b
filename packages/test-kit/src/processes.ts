import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from '@smartym/server'
import { type ApiClient, createApiKeyClient, signInToConsole } from './api-client.ts'
import { findFreePort } from './free-port.ts'
import { createHandsetProcess, type HandsetProcess } from './handset-process.ts'
import { startProcess, type TestProcess } from './process.ts'
import {
  createCrmKey,
  createRegistrationCode,
  type Persona,
  seedSmallCompany,
  type SeededCompany,
  type SeedSettings,
} from './seed-company.ts'
import { createMariadbDatabase } from './test-database.ts'
import { type Bell, createBell } from './until.ts'

/** Server and phones as real processes, so that they can be killed with -9. Times are the machine's. */
export interface Processes {
  readonly address: string
  readonly dataDir: string
  readonly company: SeededCompany
  readonly crm: ApiClient
  /** One for each agent; not started yet. */
  readonly handsets: HandsetProcess[]
  signIn(persona: Persona): Promise<ApiClient>
  killServer(): Promise<void>
  startServer(): Promise<void>
  /** Starts a phone and waits until calls may come. */
  startHandset(index: number, how?: Parameters<HandsetProcess['start']>[0]): Promise<HandsetProcess>
  readonly until: Bell['until']
  /** What the server's process has logged. */
  readonly logLines: readonly string[]
  stop(): Promise<void>
}

export interface ProcessesOptions {
  handsets?: number
  database?: 'sqlite' | 'mariadb'
  settings?: SeedSettings
  /** Default `fatal`. */
  logLevel?: string
}

const slowMachineMs = 60_000

/** Seeds a company, then starts the server as a process; `startHandset` brings the phones. */
export async function startProcesses({
  handsets: count = 1,
  database,
  settings,
  logLevel = 'fatal',
}: ProcessesOptions = {}): Promise<Processes> {
  const dataDir = mkdtempSync(join(tmpdir(), 'smartym-processes-'))
  mkdirSync(join(dataDir, 'handsets'))
  const mariadb = database === 'mariadb' ? await createMariadbDatabase() : undefined
  const port = await findFreePort()
  const address = `http://127.0.0.1:${port}`
  const bell = createBell()

  const seeding = await createServer({
    dataDir,
    port,
    logLevel: 'fatal',
    maxEventLoopDelayMs: slowMachineMs,
    ...(mariadb && { databaseUrl: mariadb.url }),
  })
  await seeding.listen()
  const company = await seedSmallCompany(seeding.container, count, settings)
  const signIn = (persona: Persona): Promise<ApiClient> => signInToConsole(address, company.personas[persona])
  const administrator = await signIn('administrator')
  const crm = createApiKeyClient(address, await createCrmKey(administrator))
  const handsets: HandsetProcess[] = []
  for (const [index, { loginId, password }] of company.agents.entries()) {
    handsets.push(
      createHandsetProcess({
        dir: join(dataDir, 'handsets', String(index + 1)),
        serverUrl: address,
        registrationCode: await createRegistrationCode(administrator),
        signIn: { loginId, password },
        bell,
      }),
    )
  }
  await seeding.stop()

  let server: TestProcess | undefined
  const logLines: string[] = []
  async function startServer(): Promise<void> {
    server = startProcess('apps/server/src/main.ts', [], {
      SMARTYM_DATA_DIR: dataDir,
      SMARTYM_SERVER_LOG_LEVEL: logLevel,
      SMARTYM_SERVER_BUSY_AFTER_MS: String(slowMachineMs),
      PORT: String(port),
      ...(mariadb && { DATABASE_URL: mariadb.url }),
    })
    server.onLine((line) => logLines.push(line))
    await bell.until('the server is ready', () => isReady(address), slowMachineMs)
  }
  await startServer()

  return {
    address,
    dataDir,
    company,
    crm,
    handsets,
    signIn,
    until: bell.until,
    logLines,
    startServer,
    killServer: async () => server?.kill(),
    async startHandset(index, how) {
      const handset = handsets[index]
      if (!handset) throw new Error(`there is no handset ${index}`)
      await handset.start(how)
      await bell.until('the agent is available', () => isAvailable(handset), slowMachineMs)
      return handset
    },
    async stop() {
      await Promise.all(handsets.map((handset) => handset.kill()))
      await server?.kill()
      await mariadb?.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function isReady(address: string): Promise<boolean> {
  const answer = await fetch(`${address}/readyz`).catch(() => undefined)
  return answer?.ok === true
}

async function isAvailable(handset: HandsetProcess): Promise<boolean> {
  const view = await handset.view().catch(() => undefined)
  if (view?.connection !== 'connected' || !view.recording.isReady) return false
  return view.agentState?.state === 'available' && !view.agentState.isPending
}
