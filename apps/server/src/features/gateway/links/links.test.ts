import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { OpenDb } from '../../../platform/db/index.ts'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import type { DevicesTables } from '../../devices/index.ts'
import type { CommandsTables, LinkChange } from '../index.ts'
import { createGatewayWorld, type GatewayWorld } from '../test/gateway-world.ts'
import { createPhoneKey, healthyStatus } from '../test/test-phone.ts'

const worlds: GatewayWorld[] = []
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.stop()
})

describeOnBothDialects('phones’ links', (makeDb) => {
  let shared: Promise<OpenDb> | undefined
  async function world() {
    const made = await createGatewayWorld(await (shared ??= makeDb()))
    worlds.push(made)
    return made
  }
  const storedDevice = (w: GatewayWorld, deviceId: string) =>
    w.db
      .read<DevicesTables>()
      .selectFrom('devices')
      .selectAll()
      .where('id', '=', deviceId)
      .executeTakeFirstOrThrow()

  test('SEC-1: a phone that signs the challenge is welcomed with bearer, settings and transport key', async () => {
    const w = await world()
    const device = await w.register()
    const { welcome } = await w.connect(device)
    expect(welcome).toMatchObject({
      serverTime: w.clock.now(),
      heartbeatIntervalMs: 15_000,
      agent: null,
      agentState: null,
      pendingCommands: [],
      settings: { version: 0, recordingMode: 'automatic', dispositions: [] },
      accessTokenExpiresAt: w.clock.now() + 600_000,
    })
    expect(welcome.transportKey).toEqual({
      keyId: expect.stringMatching(/^[0-9a-f]{32}$/),
      publicKey: expect.stringMatching(/^04[0-9a-f]{128}$/),
    })
    const commands = await w.request(device.key, welcome.accessToken, '/api/v1/handset/commands')
    expect(commands.json()).toEqual({ serverTime: w.clock.now(), commands: [] })
    expect(w.gateway.isConnected(device.deviceId)).toBe(true)
  })

  test('SEC-1: another key, nonce, session or device is refused', async () => {
    const w = await world()
    const device = await w.register()
    const other = await w.register()
    const refused = async (
      deviceId: string,
      key = device.key,
      changes: { nonce?: string; sessionId?: string } = {},
    ) => {
      const phone = w.dialPhone()
      await phone.authenticate(deviceId, key, changes)
      expect(await phone.closed).toBe(4003)
    }
    await refused(device.deviceId, createPhoneKey())
    await refused(device.deviceId, device.key, { nonce: randomBytes(32).toString('base64url') })
    await refused(device.deviceId, device.key, { sessionId: w.ids.next('session') })
    await refused(other.deviceId)
    await refused(w.ids.next('device'))
    expect(w.gateway.isConnected(device.deviceId)).toBe(false)
  })

  test('SEC-1: a phone that may not work is let go at once, told where it stands, and refused', async () => {
    const w = await world()
    const device = await w.register()
    const { phone, welcome } = await w.connect(device)
    await w.db.transaction((tx) => w.devices.changeDevice(tx, w.by, device.deviceId, 'suspend'))
    expect(await phone.closed).toBe(4005)
    const again = w.dialPhone()
    await again.authenticate(device.deviceId, device.key)
    expect(await again.next('standing')).toEqual({ type: 'standing', state: 'suspended' })
    expect(await again.closed).toBe(4005)
    expect(w.gateway.isConnected(device.deviceId)).toBe(false)
    const fetched = await w.request(device.key, welcome.accessToken, '/api/v1/handset/commands')
    expect(fetched.json()).toMatchObject({ status: 403, code: 'devices.not_active' })
  })

  test('SEC-1, DIS-2: a phone that waits for approval connects only to learn that, and works once it is approved', async () => {
    const w = await world()
    const device = await w.register(createPhoneKey(), false)
    const phone = w.dialPhone()
    await phone.authenticate(device.deviceId, device.key)
    expect(await phone.next('standing')).toEqual({ type: 'standing', state: 'pending' })
    expect(await phone.closed).toBe(4005)
    const stranger = w.dialPhone()
    await stranger.authenticate(device.deviceId, createPhoneKey())
    expect(await stranger.closed).toBe(4003)
    expect(stranger.unread()).toEqual([])
    await w.db.transaction((tx) => w.devices.changeDevice(tx, w.by, device.deviceId, 'approve'))
    expect((await w.connect(device)).welcome.type).toBe('welcome')
  })

  test('MON-3: a phone that another node put out of use is let go within the sweep', async () => {
    const w = await world()
    const device = await w.register()
    const { phone } = await w.connect(device)
    await w.gateway.settled()
    await w.db.transaction(async (tx) => {
      const values = { state: 'lost', state_changed_at: w.clock.now() } as const
      await tx
        .on<DevicesTables>()
        .updateTable('devices')
        .set(values)
        .where('id', '=', device.deviceId)
        .execute()
    })
    await w.pass(2000)
    expect(await phone.closed).toBe(4005)
  })

  test('what is no frame ends the socket, and so does silence before the signature', async () => {
    const w = await world()
    const device = await w.register()
    for (const text of ['hello', '{}', '{"type":"receipt","commandId":"cmd_1"}', 'x'.repeat(20_000)]) {
      const phone = w.dialPhone()
      await phone.next('challenge')
      phone.socket.send(text)
      expect([4004, 1009]).toContain(await phone.closed)
    }
    const unsigned = w.dialPhone()
    await unsigned.next('challenge')
    unsigned.send({ type: 'heartbeat', sentAt: 1, status: healthyStatus })
    expect(await unsigned.closed).toBe(4004)
    const silent = w.dialPhone()
    await silent.next('challenge')
    await w.pass(15_000)
    expect(await silent.closed).toBe(4003)
    const { phone } = await w.connect(device)
    phone.send({
      type: 'authenticate',
      deviceId: device.deviceId,
      signature: 'A'.repeat(86),
      appVersion: '1',
    })
    expect(await phone.closed).toBe(4004)
  })

  test('a newer connection of the same phone ends the older, which no longer counts', async () => {
    const w = await world()
    const changes: LinkChange[] = []
    w.gateway.onLinkChanged((change) => changes.push(change))
    const device = await w.register()
    const first = await w.connect(device)
    const second = await w.connect(device)
    expect(await first.phone.closed).toBe(4001)
    await second.phone.heartbeat()
    expect(w.gateway.isConnected(device.deviceId)).toBe(true)
    expect(changes.map((change) => change.isConnected)).toEqual([true, true])
    await w.gateway.settled()
    const stored = await storedDevice(w, device.deviceId)
    expect(stored).toMatchObject({ link_fence: 2, connected_at: w.clock.now() })
  })

  test('a phone that has connected at another node since is let go here', async () => {
    const w = await world()
    const device = await w.register()
    const { phone } = await w.connect(device)
    const elsewhere = { deviceId: device.deviceId, node: 'other', fence: 7, connectedAt: w.clock.now() }
    await w.devices.recordLinks([elsewhere])
    await w.gateway.settled()
    expect(await phone.closed).toBe(4001)
    expect((await storedDevice(w, device.deviceId)).link_node).toBe('other')
    await w.connect(device)
    await w.gateway.settled()
    expect((await storedDevice(w, device.deviceId)).link_fence).toBe(8)
  })

  test('MON-1: heartbeats are answered at once and stored in batches', async () => {
    const w = await world()
    const device = await w.register()
    const { phone } = await w.connect(device)
    phone.send({ type: 'heartbeat', sentAt: 123_456, status: { ...healthyStatus, batteryPercent: 41 } })
    expect(await phone.next('heartbeat_ack')).toEqual({
      type: 'heartbeat_ack',
      serverTime: w.clock.now(),
      sentAt: 123_456,
    })
    expect(w.gateway.liveStatus(device.deviceId).status).toMatchObject({ batteryPercent: 41 })
    expect(await w.devices.statusOf(device.deviceId)).toBeNull()
    await w.pass(10_000)
    expect(await w.devices.statusOf(device.deviceId)).toMatchObject({ batteryPercent: 41 })
  })

  test('MON-4: 45 s of silence end the link, and it is told that the link is lost', async () => {
    const w = await world()
    const device = await w.register()
    const { phone } = await w.connect(device)
    const changes: LinkChange[] = []
    w.gateway.onLinkChanged((change) => changes.push(change))
    await w.pass(44_000)
    expect(w.gateway.isConnected(device.deviceId)).toBe(true)
    await phone.heartbeat()
    await w.pass(44_000)
    expect(w.gateway.isConnected(device.deviceId)).toBe(true)
    await w.pass(1000)
    await phone.closed
    await expect.poll(() => w.gateway.isConnected(device.deviceId)).toBe(false)
    expect(changes).toMatchObject([{ deviceId: device.deviceId, isConnected: false, isLost: true }])
  })

  test('MON-4: a phone that does not come back after the server was killed is lost too', async () => {
    const w = await world()
    const gone = await w.register()
    const back = await w.register()
    const { phone } = await w.connect(gone)
    await phone.heartbeat({ batteryPercent: 33 })
    await w.connect(back)
    await w.pass(10_000)
    const changes: LinkChange[] = []
    await w.restartAsAfterKill()
    w.gateway.onLinkChanged((change) => changes.push(change))
    expect((await storedDevice(w, gone.deviceId)).connected_at).toBeNull()
    expect(w.gateway.liveStatus(gone.deviceId)).toMatchObject({
      isConnected: false,
      status: { batteryPercent: 33 },
    })
    await w.connect(back)
    await w.pass(45_000)
    expect(changes).toContainEqual(expect.objectContaining({ deviceId: gone.deviceId, isLost: true }))
  })

  test('a phone gets a new bearer before the old one dies', async () => {
    const w = await world()
    const device = await w.register()
    const { phone, welcome } = await w.connect(device)
    for (let passed = 0; passed < 490_000; passed += 35_000) {
      await w.pass(35_000)
      await phone.heartbeat()
    }
    const token = await phone.next('token')
    expect(token.accessToken).not.toBe(welcome.accessToken)
    expect(token.accessTokenExpiresAt).toBeGreaterThan(welcome.accessTokenExpiresAt)
    const fetch = (bearer: string) => w.request(device.key, bearer, '/api/v1/handset/commands')
    expect((await fetch(token.accessToken)).statusCode).toBe(200)
    await w.clock.advance(120_000)
    expect((await fetch(welcome.accessToken)).json().code).toBe('auth.required')
    const forged = `${token.accessToken.slice(0, -2)}${token.accessToken.endsWith('AA') ? 'BB' : 'AA'}`
    expect((await fetch(forged)).json().code).toBe('auth.required')
  })

  test('MON-2: a phone that was away is told with its welcome what was changed meanwhile', async () => {
    const w = await world()
    const device = await w.register()
    const change = { companyId: w.companyId, level: 'device', targetId: device.deviceId } as const
    const first = await w.connect(device)
    expect(first.welcome.settings).toMatchObject({ version: 0, lowBatteryPercent: 5 })
    first.phone.close()
    await w.db.transaction((tx) =>
      w.settings.change(tx, w.by, { ...change, key: 'handset.lowBatteryPercent', value: 12 }),
    )
    const { welcome } = await w.connect(device)
    expect(welcome.settings).toMatchObject({ version: 1, lowBatteryPercent: 12 })
  })

  test('MON-2: connected phones are told when something is set anew for them', async () => {
    const w = await world()
    const device = await w.register()
    const { phone, welcome } = await w.connect(device)
    const change = { companyId: w.companyId, level: 'company', targetId: w.companyId } as const
    await w.db.transaction((tx) =>
      w.settings.change(tx, w.by, { ...change, key: 'handset.lowBatteryPercent', value: 12 }),
    )
    await w.gateway.announceSettings(w.companyId)
    const command = await phone.next('command')
    expect(command).toMatchObject({
      kind: 'apply_settings',
      payload: { settings: { version: 1, lowBatteryPercent: 12 } },
    })
    phone.send({ type: 'receipt', commandId: command.commandId })
    await phone.heartbeat()
    await w.gateway.settled()
    const applied = { kind: 'settings.applied', at: 1, isClockSynchronised: true, payload: { version: 1 } }
    const reports = [{ seq: 1, ...applied }]
    await w.request(device.key, welcome.accessToken, '/api/v1/handset/reports', { reports })
    const stored = await w.db
      .read<CommandsTables>()
      .selectFrom('commands')
      .select('state')
      .where('id', '=', command.commandId)
      .executeTakeFirst()
    expect(stored?.state).toBe('done')
  })
})

describe('the upgrade', () => {
  test('other paths are refused', async () => {
    const { default: http } = await import('node:http')
    const { createSocketServer } = await import('./socket-server.ts')
    const server = http.createServer()
    const links = { challenge: () => {}, receive: () => {}, disconnect: () => {} }
    const sockets = createSocketServer({ links, strangers: new Set() })
    sockets.attach(server, (request) => request.headers['x-ok'] === 'yes')
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const attempt = (path: string, headers = {}) =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers })
        socket.on('open', () => resolve('open'))
        socket.on('unexpected-response', (_request, response) => resolve(response.statusCode))
      })
    expect(await attempt('/api/v1/other', { 'x-ok': 'yes' })).toBe(404)
    expect(await attempt('/api/v1/gateway')).toBe(403)
    expect(await attempt('/api/v1/gateway', { 'x-ok': 'yes' })).toBe('open')
    await sockets.stop()
    await new Promise((resolve) => server.close(resolve))
  })
})
