import { startFakeFirebase, type FakeFirebase } from '@smartym/test-kit/fake-firebase'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFloor, type Floor, type FloorAgent, type Requester } from '../../../test/floor.ts'

describe.each(['sqlite', 'mariadb'] as const)('phones that are woken (%s)', (dialect) => {
  let firebase: FakeFirebase
  let floor: Floor
  let manager: Requester
  beforeAll(async () => {
    firebase = await startFakeFirebase()
    const environment = {
      SMARTYM_SECRET_PUSH_SERVICE_ACCOUNT: firebase.keyFile,
      SMARTYM_PUSH_FIREBASE_APP_ID: firebase.appId,
      SMARTYM_PUSH_FIREBASE_API_KEY: firebase.apiKey,
      SMARTYM_PUSH_FIREBASE_SENDER_ID: firebase.senderId,
      SMARTYM_PUSH_FCM_ADDRESS: firebase.address,
      SMARTYM_PUSH_TOKEN_ADDRESS: firebase.address,
    }
    floor = await createFloor(dialect, { environment })
    manager = await floor.addPerson('manager', floor.units.seoul)
  })
  afterAll(async () => {
    await floor.stop()
    await firebase.close()
  })

  const dial = (agent: FloorAgent) =>
    floor.dial({ agent: { agentId: agent.agentId }, phoneNumber: '010-0000-1234' })
  const wakeUpOf = async ({ phone }: FloorAgent) =>
    (await manager.request('GET', `/api/v1/devices/${phone.deviceId}`)).json().wakeUp
  const sentTo = (token: string) => firebase.messages.filter((message) => message.token === token).length

  test('CTC-2: a phone that told its token is woken for a dial while it is not connected', async () => {
    const agent = await floor.addWorkingAgent()
    const token = firebase.register()
    await agent.phone.report('push.registered', { token })
    expect(await wakeUpOf(agent)).toBe('push')
    await agent.phone.disconnect()
    expect((await dial(agent)).statusCode).toBe(201)
    await expect.poll(() => sentTo(token), { timeout: 20_000 }).toBe(1)
    const { commands } = (await agent.phone.request('GET', '/api/v1/handset/commands')).json()
    expect(commands).toMatchObject([{ kind: 'dial' }])
  })

  test('CTC-2: a phone without a push service says so, is shown so, and is dialled with only while it is connected', async () => {
    const agent = await floor.addWorkingAgent()
    expect(await wakeUpOf(agent)).toBe(null)
    await agent.phone.report('push.registered', { token: null })
    expect(await wakeUpOf(agent)).toBe('socket_only')
    await agent.phone.disconnect()
    expect((await dial(agent)).json().code).toBe('dialing.device_not_connected')
  })

  test('CTC-2: whose token turned out dead is asked for another at the next welcome', async () => {
    const agent = await floor.addWorkingAgent()
    const invited = () => agent.phone.welcome.push
    expect(invited()).toEqual({
      projectId: firebase.projectId,
      appId: firebase.appId,
      apiKey: firebase.apiKey,
      senderId: firebase.senderId,
      installationsAddress: 'https://firebaseinstallations.googleapis.com',
      isTold: false,
    })
    const token = firebase.register()
    await agent.phone.report('push.registered', { token })
    await agent.phone.disconnect()
    await agent.phone.connect()
    expect(invited()?.isTold).toBe(true)
    await agent.phone.disconnect()
    firebase.unregister(token)
    await dial(agent)
    await expect.poll(() => wakeUpOf(agent), { timeout: 20_000 }).toBe(null)
    await agent.phone.connect()
    expect(invited()?.isTold).toBe(false)
  })
})
