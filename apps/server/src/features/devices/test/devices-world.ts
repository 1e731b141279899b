import { generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FakeClock } from '../../../platform/clock/index.ts'
import type { OpenDb } from '../../../platform/db/index.ts'
import { createTestExporter } from '../../../platform/exports/test/create-test-exporter.ts'
import { createTestApp, testCaller } from '../../../platform/http/test/create-test-app.ts'
import { createIdSource } from '../../../platform/ids/index.ts'
import { noKms } from '../../../platform/keys/test/no-kms.ts'
import { createSecrets } from '../../../platform/secrets/index.ts'
import { serverOrigin } from '../../audit/index.ts'
import { createRecordedAudit } from '../../../test/recorded-audit.ts'
import { createOrganizationSlice } from '../../organization/index.ts'
import { createSettingsSlice } from '../../settings/index.ts'
import { createDevicesSlice } from '../index.ts'

/** A new phone: its key, and what it sends to register. */
export function createNewPhone() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const spki = publicKey.export({ format: 'der', type: 'spki' })
  return (code: string, challenge: string, signed = challenge + code) => ({
    code,
    challenge,
    publicKey: spki.toString('base64url'),
    proof: sign('sha256', Buffer.from(`smartym/registration${signed}`), {
      key: privateKey,
      dsaEncoding: 'ieee-p1363',
    }).toString('base64url'),
    model: 'Galaxy A15',
    osVersion: 'Android 14',
    appVersion: '0.1.0',
  })
}
export type NewPhone = ReturnType<typeof createNewPhone>

/** One company with a branch and two teams, and the devices slice with its routes. */
export async function createDevicesWorld(db: OpenDb) {
  const clock = new FakeClock()
  const ids = createIdSource(clock)
  const dir = mkdtempSync(join(tmpdir(), 'smartym-devices-'))
  const { entries, audit } = createRecordedAudit()
  const secrets = createSecrets({ dir, environment: {}, mayMake: true })
  const settings = createSettingsSlice({ db, clock, ids, audit })
  const organization = createOrganizationSlice({ db, clock, ids, audit, settings })
  const { companyId, team1, team2 } = await db.transaction(async (tx) => {
    const made = await organization.createCompany(tx, { name: '한빛카드', timeZone: 'Asia/Seoul' })
    const unit = (name: string) =>
      organization.createOrgUnit(tx, { companyId: made, parentId: null, kind: 'team', name })
    return { companyId: made, team1: await unit('상담1팀'), team2: await unit('상담2팀') }
  })
  const agents = new Map<string, { agentId: string; orgUnitId: string }>()
  const accounts = {
    registerBearer: () => {},
    providePhones: () => {},
    registerPersonHandler: () => {},
    findAgentAccount: async (_companyId: string, reference: object) => {
      const { agentId = '' } = reference as { agentId?: string }
      const agent = agents.get(agentId)
      return agent && ({ ...agent, companyId } as never)
    },
  }
  const exports = createTestExporter({ clock, ids })
  const { exporter } = exports
  const devices = createDevicesSlice({
    db,
    clock,
    ids,
    audit,
    secrets,
    kms: noKms,
    settings,
    organization,
    accounts,
    exporter,
  })
  const other = ids.next('company')
  const callers = {
    admin: testCaller({ companyId }),
    admin2: testCaller({ companyId }),
    manager: testCaller({ companyId, scope: 'subtree', orgUnitIds: [team1] }),
    registrar: testCaller({ companyId, permissions: ['self', 'devices:register', 'devices:list'] }),
    stranger: testCaller({ companyId: other }),
  }
  const app = await createTestApp({ db, clock, callers })
  devices.routes(app)
  const by = serverOrigin(companyId)
  let requests = 0

  async function send(
    caller: keyof typeof callers | null,
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    payload?: object,
  ) {
    requests += 1
    const headers = {
      'idempotency-key': `${companyId} ${requests}`,
      ...(caller !== null && { 'x-test-caller': caller }),
    }
    const answer = await app.inject({ method, url, headers, ...(payload !== undefined && { payload }) })
    const isJson = String(answer.headers['content-type']).includes('json')
    return {
      status: answer.statusCode,
      body: isJson ? answer.json() : null,
      text: answer.body,
      headers: answer.headers,
    }
  }

  const challenge = async (): Promise<string> =>
    (await send(null, 'POST', '/api/v1/device-registration-challenges')).body.challenge
  const createCode = async (body: object = {}, caller: keyof typeof callers = 'admin') =>
    (await send(caller, 'POST', '/api/v1/device-registration-codes', body)).body
  const register = async (code: string, phone: NewPhone = createNewPhone(), more: object = {}) =>
    send(null, 'POST', '/api/v1/device-registrations', { ...phone(code, await challenge()), ...more })
  /* A phone that has registered, approved at once unless told otherwise. */
  const registerPhone = async (body: object = { isPreapproved: true }): Promise<string> =>
    (await register((await createCode(body)).code)).body.deviceId
  const change = (deviceId: string, act: string, caller: keyof typeof callers = 'admin') =>
    send(caller, 'POST', `/api/v1/devices/${deviceId}/changes`, { act, reason: '시험' })

  return {
    db,
    clock,
    ids,
    entries,
    settings,
    devices,
    companyId,
    team1,
    team2,
    agents,
    exports,
    by,
    send,
    challenge,
    createCode,
    register,
    registerPhone,
    change,
    async stop() {
      await app.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
export type DevicesWorld = Awaited<ReturnType<typeof createDevicesWorld>>
