import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AgentStateFrame, SignedInAgent } from '@smartym/contract/frames'
import { Registry } from 'prom-client'
import { FakeClock } from '../../../platform/clock/index.ts'
import type { OpenDb } from '../../../platform/db/index.ts'
import { createTestExporter } from '../../../platform/exports/test/create-test-exporter.ts'
import { createTestApp } from '../../../platform/http/test/create-test-app.ts'
import { createIdSource } from '../../../platform/ids/index.ts'
import { noKms } from '../../../platform/keys/test/no-kms.ts'
import { createLog } from '../../../platform/log/index.ts'
import { createSecrets } from '../../../platform/secrets/index.ts'
import { createAccountsSlice } from '../../accounts/index.ts'
import { serverOrigin } from '../../audit/index.ts'
import { createTestProtection } from '../../../test/protection.ts'
import { createRecordedAudit } from '../../../test/recorded-audit.ts'
import { createDevicesSlice } from '../../devices/index.ts'
import { createOrganizationSlice } from '../../organization/index.ts'
import { createSettingsSlice } from '../../settings/index.ts'
import { createGatewaySlice, FakePushSender } from '../index.ts'
import { createPhoneKey, type PhoneKey, TestPhone } from './test-phone.ts'

interface SignedIn {
  agent: SignedInAgent
  agentState: AgentStateFrame
}

/** One company with a gateway on a real port, a clock that stands still, and phones to register. */
export async function createGatewayWorld(db: OpenDb, clock = new FakeClock()) {
  const dir = mkdtempSync(join(tmpdir(), 'smartym-gateway-'))
  const ids = createIdSource(clock)
  const log = createLog('silent')
  const { entries, audit } = createRecordedAudit()
  const secrets = createSecrets({ dir, environment: {}, mayMake: true })
  const settings = createSettingsSlice({ db, clock, ids, audit })
  const organization = createOrganizationSlice({ db, clock, ids, audit, settings })
  const installation = { isDemo: false, missingTools: async () => [] }
  const accounts = createAccountsSlice({
    db,
    clock,
    ids,
    audit,
    settings,
    organization,
    exporter: createTestExporter().exporter,
    secrets,
    isHttps: false,
    installation,
  })
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
  const protection = createTestProtection({ db, clock, audit })
  const push = new FakePushSender()
  const node = ids.next('job')
  const signedIn = new Map<string, SignedIn>()

  const startGateway = async () => {
    const registry = new Registry()
    const gateway = createGatewaySlice({
      db,
      clock,
      ids,
      log,
      devices,
      protection,
      push,
      node,
      metrics: { registry },
    })
    gateway.provide({
      async handsetSettings({ companyId, deviceId }) {
        const own = await settings.handsetSettings({ companyId, deviceId })
        const inbound = { ...own.inbound, utcOffsetMs: 0, text: null }
        const uploadSchedule = { ...own.uploadSchedule, utcOffsetMs: 0 }
        return { ...own, inbound, uploadSchedule, dispositions: [] }
      },
      signedInAgent: async ({ deviceId }) => signedIn.get(deviceId) ?? null,
      consents: async () => [],
    })
    gateway.registerReportHandlers(gateway.reportHandlers)
    const app = await createTestApp({ db, clock, authenticator: accounts.authenticator })
    devices.routes(app)
    gateway.routes(app)
    gateway.attach(app.server, () => true)
    await gateway.start()
    await app.listen({ port: 0, host: '127.0.0.1' })
    const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
    const stop = async () => {
      await gateway.stop()
      await app.close()
    }
    return { gateway, app, address, registry, stop }
  }

  const companyId = await db.transaction((tx) =>
    organization.createCompany(tx, { name: '한빛카드', timeZone: 'Asia/Seoul' }),
  )
  await protection.ready(companyId)
  const by = serverOrigin(companyId)
  let running = await startGateway()
  const killed: (typeof running)[] = []
  const phones: TestPhone[] = []

  const register = async (key: PhoneKey = createPhoneKey(), isPreapproved = true) => {
    const { code } = await db.transaction((tx) => devices.createRegistrationCode(tx, by, { isPreapproved }))
    const challenge = devices.createRegistrationChallenge(clock.now() + 60_000)
    const { deviceId } = await devices.registerDevice(key.registration(code, challenge), '10.0.0.1')
    return { deviceId, key }
  }
  const dialPhone = () => {
    const phone = new TestPhone(running.address)
    phones.push(phone)
    return phone
  }

  return {
    db,
    clock,
    ids,
    entries,
    devices,
    settings,
    push,
    companyId,
    by,
    signedIn,
    register,
    get gateway() {
      return running.gateway
    },
    get registry() {
      return running.registry
    },
    get app() {
      return running.app
    },
    /** A socket that has not shown who it is. */
    dialPhone,
    /** A connected phone, past its welcome. */
    async connect(device: { deviceId: string; key: PhoneKey }) {
      const phone = dialPhone()
      await phone.authenticate(device.deviceId, device.key)
      return { phone, welcome: await phone.next('welcome') }
    },
    /** A request of a phone with its token, and a proof for it. */
    request(key: PhoneKey, token: string, url: string, payload?: object) {
      const method = payload === undefined ? 'GET' : 'POST'
      const headers = key.headersFor({ method, url, token, nonce: devices.proofNonce() })
      return running.app.inject({ method, url, headers, ...(payload !== undefined && { payload }) })
    },
    /** A new gateway begins on what the old one has written; the old one lives on, but has no phones and no say. */
    async restartAsAfterKill() {
      killed.push(running)
      running = await startGateway()
      for (const phone of phones.splice(0)) phone.close()
    },
    /** Moves time on, second by second, and lets everything that becomes due come to its end. */
    async pass(ms: number) {
      for (let passed = 0; passed < ms; passed += 1000) {
        await clock.advance(Math.min(1000, ms - passed))
        await running.gateway.settled()
      }
    },
    async stop() {
      for (const phone of phones) phone.close()
      for (const { stop } of [...killed, running]) await stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
export type GatewayWorld = Awaited<ReturnType<typeof createGatewayWorld>>
