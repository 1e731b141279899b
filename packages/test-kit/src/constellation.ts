import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createVirtualHandset, signInOnce, type VirtualHandset } from '@smartym/handset-sim'
import type { SampleCrm } from '@smartym/sample-crm'
import { type Clock, createServer, FakePushSender, type Server, systemClock } from '@smartym/server'
import { type ApiClient, createApiKeyClient, signInToConsole } from './api-client.ts'
import { handsetClockOf } from './fast-clock.ts'
import { findFreePort } from './free-port.ts'
import {
  createCrmKey,
  createRegistrationCode,
  type Persona,
  seedSmallCompany,
  type SeededCompany,
} from './seed-company.ts'
import { createMariadbDatabase } from './test-database.ts'
import { createBell, type Bell } from './until.ts'

export interface ConstellationOptions {
  /** Phones, each with an agent signed in. Default 1. */
  handsets?: number
  /** Default SQLite in the data folder. */
  database?: 'sqlite' | 'mariadb'
  /** Another database; wins over `database`. */
  databaseUrl?: string
  /** One time for server and phones; default the machine's. */
  clock?: Clock
  /** Default any that is free. */
  port?: number
  /** Default a temporary folder that goes with `stop`. */
  dataDir?: string
}

/** Server, phones, push and CRM key in one process. */
export interface Constellation {
  readonly server: Server
  readonly address: string
  readonly dataDir: string
  /** Undefined for SQLite in the data folder. */
  readonly databaseUrl: string | undefined
  readonly company: SeededCompany
  readonly push: FakePushSender
  readonly clock: Clock
  readonly handsets: VirtualHandset[]
  /** A CRM with its API key. */
  readonly crm: ApiClient
  signIn(persona: Persona): Promise<ApiClient>
  /** The toy CRM with its own server and page, for the agents here; it ends with the rest. */
  startSampleCrm(): Promise<SampleCrm>
  readonly until: Bell['until']
  stop(): Promise<void>
}

/** Boots everything on free ports and temporary folders; phones are registered, connected, and their agents available. */
export async function startConstellation(options: ConstellationOptions = {}): Promise<Constellation> {
  const { handsets: count = 1, clock = systemClock } = options
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'smartym-constellation-'))
  const database = options.database === 'mariadb' ? await createMariadbDatabase() : undefined
  const databaseUrl = options.databaseUrl ?? database?.url
  const handsets: VirtualHandset[] = []
  const crms: SampleCrm[] = []
  const push = new FakePushSender((deviceId) => handsets.find((each) => each.deviceId === deviceId)?.push())
  const server = await createServer({
    dataDir,
    port: options.port ?? 0,
    logLevel: 'fatal',
    clock,
    push,
    checkAnswers: true,
    maxEventLoopDelayMs: 60_000,
    ...(databaseUrl !== undefined && { databaseUrl }),
  })
  const address = await server.listen()
  const company = await seedSmallCompany(server.container, count)
  const signIn = (persona: Persona): Promise<ApiClient> => signInToConsole(address, company.personas[persona])
  const administrator = await signIn('administrator')
  const crm = createApiKeyClient(address, await createCrmKey(administrator))
  const bell = createBell()
  server.container.outbox.subscribe(() => bell.ring())
  for (const [index, agent] of company.agents.entries()) {
    const handset = await createVirtualHandset({
      dir: join(dataDir, 'handsets', company.companyId.slice(-8), String(index + 1)),
      serverUrl: address,
      registrationCode: await createRegistrationCode(administrator),
      clock: handsetClockOf(clock),
    })
    handset.onView(() => bell.ring())
    handsets.push(handset)
    await becomeAvailable(handset, agent, bell)
  }

  return {
    server,
    address,
    dataDir,
    databaseUrl,
    company,
    push,
    clock,
    handsets,
    crm,
    signIn,
    async startSampleCrm() {
      // Loaded when it is asked for: it wants the bundles of its pages.
      const { createSampleCrm } = await import('@smartym/sample-crm')
      const agents = company.agents.map(({ employeeNumber }) => ({ employeeNumber, name: employeeNumber }))
      const port = await findFreePort()
      const origins = [`http://127.0.0.1:${port}`]
      const apiKey = await createCrmKey(administrator, origins)
      const started = await createSampleCrm({ smartymUrl: address, apiKey, agents, port })
      crms.push(started)
      return started
    },
    until: bell.until,
    async stop() {
      await Promise.all(crms.map((each) => each.close()))
      await Promise.all(handsets.map((handset) => handset.close()))
      await server.stop()
      await database?.drop()
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Signs an agent in on a phone and waits until calls may come. */
async function becomeAvailable(
  handset: VirtualHandset,
  credentials: { loginId: string; password: string },
  bell: Bell,
): Promise<void> {
  await signInOnce(handset, credentials)
  await bell.until('the agent has a state', () => handset.view()?.agentState?.isPending === false)
  if (handset.view()?.agentState?.state !== 'available')
    handset.send({ type: 'user.state_wished', wish: 'available', notReadyReason: null })
  await bell.until('the agent is available', () => {
    const view = handset.view()
    return view?.agentState?.state === 'available' && !view.agentState.isPending && view.recording.isReady
  })
}
