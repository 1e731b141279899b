/* `npm start`: the demo's company, the server with the console, three virtual phones, the sample CRM and the agents in the
   background, each as a process of its own. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { personnelPermissions, rolePermissions } from '@smartym/contract'
import { createChildren } from './children.ts'
import { writeCockpit } from './cockpit.ts'
import { signIn } from './console-session.ts'
import { prepareDataDir } from './data-dir.ts'
import { crmOrigins, seedDemo } from './first-start.ts'
import { leave } from './leave.ts'
import { readDemoOptions } from './options.ts'
import { startBackgroundPhones, startPhones } from './phones.ts'
import { originOf, portsFrom } from './ports.ts'
import { type DemoState, findDemoState, saveDemoState } from './state.ts'
import { formatTable } from './table.ts'

const options = readDemoOptions()
const root = resolve(import.meta.dirname, '../..')
const dataDir = options.dataDir ?? join(root, 'var/demo')
const defaultPort = 8080
const startLimitMs = 30_000

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`)

async function waitUntilReady(serverUrl: string): Promise<void> {
  const deadlineMs = performance.now() + startLimitMs
  while (performance.now() < deadlineMs) {
    const answer = await fetch(`${serverUrl}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error(`it was not ready after ${startLimitMs / 1000} s`)
}

function findMissingTools(): string[] {
  return spawnSync('ffmpeg', ['-version'], { stdio: 'ignore' }).status === 0 ? [] : ['ffmpeg']
}

const ports = portsFrom(options.port ?? defaultPort)
prepareDataDir(dataDir, options.isReset)
const serverUrl = originOf(ports.server)
const crmUrl = `${originOf(ports.crm)}/`

async function findOrSeedState(): Promise<DemoState> {
  const known = findDemoState(dataDir)
  if (known) return known
  if (existsSync(join(dataDir, 'secrets'))) prepareDataDir(dataDir, true)
  say('First start: making a company with a month of calls …')
  const state = await seedDemo(dataDir, ports)
  saveDemoState(dataDir, state)
  return state
}

const children = createChildren(join(dataDir, 'logs'), (name, log) => {
  say(`${name} ended by itself; its last words are in ${log}`)
  void stop(1)
})
let isStopping = false
async function stop(exitCode: number): Promise<void> {
  if (isStopping) return
  isStopping = true
  say('Stopping …')
  await children.stopAll()
  process.exit(exitCode)
}
process.on('SIGINT', () => void stop(0))
process.on('SIGTERM', () => void stop(0))

try {
  const state = await findOrSeedState()
  const missingTools = findMissingTools()
  const demoDir = join(dataDir, 'demo-pages')
  const person = (loginId: string) => {
    const found = state.company.people.find((each) => each.loginId === loginId)
    return found ?? leave(`${dataDir} holds no ${loginId}: begin anew with npm start -- --reset`)
  }
  writeCockpit(demoDir, { company: state.company, crmUrl, handsets: [], missingTools })
  say('Starting the server …')
  children.start('server', 'apps/server/src/main.ts', [], {
    SMARTYM_DATA_DIR: dataDir,
    SMARTYM_DEMO_DIR: demoDir,
    SMARTYM_SERVER_FRAME_ANCESTORS: [serverUrl, `http://localhost:${ports.server}`].join(','),
    PORT: String(ports.server),
  })
  await waitUntilReady(serverUrl)
  const administrator = await signIn(serverUrl, person('admin'))
  const apiKey = state.apiKeys[ports.server] ?? (await createApiKey())
  say('Starting the phones and the CRM …')
  const parts = { dataDir, serverUrl, state, administrator, children }
  const frameOrigins = [serverUrl, `http://localhost:${ports.server}`]
  const phones = await startPhones(parts, ports.phones, frameOrigins)
  const agents = phones.map(({ employeeNumber, name }) => ({ employeeNumber, name }))
  const crm = children.start('crm', 'apps/sample-crm/src/server/main.ts', [], {
    SMARTYM_URL: serverUrl,
    SMARTYM_API_KEY: apiKey,
    CRM_AGENTS: JSON.stringify(agents),
    CRM_COCKPIT_ORIGIN: serverUrl,
    PORT: String(ports.crm),
  })
  await crm.firstLine()
  writeCockpit(demoDir, { company: state.company, crmUrl, handsets: phones, missingTools })
  const backgroundAgents = options.isQuiet ? 0 : await startBackgroundPhones(parts)
  const { company } = state
  process.stdout.write(formatTable({ serverUrl, crmUrl, phones, company, backgroundAgents, missingTools }))

  async function createApiKey(): Promise<string> {
    const made = await administrator.post<{ secret: string }>('/api/v1/api-keys', {
      name: `CRM ${ports.crm}`,
      permissions: rolePermissions.integrator.permissions.filter(
        (each) => !personnelPermissions.includes(each),
      ),
      orgUnitId: null,
      origins: crmOrigins(ports),
    })
    saveDemoState(dataDir, { ...state, apiKeys: { ...state.apiKeys, [ports.server]: made.secret } })
    return made.secret
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  await stop(1)
}
