import { deviceActs, type DeviceAct, type DeviceState, deviceStates } from '@smartym/contract/constants'
import { afterEach, describe, expect, test } from 'vitest'
import type { OpenDb } from '../../platform/db/index.ts'
import { describeOnBothDialects } from '../../platform/db/test/describe-on-both-dialects.ts'
import { isKeyRevokedAt, stateAfter } from './device-states.rules.ts'
import { createDevicesWorld, type DevicesWorld } from './test/devices-world.ts'

/* What the picture in devices.states.md says, written down a second time. */
const expected: Record<DeviceState, Partial<Record<DeviceAct, DeviceState>>> = {
  pending: { approve: 'active', suspend: 'suspended', reset: 'replaced', report_lost: 'lost' },
  active: { suspend: 'suspended', reset: 'replaced', report_lost: 'lost' },
  suspended: { resume: 'active', reset: 'replaced', report_lost: 'lost' },
  lost: { find: 'pending', confirm_wipe: 'wiped' },
  replaced: {},
  wiped: {},
}

describe('states of a phone', () => {
  test('MON-3: every state answers every act as the picture says', () => {
    for (const state of deviceStates)
      for (const act of deviceActs)
        expect([state, act, stateAfter(state, act)]).toEqual([state, act, expected[state][act]])
  })

  test('SEC-14: what a key sealed between its revocation and its restoration counts for nothing', () => {
    const never = [{ cause: 'registered', at: 1 } as const, { cause: 'approve', at: 2 } as const]
    expect(isKeyRevokedAt(never, 5)).toBe(false)
    const lost = [...never, { cause: 'report_lost', at: 10 } as const]
    expect([9, 10, 11].map((at) => isKeyRevokedAt(lost, at))).toEqual([false, true, true])
    const back = [...lost, { cause: 'find', at: 15 } as const, { cause: 'approve', at: 20 } as const]
    expect([9, 19, 20].map((at) => isKeyRevokedAt(back, at))).toEqual([false, true, false])
    const lostAgain = [...back, { cause: 'report_lost', at: 30 } as const]
    expect([15, 25, 30].map((at) => isKeyRevokedAt(lostAgain, at))).toEqual([true, false, true])
  })
})

const worlds: DevicesWorld[] = []
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.stop()
})

describeOnBothDialects('phones', (makeDb) => {
  let shared: Promise<OpenDb> | undefined
  async function world() {
    const made = await createDevicesWorld(await (shared ??= makeDb()))
    worlds.push(made)
    return made
  }
  const conflict = 'devices.state_conflict'

  test('DIS-2, ADM-4: a phone goes through its states by acts alone, each with cause, reason and trace', async () => {
    const w = await world()
    const deviceId = await w.registerPhone({})
    const url = `/api/v1/devices/${deviceId}`
    expect((await w.change(deviceId, 'resume')).body.code).toBe(conflict)
    expect((await w.change(deviceId, 'approve')).body).toMatchObject({ state: 'active' })
    expect((await w.change(deviceId, 'approve')).body.code).toBe(conflict)
    await w.clock.advance(1000)
    expect((await w.change(deviceId, 'suspend')).body).toMatchObject({
      state: 'suspended',
      stateChangedAt: new Date(w.clock.now()).toISOString(),
    })
    expect((await w.change(deviceId, 'resume')).body.state).toBe('active')
    await w.clock.advance(1000)
    const reset = (await w.change(deviceId, 'reset')).body
    expect(reset).toMatchObject({
      state: 'replaced',
      keyRevokedAt: reset.stateChangedAt,
      keyRestoredAt: null,
    })
    for (const act of ['approve', 'suspend', 'resume', 'reset', 'find'])
      expect((await w.change(deviceId, act)).body.code).toBe(conflict)
    const { items } = (await w.send('admin', 'GET', `${url}/changes`)).body
    expect(items.map((item: { cause: string; to: string }) => [item.cause, item.to])).toEqual([
      ['reset', 'replaced'],
      ['resume', 'active'],
      ['suspend', 'suspended'],
      ['approve', 'active'],
      ['registered', 'pending'],
    ])
    expect(items[0].reason).toBe('시험')
    expect(w.entries.slice(2).map((entry) => entry.action)).toEqual([
      'devices.approved',
      'devices.suspended',
      'devices.resumed',
      'devices.reset',
    ])
  })

  test('MON-3: a lost phone’s key is revoked at once, and good again from its approval on', async () => {
    const w = await world()
    const deviceId = await w.registerPhone()
    const lostAt = w.clock.now()
    const report = { reason: '택시에 두고 내림' }
    const lost = await w.send('manager', 'POST', `/api/v1/devices/${deviceId}/loss`, report)
    expect(lost.status).toBe(404)
    const reported = await w.send('admin', 'POST', `/api/v1/devices/${deviceId}/loss`, report)
    const at = new Date(lostAt).toISOString()
    expect(reported.body).toMatchObject({ state: 'lost', keyRevokedAt: at, keyRestoredAt: null })
    await w.clock.advance(60_000)
    expect((await w.change(deviceId, 'find')).body).toMatchObject({ state: 'pending', keyRestoredAt: null })
    await w.clock.advance(60_000)
    const approved = (await w.change(deviceId, 'approve')).body
    const restored = new Date(w.clock.now()).toISOString()
    expect(approved).toMatchObject({ state: 'active', keyRevokedAt: at, keyRestoredAt: restored })
    const { isRevokedAt } = await w.devices.sealingKeyOf(deviceId)
    expect([lostAt - 1, lostAt, w.clock.now() - 1, w.clock.now()].map(isRevokedAt)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('DIS-2: of two approvals at once, one is done and the other told that it came too late', async () => {
    const w = await world()
    const deviceId = await w.registerPhone({})
    const answers = await Promise.all([
      w.change(deviceId, 'approve'),
      w.change(deviceId, 'approve', 'admin2'),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const done = w.entries.filter((entry) => entry.action === 'devices.approved')
    expect(done).toHaveLength(1)
    const { items } = (await w.send('admin', 'GET', `/api/v1/devices/${deviceId}/changes`)).body
    expect(items).toHaveLength(2)
  })

  test('DIS-2: many are approved at once; those that cannot be are named and hold up none', async () => {
    const w = await world()
    const waiting = [await w.registerPhone({}), await w.registerPhone({})]
    const active = await w.registerPhone()
    const unknown = w.ids.next('device')
    const deviceIds = [...waiting, active, unknown, ...waiting]
    const { body } = await w.send('admin', 'POST', '/api/v1/device-changes', { act: 'approve', deviceIds })
    expect(body).toEqual({
      changed: 2,
      refused: [
        { deviceId: active, code: conflict },
        { deviceId: unknown, code: 'devices.not_found' },
      ],
    })
  })

  test('SEC-6: another unit’s or company’s phone is not there', async () => {
    const w = await world()
    const deviceId = await w.registerPhone({ orgUnitId: w.team2, isPreapproved: true })
    for (const caller of ['manager', 'stranger'] as const) {
      expect((await w.send(caller, 'GET', `/api/v1/devices/${deviceId}`)).status).toBe(404)
      expect((await w.send(caller, 'GET', `/api/v1/devices/${deviceId}/changes`)).status).toBe(404)
      expect((await w.change(deviceId, 'suspend', caller)).status).toBe(404)
    }
    expect((await w.send('manager', 'GET', '/api/v1/devices')).body.items).toEqual([])
  })

  test('MON-1: the list is filtered by state, unit, connection and words, and counted to a thousand', async () => {
    const w = await world()
    const first = await w.registerPhone({ orgUnitId: w.team1, isPreapproved: true })
    const second = await w.registerPhone({ orgUnitId: w.team2 })
    const list = async (query: string) => {
      const { items } = (await w.send('admin', 'GET', `/api/v1/devices?${query}`)).body
      return items.map((item: { deviceId: string }) => item.deviceId)
    }
    expect(await list('state=pending')).toEqual([second])
    expect(await list(`orgUnitId=${w.team1}`)).toEqual([first])
    expect(await list('isConnected=true')).toEqual([])
    expect(await list('isConnected=false')).toEqual([second, first])
    expect(await list('search=axy')).toEqual([second, first])
    expect(await list('search=a%25y')).toEqual([])
    const counted = (await w.send('admin', 'GET', '/api/v1/devices?withTotal=true')).body
    expect(counted).toMatchObject({ total: 2, isTotalCapped: false })
  })

  test('ADM-1: the list is taken away as it is filtered', async () => {
    const w = await world()
    await w.registerPhone()
    await w.registerPhone({})
    const body = { format: 'csv', reason: '월말 재고 점검', filter: { state: 'pending' } }
    const { status, text } = await w.send('admin', 'POST', '/api/v1/devices/exports', body)
    expect(status).toBe(200)
    expect(text.split('승인 대기').length - 1).toBe(2)
    expect(text).not.toContain('사용 중')
    expect(w.exports.begun).toHaveLength(1)
  })
})
