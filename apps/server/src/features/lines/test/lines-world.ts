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
import { createDevicesSlice } from '../../devices/index.ts'
import { createOrganizationSlice } from '../../organization/index.ts'
import { createSettingsSlice } from '../../settings/index.ts'
import { createLinesSlice } from '../index.ts'

function createKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const spki = publicKey.export({ format: 'der', type: 'spki' })
  return (code: string, challenge: string, signed = code) => ({
    code,
    challenge,
    publicKey: spki.toString('base64url'),
    proof: sign('sha256', Buffer.from(`smartym/registration${challenge}${signed}`), {
      key: privateKey,
      dsaEncoding: 'ieee-p1363',
    }).toString('base64url'),
    model: 'Galaxy A15',
    osVersion: 'Android 14',
    appVersion: '0.1.0',
  })
}

/** One company with a team, phones that register, lines, and a gateway for messages that can be down. */
export async function createLinesWorld(db: OpenDb) {
  const clock = new FakeClock()
  const ids = createIdSource(clock)
  const dir = mkdtempSync(join(tmpdir(), 'smartym-lines-'))
  const { entries, audit } = createRecordedAudit()
  const secrets = createSecrets({ dir, environment: {}, mayMake: true })
  const accounts = {
    registerBearer: () => {},
    findAgentAccount: async () => undefined,
    providePhones: () => {},
    registerPersonHandler: () => {},
  }
  const settings = createSettingsSlice({ db, clock, ids, audit })
  const organization = createOrganizationSlice({ db, clock, ids, audit, settings })
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
    exporter: createTestExporter().exporter,
  })
  const sent: { phoneNumber: string; text: string }[] = []
  const gateway = { isDown: false }
  const exports = createTestExporter({ clock, ids })
  const messages = {
    async send(message: { phoneNumber: string; text: string }) {
      if (gateway.isDown) throw new Error('down')
      sent.push(message)
    },
  }
  const lines = createLinesSlice({
    db,
    clock,
    ids,
    audit,
    secrets,
    organization,
    devices,
    exporter: exports.exporter,
    messages,
  })
  const { companyId, team } = await db.transaction(async (tx) => {
    const made = await organization.createCompany(tx, { name: '한빛카드', timeZone: 'Asia/Seoul' })
    const unit = { companyId: made, parentId: null, kind: 'team', name: '상담1팀' } as const
    return { companyId: made, team: await organization.createOrgUnit(tx, unit) }
  })
  let requests = 0
  const callers = {
    admin: testCaller({ companyId }),
    changer: testCaller({ companyId, permissions: ['self', 'devices:list', 'devices:change'] }),
    manager: testCaller({ companyId, scope: 'subtree', orgUnitIds: [team] }),
  }
  const app = await createTestApp({ db, clock, callers })
  devices.routes(app)
  lines.routes(app)
  const by = serverOrigin(companyId)
  const createCode = async (body: object = {}, key = `${companyId} ${(requests += 1)}`) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/device-registration-codes',
      headers: { 'x-test-caller': 'admin', 'idempotency-key': key },
      payload: { isPreapproved: true, ...body },
    })
  /* A new phone comes with this code. */
  const register = (code: string) => {
    const challenge = devices.createRegistrationChallenge(clock.now() + 60_000)
    const payload = createKey()(code, challenge)
    return app.inject({ method: 'POST', url: '/api/v1/device-registrations', payload })
  }
  const list = async (what: 'devices' | 'lines', caller = 'admin') =>
    (await app.inject({ url: `/api/v1/${what}`, headers: { 'x-test-caller': caller } })).json().items
  async function send(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    caller: keyof typeof callers = 'admin',
  ) {
    requests += 1
    const answer = await app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { 'x-test-caller': caller, 'idempotency-key': `${companyId} ${requests}` },
      ...(payload !== undefined && { payload }),
    })
    const isJson = String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, body: isJson ? answer.json() : null, text: answer.body }
  }
  const createLine = (phoneNumber: string) =>
    db.transaction((tx) =>
      lines.createLine(tx, by, { companyId, phoneNumber, carrier: 'KT', isVerified: true }),
    )
  return {
    db,
    clock,
    ids,
    entries,
    devices,
    lines,
    companyId,
    team,
    by,
    app,
    createCode,
    register,
    list,
    createLine,
    sent,
    gateway,
    exports,
    send,
    async stop() {
      await app.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
export type LinesWorld = Awaited<ReturnType<typeof createLinesWorld>>
