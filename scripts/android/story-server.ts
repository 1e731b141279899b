/* A control server for the story of the Android app's test, in a process of its own: it says in one line of JSON where it is and
   who works there, then does what each line of stdin asks and answers each with one line. It ends with its stdin. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Clock, createServer, systemClock } from '../../apps/server/src/index.ts'
import type {
  CallResponse,
  DeviceDetail,
  DialRequestResponse,
  RecordingResponse,
} from '../../packages/contract/src/index.ts'
import { createApiKeyClient, signInToConsole } from '../../packages/test-kit/src/api-client.ts'
import { findPlaintext } from '../../packages/test-kit/src/find-plaintext.ts'
import { askAndApprove, listen } from '../../packages/test-kit/src/listener.ts'
import {
  createCrmKey,
  createRegistrationCode,
  seedSmallCompany,
} from '../../packages/test-kit/src/seed-company.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'smartym-story-'))
/* Time goes on as it does, and by what is asked for besides. */
let passedMs = 0
const clock: Clock = {
  now: () => systemClock.now() + passedMs,
  monotonicMs: () => systemClock.monotonicMs() + passedMs,
  setTimer: (delayMs, listener) => systemClock.setTimer(delayMs, listener),
  setRepeatingTimer: (periodMs, listener) => systemClock.setRepeatingTimer(periodMs, listener),
  wait: (delayMs) => systemClock.wait(delayMs),
}
const server = await createServer({
  dataDir,
  port: 0,
  logLevel: 'fatal',
  maxEventLoopDelayMs: 60_000,
  clock,
})
const address = await server.listen()
const company = await seedSmallCompany(server.container, 1)
const administrator = await signInToConsole(address, company.personas.administrator)
let managerA = await signInToConsole(address, company.personas.managerA)
let managerB = await signInToConsole(address, company.personas.managerB)
const crm = createApiKeyClient(address, await createCrmKey(administrator))
const agent = company.agents[0]
if (agent === undefined) throw new Error('the company has no agent')

/**
 * A phone number to dial, a recording to look at or to listen to, a call with its recordings, all calls, or time to pass;
 * a phone to look at or to lose, or how its app is locked, or a setting to turn on,
 * or another registration's code.
 */
interface Wish {
  dial?: string
  stateOf?: string
  listenTo?: string
  callOf?: string
  tally?: string
  passMs?: string
  phone?: string
  lose?: string
  appLockMode?: 'off' | 'optional' | 'required'
  setting?: string
  code?: string
}

const listRecordings = async (): Promise<RecordingResponse[]> =>
  (await managerA.get<{ items: RecordingResponse[] }>('/api/v1/recordings?limit=100')).items

/* Nobody stays signed in for so long. */
let mustSignInAgain = false
async function signInAgain(): Promise<void> {
  if (!mustSignInAgain) return
  mustSignInAgain = false
  managerA = await signInToConsole(address, company.personas.managerA)
  managerB = await signInToConsole(address, company.personas.managerB)
}

async function lockApps(mode: 'off' | 'optional' | 'required'): Promise<object> {
  const { db, settings } = server.container
  const { companyId } = company
  const by = {
    companyId,
    actor: { kind: 'server', id: 'server', name: null },
    address: null,
    deviceId: null,
  } as const
  const change = { companyId, level: 'company', targetId: companyId } as const
  await db.transaction((tx) =>
    settings.change(tx, by, { ...change, key: 'handset.appLockMode', value: mode }),
  )
  return { mode }
}

async function turnOn(key: string): Promise<object> {
  const { version } = await administrator.get<{ version: number }>('/api/v1/settings?level=company')
  const change = { level: 'company', version, reason: 'the story', edits: [{ key, value: true }] }
  return administrator.post('/api/v1/settings/changes', change)
}

async function grantProtection({
  phone,
  lose,
  appLockMode,
  setting,
  code,
}: Wish): Promise<object | undefined> {
  if (phone !== undefined) return administrator.get<DeviceDetail>(`/api/v1/devices/${phone}`)
  if (lose !== undefined)
    return managerA.post<DeviceDetail>(`/api/v1/devices/${lose}/loss`, { reason: '택시에 두고 내렸습니다' })
  if (appLockMode !== undefined) return lockApps(appLockMode)
  if (setting !== undefined) return turnOn(setting)
  if (code !== undefined) return { code: await createRegistrationCode(administrator) }
  return undefined
}

async function grant(wish: Wish): Promise<object> {
  const { dial, stateOf, listenTo, callOf, tally, passMs } = wish
  if (passMs !== undefined) {
    passedMs += Number(passMs)
    mustSignInAgain = true
    return {}
  }
  await signInAgain()
  const granted = await grantProtection(wish)
  if (granted !== undefined) return granted
  if (callOf !== undefined) {
    const { phase, outcome } = await managerA.get<CallResponse>(`/api/v1/calls/${callOf}`)
    const recordings = (await listRecordings()).filter(({ callId }) => callId === callOf)
    return { phase, outcome, recordings: recordings.map(({ state }) => state) }
  }
  if (tally !== undefined) {
    const { items } = await managerA.get<{ items: CallResponse[] }>('/api/v1/calls?limit=100')
    const recordings = await listRecordings()
    return {
      calls: items.filter(({ outcome }) => outcome === 'connected').length,
      recordings: recordings.length,
      stored: recordings.filter(({ state }) => state === 'stored').length,
    }
  }
  if (dial !== undefined)
    return crm.post<DialRequestResponse>('/api/v1/dial-requests', {
      agent: { employeeNumber: agent?.employeeNumber },
      phoneNumber: dial,
      customerName: '박서준',
      customerReference: 'C-0001',
      purpose: 'service',
    })
  if (stateOf !== undefined) return managerA.get<RecordingResponse>(`/api/v1/recordings/${stateOf}`)
  if (listenTo === undefined) throw new Error('nothing was asked')
  await askAndApprove(managerA, managerB, listenTo)
  const { sha256, audio } = await listen(managerA, listenTo)
  return { sha256, bytes: audio.length, leaks: await findPlaintext(dataDir, audio) }
}

const say = (words: object): void => void process.stdout.write(`${JSON.stringify(words)}\n`)
const { loginId, password } = agent
say({ address, code: await createRegistrationCode(administrator), loginId, password })
for await (const line of createInterface({ input: process.stdin })) {
  try {
    say(await grant(JSON.parse(line) as Wish))
  } catch (error) {
    say({ error: String(error) })
  }
}
await server.stop()
rmSync(dataDir, { recursive: true, force: true })
process.exit(0)
