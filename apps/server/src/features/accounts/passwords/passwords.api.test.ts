import { expect, test } from 'vitest'
import type { OpenDb } from '../../../platform/db/index.ts'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import {
  type AccountsWorld,
  createAccountsWorld,
  password,
  type WorldOptions,
} from '../test/accounts-world.ts'
import { FastHasher } from '../test/fast-hasher.ts'
import { Visitor } from '../test/visitor.ts'

const outside = '203.0.113.9'
const day = 24 * 3_600_000
const fresh = 'vK8-mt0!Zq'

describeOnBothDialects('passwords', (makeDb) => {
  let shared: Promise<OpenDb> | undefined
  const world = async (options: WorldOptions = {}) => {
    const passwordHasher = new FastHasher()
    const made = await createAccountsWorld(await (shared ??= makeDb()), { passwordHasher, ...options })
    return { ...made, hasher: passwordHasher }
  }
  const codeOf = async (visitor: Visitor, w: AccountsWorld, loginId: string, typed: string) =>
    (await visitor.signIn(w.name(loginId), typed)).json<{ code: string }>().code
  const fail = async (visitor: Visitor, w: AccountsWorld, loginId: string, times: number) => {
    const codes = []
    for (let i = 0; i < times; i += 1) codes.push(await codeOf(visitor, w, loginId, `wrong ${i}`))
    return codes
  }
  const reset = async (w: AccountsWorld, accountId: string) => {
    const admin = w.visitor()
    await admin.signIn(w.name('admin'), password)
    const answer = await admin.send('POST', `/accounts/${accountId}/password-reset`)
    return answer.json<{ initialPassword: string; expiresAt: string }>()
  }

  test('SEC-2: wrong passwords from outside lock nobody, whatever their number (lock-out as a weapon)', async () => {
    const w = await world()
    await w.addAccount('victim', 'team_manager', w.team)
    const attackers = Array.from({ length: 30 }, (_, i) => w.visitor(`203.0.113.${i}`))
    for (const attacker of attackers) await fail(attacker, w, 'victim', 8)
    expect((await w.visitor().signIn(w.name('victim'), password)).statusCode).toBe(201)
  })

  test('SEC-2: 10,000 wrong passwords from one address outside cost two dozen comparisons and lock nobody', async () => {
    const w = await world()
    for (let i = 0; i < 5; i += 1) await w.addAccount(`a${i}`, 'agent', w.team)
    const attacker = w.visitor(outside)
    const before = w.hasher.verified
    const statuses = new Map<number, number>()
    for (let i = 0; i < 10_000; i += 1) {
      const { statusCode } = await attacker.signIn(w.name(`a${i % 5}`), `guess ${i}`)
      statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1)
    }
    expect(w.hasher.verified - before).toBeLessThanOrEqual(24)
    expect((statuses.get(401) ?? 0) + (statuses.get(429) ?? 0)).toBe(10_000)
    expect((await w.visitor().signIn(w.name('a0'), password)).statusCode).toBe(201)
  }, 60_000)

  test('SEC-2: who guesses too often from outside is told when to come back, and may then', async () => {
    const w = await world()
    await w.addAccount('m', 'team_manager', w.team)
    await w.set('accounts.isSecondFactorForcedOutside', false)
    const visitor = w.visitor(outside)
    expect(await fail(visitor, w, 'm', 5)).toEqual(Array(5).fill('accounts.sign_in_refused'))
    const throttled = await visitor.signIn(w.name('m'), password)
    expect(throttled.json()).toMatchObject({ status: 429, code: 'accounts.sign_in_throttled' })
    const seconds = Number(throttled.headers['retry-after'])
    expect(seconds).toBeGreaterThan(0)
    await w.clock.advance(seconds * 1000)
    expect((await visitor.signIn(w.name('m'), password)).statusCode).toBe(201)
  })

  test('SEC-2: the count of wrong passwords, and the lock, survive a restart of the server', async () => {
    const w = await world()
    await w.addAccount('m', 'team_manager', w.team)
    await fail(w.visitor(), w, 'm', 3)
    const again = new Visitor(await w.restarted())
    expect(await fail(again, w, 'm', 2)).toEqual(Array(2).fill('accounts.sign_in_refused'))
    expect(await codeOf(new Visitor(await w.restarted()), w, 'm', password)).toBe('accounts.locked')
  })

  test('SEC-1: unknown and known login ids get the same answers for the same cost, from inside and outside', async () => {
    const w = await world()
    await w.addAccount('known', 'agent', w.team)
    const tried = async (address: string | undefined, loginId: string) => {
      const visitor = w.visitor(address)
      const answers = []
      for (let i = 0; i < 8; i += 1) {
        const before = w.hasher.verified
        const answer = await visitor.signIn(w.name(loginId), `wrong ${i}`)
        const { instance: _instance, ...problem } = answer.json<{ instance: string }>()
        answers.push({ problem, comparisons: w.hasher.verified - before })
      }
      return answers
    }
    expect(await tried('203.0.113.50', 'unknown')).toEqual(await tried('203.0.113.51', 'known'))
    const before = w.entries.length
    expect(await tried(undefined, 'unknown')).toEqual(await tried(undefined, 'known'))
    const refusals = w.entries.slice(before).filter(({ action }) => action === 'accounts.sign_in_refused')
    expect(refusals.map(({ object }) => object.id !== null)).toEqual([
      ...Array<boolean>(5).fill(false),
      ...Array<boolean>(5).fill(true),
    ])
    expect(JSON.stringify(refusals)).not.toContain(w.name('unknown'))
    await w.clock.advance(3_600_000)
    expect(await tried('203.0.113.52', 'unknown')).toEqual(await tried('203.0.113.53', 'known'))
    await w.addAccount('admin', 'administrator', w.team)
    const admin = await w.signIn('admin')
    const file = Buffer.from(`아이디,이름,소속\n${w.name('newcomer')},새 사람,서울지점 / 상담1팀`).toString(
      'base64',
    )
    const imported = { file, createsUnits: false, mode: 'all' }
    expect((await admin.request('POST', '/api/v1/account-imports', imported)).statusCode).toBe(201)
    expect(await tried('203.0.113.54', 'newcomer')).toEqual(await tried('203.0.113.55', 'nobody'))
  })

  test('ADM-4: a reset gives an initial password, once, that opens nothing but the form for one’s own', async () => {
    const w = await world()
    await w.addAccount('admin', 'administrator', w.team)
    const { accountId } = await w.addAccount('m', 'team_manager', w.team)
    await fail(w.visitor(), w, 'm', 5)
    const { initialPassword } = await reset(w, accountId)
    expect(JSON.stringify(w.entries)).not.toContain(initialPassword)
    const visitor = w.visitor()
    const pending = await visitor.signIn(w.name('m'), initialPassword)
    expect(pending.json()).toMatchObject({ step: 'password_change', passwordChangeReason: 'initial' })
    expect(pending.statusCode).toBe(202)
    expect((await visitor.send('GET', '/session')).statusCode).toBe(401)
    const change = (newPassword: string) => visitor.send('POST', '/session/pending/password', { newPassword })
    expect((await change(initialPassword)).json()).toMatchObject({ status: 422, faults: ['used_before'] })
    expect((await change('password')).json()).toMatchObject({
      code: 'accounts.password_refused',
      faults: ['digit_missing', 'symbol_missing', 'common'],
    })
    expect((await change(fresh)).statusCode).toBe(201)
    expect((await visitor.send('GET', '/session')).statusCode).toBe(200)
    expect(await codeOf(w.visitor(), w, 'm', initialPassword)).toBe('accounts.sign_in_refused')
  })

  test('SEC-2: an initial password ends after three days, and ten minutes after it was first typed', async () => {
    const w = await world()
    await w.addAccount('admin', 'administrator', w.team)
    const { accountId } = await w.addAccount('m', 'team_manager', w.team)
    const first = await reset(w, accountId)
    await w.clock.advance(3 * day)
    expect(await codeOf(w.visitor(), w, 'm', first.initialPassword)).toBe('accounts.initial_password_expired')
    const second = await reset(w, accountId)
    expect((await w.visitor().signIn(w.name('m'), second.initialPassword)).statusCode).toBe(202)
    await w.clock.advance(10 * 60_000)
    expect(await codeOf(w.visitor(), w, 'm', second.initialPassword)).toBe(
      'accounts.initial_password_expired',
    )
  })

  test('SEC-2: after 90 days the sign-in wants a new password; its owner is told 14 days before', async () => {
    const w = await world()
    await w.addAccount('m', 'team_manager', w.team)
    const expiryOf = async () =>
      (await w.visitor().signIn(w.name('m'), password)).json<{ passwordExpiresAt?: string | null }>()
        .passwordExpiresAt
    expect(await expiryOf()).toBeNull()
    await w.clock.advance(76 * day)
    expect(await expiryOf()).toMatch(/^20\d\d-/)
    await w.clock.advance(14 * day)
    const visitor = w.visitor()
    const pending = await visitor.signIn(w.name('m'), password)
    expect(pending.json()).toMatchObject({ step: 'password_change', passwordChangeReason: 'expired' })
    await w.set('accounts.passwordPolicy', 'asvs-2025')
    expect((await w.visitor().signIn(w.name('m'), password)).statusCode).toBe(201)
  })

  test('SEC-2: the last five passwords do not come back, the one before them may', async () => {
    const w = await world()
    await w.addAccount('m', 'team_manager', w.team)
    const visitor = w.visitor()
    await visitor.signIn(w.name('m'), password)
    let current = password
    const change = async (newPassword: string) => {
      const answer = await visitor.send('PUT', '/account/password', { currentPassword: current, newPassword })
      if (answer.statusCode === 200) current = newPassword
      return answer
    }
    const next = (n: number) => `${fresh}${n}x`
    for (const n of [2, 4, 6, 8]) expect((await change(next(n))).statusCode).toBe(200)
    expect((await change(password)).json()).toMatchObject({ faults: ['used_before'] })
    expect((await change(next(2))).json()).toMatchObject({ faults: ['used_before'] })
    expect((await change(next(9))).statusCode).toBe(200)
    expect((await change(password)).statusCode).toBe(200)
  })

  test('SEC-2: a password kept under old parameters is kept under the new ones after the next sign-in', async () => {
    const w = await world()
    const { accountId } = await w.addAccount('m', 'team_manager', w.team)
    const kept = async () => {
      const row = await w.db
        .read<{ accounts: { id: string; password_hash: string } }>()
        .selectFrom('accounts')
        .select('password_hash')
        .where('id', '=', accountId)
        .executeTakeFirst()
      return row?.password_hash
    }
    w.hasher.form = 'faster:'
    expect(await kept()).toBe(`fast:${password}`)
    expect((await w.visitor().signIn(w.name('m'), password)).statusCode).toBe(201)
    expect(await kept()).toBe(`faster:${password}`)
    expect((await w.visitor().signIn(w.name('m'), password)).statusCode).toBe(201)
  })

  test('ADM-4: only who may reset does, and only within reach; another company’s account is a missing one', async () => {
    const w = await world()
    const other = await world()
    await w.addAccount('admin', 'administrator', w.team)
    await w.addAccount('m', 'team_manager', w.team)
    const { accountId } = await w.addAccount('a', 'agent', w.team)
    const { accountId: foreign } = await other.addAccount('a', 'agent', other.team)
    const admin = w.visitor()
    await admin.signIn(w.name('admin'), password)
    const manager = w.visitor()
    await manager.signIn(w.name('m'), password)
    expect((await manager.send('POST', `/accounts/${accountId}/password-reset`)).json().code).toBe(
      'auth.forbidden',
    )
    expect((await admin.send('POST', `/accounts/${foreign}/password-reset`)).json().code).toBe(
      'accounts.not_found',
    )
    expect((await admin.send('DELETE', `/accounts/${foreign}/second-factors`)).statusCode).toBe(404)
    expect((await admin.send('POST', `/accounts/${accountId}/password-reset`)).statusCode).toBe(200)
  })
})
