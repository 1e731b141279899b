import { type DispositionChoice, type Role, rolePermissions } from '@smartym/contract'
import type { LightMyRequestResponse } from 'fastify'
import type { Server } from '../app/create-server.ts'
import { serverOrigin } from '../features/audit/index.ts'
import { createPhoneKey } from '../features/gateway/test/test-phone.ts'
import type { FakeClock } from '../platform/clock/index.ts'
import { FloorPhone } from './floor-phone.ts'

/** Of everybody on the floor. */
export const floorPassword = 'correct-horse-7!'

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
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
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

/** A company on the floor: teams, a CRM, people and phones. */
export interface FloorCompany {
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
  /** A session of an account in a browser. */
  signIn(loginId: string): Promise<Requester & { readonly cookie: string }>
  /** Makes another key. */
  createKey(
    orgUnitId: string | null,
    origins?: readonly string[],
  ): Promise<Requester & { apiKeyId: string; token: string }>
  /** A dial request of the CRM; every call with a key of its own. */
  dial(body: object, headers?: Record<string, string>): Promise<LightMyRequestResponse>
}

/** Where a company comes to be. */
export interface FloorPlace {
  readonly server: Server
  readonly clock: FakeClock
  readonly address: string
}

let people = 0

/** Makes a company on a server; its phones are added to `phones`. */
export async function createFloorCompany(
  { server, clock, address }: FloorPlace,
  phones: FloorPhone[],
): Promise<FloorCompany> {
  const { container, app } = server
  const { db, organization, accounts, devices, settings } = container
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
  const passwordHash = await accounts.hashPassword(floorPassword)

  const withHeaders = (own: Record<string, string>): Requester => ({
    request: (method, path, body, headers = {}) =>
      app.inject({
        method,
        url: path,
        headers: { ...own, ...headers },
        ...(body !== undefined && { payload: body }),
      }),
  })
  const createKey: FloorCompany['createKey'] = async (orgUnitId, origins = []) => {
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

  const company: FloorCompany = {
    companyId,
    units,
    crm,
    createKey,
    async addPerson(role, orgUnitId) {
      const { loginId, accountId } = await createAccount(role, orgUnitId)
      return { ...(await company.signIn(loginId)), accountId }
    },
    async signIn(loginId) {
      const payload = { loginId, password: floorPassword }
      const answer = await app.inject({ method: 'POST', url: '/api/v1/session', payload })
      const cookie = String(answer.headers['set-cookie']).split(';', 1)[0] ?? ''
      const { csrfToken } = answer.json<{ csrfToken: string }>()
      return { ...withHeaders({ cookie, 'x-csrf-token': csrfToken }), cookie }
    },
    async addAgent(orgUnitId = units.team1) {
      const account = await createAccount('agent', orgUnitId)
      const key = createPhoneKey()
      const { code } = await db.transaction((tx) =>
        devices.createRegistrationCode(tx, by, { orgUnitId, isPreapproved: true }),
      )
      const challenge = devices.createRegistrationChallenge(clock.now() + 60_000)
      const { deviceId } = await devices.registerDevice(key.registration(code, challenge), '10.0.0.1')
      const phone = new FloorPhone({ container, app, clock, address }, deviceId, key)
      phones.push(phone)
      return {
        agentId: account.agentId ?? '',
        accountId: account.accountId,
        loginId: account.loginId,
        password: floorPassword,
        employeeNumber: account.employeeNumber ?? '',
        extension: account.extension ?? '',
        phone,
      }
    },
    async addWorkingAgent(orgUnitId) {
      const agent = await company.addAgent(orgUnitId)
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
  }
  return company
}
