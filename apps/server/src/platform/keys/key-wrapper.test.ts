import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FakeClock } from '../clock/index.ts'
import { formerNameOf, makeHexKey } from './key-ring.ts'
import type { KeyWrapper } from './key-wrapper.port.ts'
import { createRootKey } from './kms.config.ts'
import { decodeSealed } from './sealed-value.ts'
import { type FakeTransit, startFakeTransit } from './test/fake-transit.ts'
import { noKms } from './test/no-kms.ts'

/** One place where root keys lie, as the suite changes it. */
interface World {
  readonly wrapper: KeyWrapper
  /** A new root key, beside the former ones. */
  renew(): Promise<void>
  /** Takes away all but the current one. */
  retire(): Promise<void>
  close(): Promise<void>
}

/** What a wrapper has noticed of its keys may be ten seconds old. */
const noticedMs = 11_000

async function secretWorld(clock: FakeClock): Promise<World> {
  let keys = [makeHexKey()]
  const secrets = {
    get: () => keys[0] ?? '',
    find: (name: string) => (name === formerNameOf('root') ? keys.slice(1).join('\n') : keys[0]),
  }
  return {
    wrapper: createRootKey({ config: noKms, secrets, clock }, 'root'),
    async renew() {
      keys = [makeHexKey(), ...keys]
      await clock.advance(noticedMs)
    },
    async retire() {
      keys = keys.slice(0, 1)
      await clock.advance(noticedMs)
    },
    close: async () => {},
  }
}

function transitWrapper({ url, token }: FakeTransit, clock: FakeClock, timeoutMs?: number): KeyWrapper {
  const secrets = { get: () => token, find: () => undefined }
  const config = { url, keyPrefix: 'smartym-' }
  return createRootKey({ config, secrets, clock, ...(timeoutMs !== undefined && { timeoutMs }) }, 'root')
}

async function transitWorld(clock: FakeClock): Promise<World> {
  const service = await startFakeTransit()
  let versions = 1
  return {
    wrapper: transitWrapper(service, clock),
    async renew() {
      service.rotate()
      versions += 1
      await clock.advance(noticedMs)
    },
    retire: async () => service.forgetBefore(versions),
    close: service.close,
  }
}

describe.each([
  ['a secret', secretWorld],
  ['a key service', transitWorld],
])('SEC-6: keys wrapped under %s', (_place, createWorld) => {
  let world: World
  beforeEach(async () => {
    world = await createWorld(new FakeClock())
  })
  afterEach(() => world.close())
  const key = randomBytes(32)

  test('come back whole, for their binding alone', async () => {
    const wrapped = await world.wrapper.wrap('kek of com_1', key)
    expect(await world.wrapper.unwrap('kek of com_1', wrapped)).toEqual(key)
    expect(wrapped.includes(key)).toBe(false)
    await expect(world.wrapper.unwrap('kek of com_2', wrapped)).rejects.toThrow(/authenticate data/)
    expect(await world.wrapper.wrap('kek of com_1', key)).not.toEqual(wrapped)
  })

  test('with a changed byte do not come back', async () => {
    const wrapped = await world.wrapper.wrap('kek', key)
    wrapped[wrapped.length - 3] = (wrapped.at(-3) ?? 0) ^ 1
    await expect(world.wrapper.unwrap('kek', wrapped)).rejects.toThrow(/authenticate|answered 400|Invalid/)
  })

  test('carry the id of their root key; after it was renewed both open, and new ones lie under the new one', async () => {
    const before = await world.wrapper.wrap('kek', key)
    const firstId = await world.wrapper.currentKeyId()
    expect(decodeSealed(before)?.keyId).toBe(firstId)
    await world.renew()
    const secondId = await world.wrapper.currentKeyId()
    expect(secondId).not.toBe(firstId)
    const after = await world.wrapper.wrap('kek', key)
    expect(decodeSealed(after)?.keyId).toBe(secondId)
    expect(await world.wrapper.unwrap('kek', before)).toEqual(key)
    expect(await world.wrapper.unwrap('kek', after)).toEqual(key)
  })

  test('under a root key that was taken away are refused', async () => {
    const before = await world.wrapper.wrap('kek', key)
    await world.renew()
    await world.retire()
    await expect(world.wrapper.unwrap('kek', before)).rejects.toThrow(
      /not among the secrets|disallowed by policy/,
    )
  })
})

describe('SEC-6: the key service', () => {
  let service: FakeTransit
  let clock: FakeClock
  beforeEach(async () => {
    service = await startFakeTransit()
    clock = new FakeClock()
  })
  afterEach(() => service.close())
  const key = randomBytes(32)

  /* Lets the waits between attempts pass. */
  async function passing<T>(work: Promise<T>): Promise<T> {
    let isDone = false
    const settled = work.finally(() => {
      isDone = true
    })
    settled.catch(() => {})
    while (!isDone) {
      await clock.advance(100)
    }
    return settled
  }

  test('that is sealed or silent for a moment is asked again', async () => {
    const wrapper = transitWrapper(service, clock, 80)
    service.faults.push(503, 'silence', 500)
    const wrapped = await passing(wrapper.wrap('kek', key))
    expect(service.asked).toHaveLength(4)
    expect(await wrapper.unwrap('kek', wrapped)).toEqual(key)
  })

  test('that stays away is given up with its own words', async () => {
    const wrapper = transitWrapper(service, clock)
    service.faults.push(503, 503, 503, 503)
    await expect(passing(wrapper.wrap('kek', key))).rejects.toThrow('answered 503: Vault is sealed')
    await service.close()
    await expect(passing(wrapper.currentKeyId())).rejects.toThrow('does not answer')
  })

  test('that refuses is not asked again', async () => {
    const wrapper = transitWrapper({ ...service, token: 'stolen' }, clock)
    await expect(wrapper.wrap('kek', key)).rejects.toThrow('answered 403: permission denied')
    expect(service.asked).toHaveLength(1)
  })

  test('opens what lies under the secret of before, while that is there', async () => {
    const secret = makeHexKey()
    const secrets = {
      get: (name: string) => (name === 'kms-token' ? service.token : secret),
      find: () => secret,
    }
    const before = createRootKey(
      { config: noKms, secrets: { ...secrets, find: () => undefined }, clock },
      'root',
    )
    const wrapped = await before.wrap('kek', key)
    const config = { url: service.url, keyPrefix: '' }
    const moving = createRootKey({ config, secrets, clock }, 'root')
    expect(await moving.unwrap('kek', wrapped)).toEqual(key)
    expect(decodeSealed(await moving.wrap('kek', key))?.keyId).toBe('transit:root:v1')
    const moved = createRootKey({ config, secrets: { ...secrets, find: () => undefined }, clock }, 'root')
    await expect(moved.unwrap('kek', wrapped)).rejects.toThrow('is not one of the key service')
  })
})
