import { startFakeFirebase, type FakeFirebase } from '@smartym/test-kit/fake-firebase'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { FakeClock } from '../../../platform/clock/index.ts'
import { createPush } from './create-push.ts'
import { FakePushSender } from './fake-push-sender.ts'
import type { PushSender } from './push-sender.port.ts'
import { describePushSender } from './push-sender.suite.ts'

let firebase: FakeFirebase
beforeAll(async () => {
  firebase = await startFakeFirebase()
})
afterAll(() => firebase.close())

const configOf = (changes = {}) => ({
  firebaseAppId: firebase.appId,
  firebaseApiKey: firebase.apiKey,
  firebaseSenderId: firebase.senderId,
  perMinute: 60,
  fcmAddress: firebase.address,
  tokenAddress: firebase.address,
  installationsAddress: firebase.address,
  ...changes,
})

function createSender(changes = {}) {
  const clock = new FakeClock()
  const waits: number[] = []
  const known = new Map<string, string>()
  const tokens = {
    hasToken: async (_tx: unknown, deviceId: string) => known.has(deviceId),
    findToken: async (deviceId: string) => known.get(deviceId),
    forgetToken: async (deviceId: string, token: string) => {
      if (known.get(deviceId) === token) known.delete(deviceId)
    },
  }
  const secrets = { find: () => firebase.keyFile }
  const waiting = {
    monotonicMs: () => clock.monotonicMs(),
    wait: async (ms: number) => {
      waits.push(ms)
      await clock.advance(ms)
    },
  }
  const push = createPush({ config: configOf(changes), secrets, tokens, clock: waiting })
  return { push, clock, waits, known }
}

function withPhone(changes = {}) {
  const sender = createSender(changes)
  const token = firebase.register()
  sender.known.set('dev_1', token)
  const timesWoken = () => firebase.messages.filter((message) => message.token === token).length
  return { ...sender, token, deviceId: 'dev_1', timesWoken }
}

describe('the fake', () => {
  describePushSender(async () => {
    const push = new FakePushSender()
    return { push, deviceId: 'dev_1', timesWoken: () => push.woken.filter((each) => each === 'dev_1').length }
  })
})

describe('Firebase Cloud Messaging', () => {
  beforeEach(() => firebase.expireAccessTokens())

  describePushSender(async () => withPhone())

  test('CTC-2, SEC-12: what travels says nothing of the call, is urgent, and is worthless when the dial is', async () => {
    const { push, token } = withPhone()
    await push.wake('dev_1')
    expect(firebase.messages.at(-1)).toEqual({
      token,
      data: { wake: '1' },
      android: { priority: 'HIGH', ttl: '30s', collapse_key: 'wake' },
    })
  })

  test('CTC-2: a busy service is asked again, later each time, or when it says so', async () => {
    const { push, timesWoken, waits } = withPhone()
    firebase.fail(
      { status: 503 },
      { status: 429, errorCode: 'QUOTA_EXCEEDED', retryAfterSeconds: 2 },
      { status: 500 },
    )
    await push.wake('dev_1')
    expect(timesWoken()).toBe(1)
    const [first = 0, second, third = 0] = waits
    expect(first).toBeGreaterThanOrEqual(125)
    expect(second).toBe(2000)
    expect(third).toBeGreaterThanOrEqual(500)
  })

  test('CTC-2: nobody goes on asking when the dial cannot be in time any more', async () => {
    const { push, waits } = withPhone()
    firebase.fail({ status: 503, retryAfterSeconds: 60 })
    await expect(push.wake('dev_1')).rejects.toThrow('push failed: 503 UNAVAILABLE')
    expect(waits).toEqual([])
  })

  test('CTC-2: a dead token is forgotten, another one told meanwhile is not', async () => {
    const { push, known, token } = withPhone()
    firebase.unregister(token)
    await expect(push.wake('dev_1')).rejects.toThrow('token is dead')
    expect(known.has('dev_1')).toBe(false)
    known.set('dev_2', 'not a token at all')
    await expect(push.wake('dev_2')).rejects.toThrow('token is dead')
    expect(known.has('dev_2')).toBe(false)
    await expect(push.wake('dev_2')).resolves.toBeUndefined()
    expect(push.health()).toBe('fine')
  })

  test('CTC-2: a fault that is not the token’s leaves it be', async () => {
    const { push, known } = withPhone()
    firebase.fail({ status: 400, errorCode: 'INVALID_ARGUMENT' })
    await expect(push.wake('dev_1')).rejects.toThrow('push failed: 400 INVALID_ARGUMENT')
    expect(known.has('dev_1')).toBe(true)
  })

  test('CTC-2: an access token that is not taken any more is replaced', async () => {
    const { push, clock, timesWoken } = withPhone()
    await push.wake('dev_1')
    const given = firebase.tokensGiven
    await clock.advance(2000)
    await push.wake('dev_1')
    expect(firebase.tokensGiven).toBe(given)
    firebase.expireAccessTokens()
    await clock.advance(2000)
    await push.wake('dev_1')
    expect([timesWoken(), firebase.tokensGiven]).toEqual([3, given + 1])
  })

  test('CTC-2: a phone that was asked a moment ago is not asked again, and a minute has its budget', async () => {
    const { push, clock, known, timesWoken } = withPhone({ perMinute: 2 })
    await Promise.all([push.wake('dev_1'), push.wake('dev_1'), push.wake('dev_1')])
    expect(timesWoken()).toBe(1)
    for (const deviceId of ['dev_2', 'dev_3']) known.set(deviceId, firebase.register())
    await push.wake('dev_2')
    await expect(push.wake('dev_3')).rejects.toThrow('budget')
    await clock.advance(30_000)
    await push.wake('dev_3')
  })

  test('CTC-2: three in a row that were not taken are told to the system page, until one is taken', async () => {
    const { push, clock } = withPhone()
    for (let n = 0; n < 3; n += 1) {
      firebase.fail({ status: 403, errorCode: 'PERMISSION_DENIED' })
      await expect(push.wake('dev_1')).rejects.toThrow('403')
      await clock.advance(2000)
    }
    expect(push.health()).toBe('failing')
    await push.wake('dev_1')
    expect(push.health()).toBe('fine')
  })
})

describe('what is set up', () => {
  const create = (changes: object, keyFile: string | undefined): PushSender => {
    const config = configOf({ firebaseAppId: '', firebaseApiKey: '', firebaseSenderId: '', ...changes })
    const tokens = { hasToken: async () => true, findToken: async () => 'a:b', forgetToken: async () => {} }
    return createPush({ config, secrets: { find: () => keyFile }, tokens, clock: new FakeClock() })
  }

  test('CTC-2: without a service account and a project phones have their connection alone', async () => {
    const push = create({}, undefined)
    expect([push.project, push.health(), await push.canWake({} as never, 'dev_1')]).toEqual([
      null,
      'not_set_up',
      false,
    ])
    await push.wake('dev_1')
  })

  test('what is set up by half is said, and nothing of the secret', () => {
    expect(() => create({ firebaseAppId: 'a' }, undefined)).toThrow(
      'the secret push-service-account is missing',
    )
    expect(() => create({ firebaseAppId: 'a' }, firebase.keyFile)).toThrow(
      'SMARTYM_PUSH_FIREBASE_API_KEY, SMARTYM_PUSH_FIREBASE_SENDER_ID is missing',
    )
    const all = { firebaseAppId: 'a', firebaseApiKey: 'b', firebaseSenderId: '1' }
    expect(() => create(all, 'hunter2')).toThrow(
      /^the secret push-service-account is no JSON: it is the key file/,
    )
    expect(() => create(all, '{"project_id":"x"}')).toThrow('lacks client_email')
  })
})
