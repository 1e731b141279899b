import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DispositionChoice, type Role, rolePermissions } from '@smartym/contract'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { createServer, type Server } from '../app/create-server.ts'
import type { Container } from '../app/container.ts'
import { serverOrigin } from '../features/audit/index.ts'
import type { FakePushSender } from '../features/gateway/index.ts'
import { createPhoneKey } from '../features/gateway/test/test-phone.ts'
import { FakeClock } from '../platform/clock/index.ts'
import { createTestDatabase } from '../platform/db/test/describe-on-both-dialects.ts'
import type { DialectName } from '../platform/db/index.ts'
import { FloorPhone } from './floor-phone.ts'

const password = 'correct-horse-7!'

const dispositions: readonly DispositionChoice[] = [
  {
    code: 'promise',
    name: { ko: '납부 약속', en: 'Promise to pay', ja: '支払い約束', zh: '承诺付款' },
    dispositionClass: 'promise',
    consequence: 'done',
    shortcut: '1',
  },
  {
    code: 'no_contact',
    name: { ko: '통화 못함', en: 'Not reached', ja: '不在', zh: '未接通' },
    dispositionClass: 'no_contact',
    consequence: 'retry',
    shortcut: '2',
  },
]

/** Somebody who makes requests, by a key, a token or a session. */
export interface Requester {
  request(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>
}

/** An agent at work: signed in on a connected phone. */
export interface FloorAgent {
  readonly agentId: string
  readonly accountId: string
  readonly loginId: string
  readonly password: string
  readonly employeeNumber: string
  readonly extension: string
  readonly phone: FloorPhone
}

/** A call floor for tests: the whole server on a clock that stands still, one company with teams, a CRM, and real sockets of phones. */
export interface Floor {
  readonly server: Server
  readonly container: Container
  readonly app: FastifyInstance
  readonly clock: FakeClock
  readonly address: string
  readonly companyId: string
  readonly units: {
    readonly seoul: string
    readonly team1: string
    readonly team2: string
    readonly busan: string
  }
  readonly crm: Requester & { readonly apiKeyId: string; readonly token: string }
  /** An account with a session in a browser. */
  addPerson(
    role: Role,
    orgUnitId: string,
  ): Promise<Requester & { readonly accountId: string; readonly cookie: string }>
  /** An account of an agent who has never signed in, with a registered phone. */
  addAgent(orgUnitId?: string): Promise<FloorAgent>
  /** The same, connected and available. */
  addWorkingAgent(orgUnitId?: string): Promise<FloorAgent>
  /** Makes another key. */
  createKey(
    orgUnitId: string | null,
    origins?: readonly string[],
  ): Promise<Requester & { apiKeyId: string; token: string }>
  /** A dial request of the CRM; every call with a key of its own. */
  dial(body: object, headers?: Record<string, string>): Promise<LightMyRequestResponse>
  /** Moves time on, with everything that becomes due; phones that are connected are heard of all the while. */
  pass(ms: number): Promise<void>
  /** Another server over the same data; the caller stops it. */
  startAgain(): Promise<Server>
  stop(): Promise<void>
}

export async function createFloor(
  dialect: DialectName,
  options: { push?: FakePushSender } = {},
): Promise<Floor> {
  const { url, drop } = await createTestDatabase(dialect)
  const dataDir = mkdtempSync(join(tmpdir(), 'smartym-floor-'))
  const clock = new FakeClock()
  const server = await createServer({
    dataDir,
    databaseUrl: url,
    port: 0,
    logLevel: 'silent',
    clock,
    checkAnswers: true,
    maxEventLoopDelayMs: 60_000,
    ...options,
  })
  const { container, app } = server
  const address = await server.listen()
  const { db, organization, accounts, devices, settings, agents, dialing, gateway, outbox } = container
  const by = await db.transaction(async (tx) =>
    serverOrigin(await organization.createCompany(tx, { name: '한빛카드', timeZone: 'Asia/Seoul' })),
  )
  const { companyId } = by
  const units = await db.transaction(async (tx) => {
    const unit = (parentId: string | null, name: string) =>
      organization.createOrgUnit(tx, { companyId, parentId, kind: 'team', name })
    const seoul = await unit(null, '서울지점')
    return {
      seoul,
      team1: await unit(seoul, '상담1팀'),
      team2: await unit(seoul, '상담2팀'),
      busan: await unit(null, '부산지점'),
    }
  })
  await db.transaction(async (tx) => {
    await container.dispositions.createDispositions(tx, companyId, dispositions)
    await settings.raiseVersion(tx, companyId)
  })
  const passwordHash = await accounts.hashPassword(password)
  const phones: FloorPhone[] = []
  let people = 0

  const withHeaders = (own: Record<string, string>): Requester => ({
    request: (method, path, body, headers = {}) =>
      app.inject({
        method,
        url: path,
        headers: { ...own, ...headers },
        ...(body !== undefined && { payload: body }),
      }),
  })
  const createKey: Floor['createKey'] = async (orgUnitId, origins = []) => {
    const permissions = rolePermissions.integrator.permissions
    const { token, apiKey } = await db.transaction((tx) =>
      accounts.createApiKey(tx, by, {
        companyId,
        name: 'CRM',
        permissions,
        orgUnitId,
        origins: [...origins],
      }),
    )
    return { ...withHeaders({ authorization: `Bearer ${token}` }), token, apiKeyId: apiKey.apiKeyId }
  }
  const createAccount = (role: Role, orgUnitId: string) => {
    people += 1
    const number = String(10_000 + people)
    return db.transaction((tx) =>
      accounts.createAccount(tx, by, {
        companyId,
        orgUnitId,
        loginId: `${role}-${number}`,
        name: `${role} ${number}`,
        role,
        passwordHash,
        employeeNumber: number,
        extension: `7${number}`,
        isAgent: role === 'agent',
      }),
    )
  }
  const crm = await createKey(null)

  const floor: Floor = {
    server,
    container,
    app,
    clock,
    address,
    companyId,
    units,
    crm,
    createKey,
    async addPerson(role, orgUnitId) {
      const { loginId, accountId } = await createAccount(role, orgUnitId)
      const payload = { loginId, password }
      const answer = await app.inject({ method: 'POST', url: '/api/v1/session', payload })
      const cookie = String(answer.headers['set-cookie']).split(';', 1)[0] ?? ''
      const { csrfToken } = answer.json<{ csrfToken: string }>()
      return { ...withHeaders({ cookie, 'x-csrf-token': csrfToken }), accountId, cookie }
    },
    async addAgent(orgUnitId = units.team1) {
      const account = await createAccount('agent', orgUnitId)
      const key = createPhoneKey()
      const { code } = await db.transaction((tx) =>
        devices.createRegistrationCode(tx, by, { isPreapproved: true }),
      )
      const challenge = devices.createRegistrationChallenge(clock.now() + 60_000)
      const { deviceId } = await devices.registerDevice(key.registration(code, challenge), '10.0.0.1')
      const phone = new FloorPhone(floor, deviceId, key)
      phones.push(phone)
      return {
        agentId: account.agentId ?? '',
        accountId: account.accountId,
        loginId: account.loginId,
        password,
        employeeNumber: account.employeeNumber ?? '',
        extension: account.extension ?? '',
        phone,
      }
    },
    async addWorkingAgent(orgUnitId) {
      const agent = await floor.addAgent(orgUnitId)
      await agent.phone.connect()
      const answer = await agent.phone.signIn(agent.loginId, agent.password)
      if (answer.statusCode !== 201) throw new Error(`sign-in answered ${answer.body}`)
      return agent
    },
    dial: (body, headers = {}) =>
      crm.request('POST', '/api/v1/dial-requests', body, {
        'idempotency-key': crypto.randomUUID(),
        ...headers,
      }),
    /* The last second comes alone: a sweep that is still running when the next is due leaves that out. */
    async pass(ms) {
      for (let left = ms; left > 0;) {
        const step = left <= 1000 ? left : Math.min(left - 1000, 10_000)
        left -= step
        await clock.advance(step)
        for (const phone of phones) if (gateway.isConnected(phone.deviceId)) await phone.socket.heartbeat()
        await gateway.settled()
        await agents.sweep()
        await dialing.sweep()
      }
      await outbox.flush()
    },
    startAgain: () => createServer({ dataDir, databaseUrl: url, port: 0, logLevel: 'silent', clock }),
    async stop() {
      for (const phone of phones) if (gateway.isConnected(phone.deviceId)) phone.socket.close()
      await server.stop()
      await drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  return floor
}
