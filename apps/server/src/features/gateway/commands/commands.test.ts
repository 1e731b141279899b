import type { DialPayload } from '@smartym/contract/frames'
import { afterEach, expect, test } from 'vitest'
import type { OpenDb } from '../../../platform/db/index.ts'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import type { CommandHandlers, CommandsTables, KeptCommand } from '../index.ts'
import { createGatewayWorld, type GatewayWorld } from '../test/gateway-world.ts'

const worlds: GatewayWorld[] = []
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.stop()
})

const payloadOf = (name: string) =>
  ({
    dialRequestId: name,
    phoneNumber: '+821012345678',
    customerName: name,
    customerReference: null,
  }) as DialPayload

describeOnBothDialects('commands', (makeDb) => {
  let shared: Promise<OpenDb> | undefined

  async function world() {
    const w = await createGatewayWorld(await (shared ??= makeDb()))
    worlds.push(w)
    const told: string[] = []
    const device = await w.register()
    /* Other tests of this file leave commands behind in the same database. */
    const tell = (what: string) => async (_tx: unknown, command: KeptCommand<'dial'>) => {
      if (command.deviceId === device.deviceId) told.push(`${what} ${command.payload.dialRequestId}`)
    }
    const handlers: CommandHandlers = {
      dial: { onReceipt: tell('receipt'), onReceiptTimeout: tell('timeout'), onLateReceipt: tell('late') },
    }
    w.gateway.registerCommandHandlers(handlers)
    const dial = (customerName: string, isKept = true) =>
      w.db.transaction(async (tx) => {
        const commandId = await w.gateway.createCommand(tx, {
          companyId: w.companyId,
          deviceId: device.deviceId,
          kind: 'dial',
          payload: payloadOf(customerName),
          notAfter: w.clock.now() + 30_000,
          isReceiptAwaited: true,
        })
        if (!isKept) throw new Error('the act failed')
        return commandId
      })
    const row = (commandId: string) =>
      w.db
        .read<CommandsTables>()
        .selectFrom('commands')
        .selectAll()
        .where('id', '=', commandId)
        .executeTakeFirst()
    const state = async (commandId: string) => (await row(commandId))?.state
    return { ...w, world: w, told, handlers, device, dial, row, state }
  }

  test('CTC-2: a command leaves after its commit, and its receipt is the proof that it arrived', async () => {
    const w = await world()
    const { phone } = await w.connect(w.device)
    const commandId = await w.dial('김하늘')
    const frame = await phone.next('command')
    expect(frame).toEqual({
      type: 'command',
      commandId,
      kind: 'dial',
      payload: payloadOf('김하늘'),
      notAfter: w.clock.now() + 30_000,
    })
    expect(await w.state(commandId)).toBe('pending')
    phone.send({ type: 'receipt', commandId })
    phone.send({ type: 'receipt', commandId })
    await phone.heartbeat()
    await w.world.gateway.settled()
    expect(await w.row(commandId)).toMatchObject({
      state: 'received',
      sent_at: w.clock.now(),
      received_at: w.clock.now(),
    })
    expect(w.told).toEqual(['receipt 김하늘'])
    expect(w.push.woken).toEqual([])
    const metrics = await w.world.registry.metrics()
    expect(metrics).toContain('smartym_connected_phones 1')
    expect(metrics).toContain('smartym_command_receipt_seconds_count 1')
  })

  test('CTC-2: a command whose act is undone never leaves', async () => {
    const w = await world()
    const { phone } = await w.connect(w.device)
    await expect(w.dial('김하늘', false)).rejects.toThrow('the act failed')
    expect(await phone.rest()).toEqual([])
  })

  test('CTC-2: a receipt from another phone proves nothing', async () => {
    const w = await world()
    await w.connect(w.device)
    const other = await w.connect(await w.register())
    const commandId = await w.dial('김하늘')
    other.phone.send({ type: 'receipt', commandId })
    await other.phone.heartbeat()
    await w.world.gateway.settled()
    expect(await w.state(commandId)).toBe('pending')
    expect(w.told).toEqual([])
  })

  test('CTC-2: without a receipt the phone is woken after 2 s, and given up after 8 s', async () => {
    const w = await world()
    const { phone } = await w.connect(w.device)
    const commandId = await w.dial('김하늘')
    await phone.next('command')
    await w.pass(1000)
    expect(await w.state(commandId)).toBe('sent')
    expect(w.push.woken).toEqual([])
    await w.pass(1000)
    expect(w.push.woken).toEqual([w.device.deviceId])
    await w.pass(5000)
    expect(w.told).toEqual([])
    await w.pass(1000)
    expect(w.told).toEqual(['timeout 김하늘'])
    expect(await w.state(commandId)).toBe('expired')
    await w.pass(5000)
    expect(w.told).toHaveLength(1)
    expect(w.push.woken).toHaveLength(1)
  })

  test('CTC-2: a receipt that comes too late is told, so that the command can be taken back', async () => {
    const w = await world()
    const { phone } = await w.connect(w.device)
    const commandId = await w.dial('김하늘')
    await w.pass(8000)
    phone.send({ type: 'receipt', commandId })
    await phone.heartbeat()
    await w.world.gateway.settled()
    expect(w.told).toEqual(['timeout 김하늘', 'late 김하늘'])
    expect(await w.state(commandId)).toBe('expired')
  })

  test('CTC-2: the receipt is awaited over a restart of the server', async () => {
    const w = await world()
    await w.connect(w.device)
    const commandId = await w.dial('김하늘')
    await w.world.restartAsAfterKill()
    w.world.gateway.registerCommandHandlers(w.handlers)
    await w.pass(8000)
    expect(await w.state(commandId)).toBe('expired')
    expect(w.told).toEqual(['timeout 김하늘'])
  })

  test('CTC-2: a phone that is not connected is woken, and fetches or is welcomed with what waits', async () => {
    const w = await world()
    const { phone, welcome } = await w.connect(w.device)
    phone.close()
    await expect.poll(() => w.world.gateway.isConnected(w.device.deviceId)).toBe(false)
    const commandId = await w.dial('김하늘')
    expect(w.push.woken).toEqual([w.device.deviceId])
    const fetched = (
      await w.world.request(w.device.key, welcome.accessToken, '/api/v1/handset/commands')
    ).json()
    expect(fetched.commands).toMatchObject([{ type: 'command', commandId, kind: 'dial' }])
    const again = await w.connect(w.device)
    expect(again.welcome.pendingCommands).toMatchObject([{ commandId }])
    again.phone.send({ type: 'receipt', commandId })
    await again.phone.heartbeat()
    await w.world.gateway.settled()
    expect((await w.connect(w.device)).welcome.pendingCommands).toEqual([])
  })

  test('CTC-2: what may not be run any more is neither fetched nor welcomed', async () => {
    const w = await world()
    const notAfter = w.clock.now() + 5000
    const commandId = await w.db.transaction((tx) =>
      w.world.gateway.createCommand(tx, {
        companyId: w.companyId,
        deviceId: w.device.deviceId,
        kind: 'sign_out',
        payload: {},
        notAfter,
      }),
    )
    await w.clock.advance(5000)
    expect((await w.connect(w.device)).welcome.pendingCommands).toEqual([])
    await w.pass(30_000)
    expect(await w.state(commandId)).toBe('expired')
  })

  test('CTC-2: a command is taken back only while it has no receipt', async () => {
    const w = await world()
    const { phone } = await w.connect(w.device)
    const received = await w.dial('받음')
    phone.send({ type: 'receipt', commandId: received })
    await phone.heartbeat()
    await w.world.gateway.settled()
    const waiting = await w.dial('기다림')
    const expire = (commandId: string) =>
      w.db.transaction((tx) => w.world.gateway.expireCommand(tx, commandId))
    expect(await expire(received)).toBe(false)
    expect(await expire(waiting)).toBe(true)
    expect(await expire(waiting)).toBe(false)
    expect(await w.state(received)).toBe('received')
  })

  test('CTC-2: what was run or refused is reported, which proves the receipt too', async () => {
    const w = await world()
    const { welcome } = await w.connect(w.device)
    const run = await w.dial('통화함')
    const refused = await w.dial('거절함')
    const report = (seq: number, kind: string, payload: object) => ({
      seq,
      kind,
      at: w.clock.now(),
      isClockSynchronised: true,
      payload,
    })
    const reports = [
      report(1, 'command.completed', { commandId: run }),
      report(2, 'command.refused', { commandId: refused, reason: 'not_available' }),
    ]
    const url = '/api/v1/handset/reports'
    const answer = await w.world.request(w.device.key, welcome.accessToken, url, { reports })
    expect(answer.json()).toEqual({ acknowledgedSeq: 2 })
    expect(await w.row(run)).toMatchObject({ state: 'done', finished_at: w.clock.now() })
    expect(await w.row(refused)).toMatchObject({ state: 'refused', refusal: 'not_available' })
    expect(w.told).toEqual(['receipt 통화함', 'receipt 거절함'])
  })

  test('commands ordered while a phone is welcomed come behind the welcome', async () => {
    const w = await world()
    const phone = w.dialPhone()
    await phone.authenticate(w.device.deviceId, w.device.key)
    const orders = Promise.all([w.dial('하나'), w.dial('둘'), w.dial('셋')])
    const welcome = await phone.next('welcome')
    const ids = await orders
    await phone.heartbeat()
    const welcomed = welcome.pendingCommands.map(({ commandId }) => commandId)
    const sent = (await phone.rest()).flatMap((frame) => (frame.type === 'command' ? [frame.commandId] : []))
    expect(new Set([...welcomed, ...sent])).toEqual(new Set(ids))
  })
})
