import { afterEach, expect, test } from 'vitest'
import type { OpenDb } from '../../../platform/db/index.ts'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import type { CommandsTables } from '../index.ts'
import { createGatewayWorld, type GatewayWorld } from '../test/gateway-world.ts'
import { createPhoneKey, healthyStatus, type PhoneKey } from '../test/test-phone.ts'

const worlds: GatewayWorld[] = []
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.stop()
})

describeOnBothDialects('lost phones', (makeDb) => {
  let shared: Promise<OpenDb> | undefined

  async function world() {
    const w = await createGatewayWorld(await (shared ??= makeDb()))
    worlds.push(w)
    const device = await w.register()
    const { deviceId, key } = device
    const change = (act: 'report_lost' | 'find' | 'reset') =>
      w.db.transaction((tx) => w.devices.changeDevice(tx, w.by, deviceId, act))
    const order = () => w.db.transaction((tx) => w.gateway.findWipeOrder(tx, deviceId))
    const dial = () =>
      w.db.transaction((tx) =>
        w.gateway.createCommand(tx, {
          companyId: w.companyId,
          deviceId,
          kind: 'cancel_dial',
          payload: { dialRequestId: w.ids.next('dialRequest') },
          notAfter: w.clock.now() + 3_600_000,
        }),
      )
    const states = async () => {
      const read = w.db.read<CommandsTables>().selectFrom('commands').select(['kind', 'state'])
      return read.where('device_id', '=', deviceId).orderBy('id').execute()
    }
    /* The phone's word that it erased everything, as it was signed before its key went. */
    const say = (commandId: string, signer: PhoneKey = key, sent = { recordings: 3, unsentReports: 2 }) => {
      const proof = signer.signText(Buffer.from(`smartym/wiped${deviceId}${commandId}3/2`))
      const payload = { deviceId, commandId, ...sent, proof }
      return w.app.inject({ method: 'POST', url: '/api/v1/device-wipes', payload })
    }
    const stateOf = async () => (await w.devices.findConnectingDevice(deviceId))?.state
    return { w, device, deviceId, key, change, order, dial, states, say, stateOf }
  }

  test('MON-3: a wipe that was ordered while the phone was away is all that it gets when it comes', async () => {
    const { w, device, change, order, dial, states } = await world()
    await dial()
    await change('report_lost')
    expect(w.push.woken).toContain(device.deviceId)
    expect(await states()).toEqual([
      { kind: 'cancel_dial', state: 'expired' },
      { kind: 'wipe', state: 'pending' },
    ])
    await w.clock.advance(3_600_000)
    const phone = w.dialPhone()
    await phone.authenticate(device.deviceId, device.key)
    const command = await phone.next('command')
    expect(command).toMatchObject({ kind: 'wipe', payload: {} })
    expect(phone.unread()).toEqual([])
    expect(w.gateway.isConnected(device.deviceId)).toBe(false)
    phone.send({ type: 'heartbeat', sentAt: 1, status: healthyStatus })
    phone.send({ type: 'receipt', commandId: command.commandId })
    await expect.poll(async () => (await order())?.receivedAt).toBe(w.clock.now())
    expect(phone.unread()).toEqual([])
    await w.pass(16_000)
    expect(await phone.closed).toBe(4003)
  })

  test('MON-3: a connected phone gets the order before it is let go', async () => {
    const { w, device, change } = await world()
    const { phone } = await w.connect(device)
    await change('report_lost')
    expect(await phone.next('command')).toMatchObject({ kind: 'wipe' })
    expect(await phone.closed).toBe(4005)
  })

  test('MON-3: a phone is wiped when it says so in words that it signed; the same again changes nothing', async () => {
    const { w, change, order, say, stateOf, states } = await world()
    await change('report_lost')
    const { commandId = '' } = (await order()) ?? {}
    expect((await say(commandId, createPhoneKey())).json().code).toBe('devices.wipe_unknown')
    expect((await say(commandId, undefined, { recordings: 0, unsentReports: 2 })).statusCode).toBe(403)
    expect((await say(w.ids.next('command'))).json().code).toBe('devices.wipe_unknown')
    expect(await stateOf()).toBe('lost')
    expect((await say(commandId)).statusCode).toBe(204)
    expect(await stateOf()).toBe('wiped')
    expect((await say(commandId)).statusCode).toBe(204)
    expect(await states()).toEqual([{ kind: 'wipe', state: 'done' }])
    expect(w.entries.at(-1)).toMatchObject({
      action: 'devices.wiped',
      detail: { from: 'lost', to: 'wiped', recordings: 3, unsentReports: 2 },
    })
  })

  test('MON-3: nobody ordered it: a phone’s word is refused', async () => {
    const { w, say, stateOf } = await world()
    expect((await say(w.ids.next('command'))).json().code).toBe('devices.wipe_unknown')
    expect(await stateOf()).toBe('active')
  })

  test('MON-3: a phone that is found before it had the order waits for approval again; after, it is gone', async () => {
    const { w, device, change, order, states, stateOf } = await world()
    await change('report_lost')
    await change('find')
    expect(await stateOf()).toBe('pending')
    expect(await states()).toEqual([{ kind: 'wipe', state: 'expired' }])
    const phone = w.dialPhone()
    await phone.authenticate(device.deviceId, device.key)
    expect(await phone.next('standing')).toMatchObject({ state: 'pending' })
    await change('report_lost')
    const { commandId = '' } = (await order()) ?? {}
    await w.db.transaction((tx) => w.gateway.recordReceipt(tx, device.deviceId, commandId))
    await expect(change('find')).rejects.toMatchObject({ code: 'devices.state_conflict' })
    expect(await stateOf()).toBe('lost')
  })
})
