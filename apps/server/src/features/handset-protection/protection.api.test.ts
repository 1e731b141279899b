import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createFloor, type Floor, type FloorAgent, type Requester } from '../../test/floor.ts'
import type { SettingKey, SettingValue } from '../settings/index.ts'
import { serverOrigin } from '../audit/index.ts'

describe.each(['sqlite', 'mariadb'] as const)('phones protect what is on them (%s)', (dialect) => {
  let floor: Floor
  let administrator: Requester
  let auditor: Requester
  beforeAll(async () => {
    floor = await createFloor(dialect)
    administrator = await floor.addPerson('administrator', floor.units.seoul)
    auditor = await floor.addPerson('auditor', floor.units.seoul)
  })
  afterAll(() => floor.stop())

  const set = <K extends SettingKey>(key: K, value: SettingValue<K>) => {
    const { companyId } = floor
    const { db, settings } = floor.container
    const change = { companyId, level: 'company', targetId: companyId, key, value } as const
    return db.transaction((tx) => settings.change(tx, serverOrigin(companyId), change))
  }
  const device = async ({ phone }: FloorAgent) =>
    (await administrator.request('GET', `/api/v1/devices/${phone.deviceId}`)).json()
  async function history({
    phone,
  }: FloorAgent): Promise<{ action: string; detail: unknown; actorName: string }[]> {
    const answer = await auditor.request('GET', `/api/v1/audit-entries?limit=50&objectId=${phone.deviceId}`)
    return answer.json().items
  }
  async function found({ phone }: FloorAgent, ...signs: [sign: string, weight: number][]): Promise<void> {
    await phone.report('integrity.reported', { signs: signs.map(([sign, weight]) => ({ sign, weight })) })
    await floor.container.jobs.runDue()
  }
  const stateOf = async ({ agentId }: FloorAgent) =>
    (await administrator.request('GET', `/api/v1/agents/${agentId}`)).json().state

  test('SEC-4: what agents do to the lock of their phone, and wrong PINs, stand in the history under their names', async () => {
    const agent = await floor.addWorkingAgent()
    const { agentId } = agent
    await agent.phone.report('app_lock.changed', { agentId, change: 'set' })
    await agent.phone.report('app_lock.failed', { agentId, failures: 5 })
    await agent.phone.report('app_lock.locked_out', { agentId, failures: 5 })
    const entries = await history(agent)
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'protection.app_lock_changed',
        'protection.app_lock_failed',
        'protection.app_lock_locked_out',
      ]),
    )
    const changed = entries.find(({ action }) => action === 'protection.app_lock_changed')
    expect(JSON.stringify(changed)).toContain('agent')
  })

  test('SEC-4: an agent of another company is nobody, and holds up no report', async () => {
    const agent = await floor.addWorkingAgent()
    const stranger = await (await floor.addCompany()).addAgent()
    await agent.phone.report('app_lock.failed', { agentId: stranger.agentId, failures: 1 })
    await agent.phone.report('app_lock.failed', { agentId: agent.agentId, failures: 1 })
    const failed = (await history(agent)).filter(({ action }) => action === 'protection.app_lock_failed')
    expect(failed).toHaveLength(1)
  })

  test('SEC-4, MON-1: the state of the lock comes with the heartbeat and is shown with the phone', async () => {
    const agent = await floor.addWorkingAgent()
    await agent.phone.socket.heartbeat({ appLock: 'locked' })
    await floor.clock.advance(10_000)
    await floor.container.gateway.settled()
    expect((await device(agent)).status).toMatchObject({ appLock: 'locked' })
  })

  test('SEC-4: an administrator has a phone forget its PIN, and a manager may not', async () => {
    const agent = await floor.addWorkingAgent()
    const path = `/api/v1/devices/${agent.phone.deviceId}/app-lock-reset`
    const manager = await floor.addPerson('team_manager', floor.units.team1)
    expect((await manager.request('POST', path, {})).statusCode).toBe(403)
    const answer = await administrator.request('POST', path, { reason: 'PIN 분실' })
    expect(answer.statusCode).toBe(200)
    expect(await agent.phone.socket.next('command')).toMatchObject({ kind: 'reset_app_lock', payload: {} })
    expect((await history(agent)).map(({ action }) => action)).toContain('protection.app_lock_reset')
    await administrator.request('POST', `/api/v1/devices/${agent.phone.deviceId}/loss`, { reason: '분실' })
    expect((await administrator.request('POST', path, {})).json().code).toBe('devices.state_conflict')
  })

  test('SEC-10: a phone without signs is trusted, one that only warns works on', async () => {
    const agent = await floor.addWorkingAgent()
    expect((await device(agent)).integrity).toBeNull()
    await found(agent)
    expect((await device(agent)).integrity).toMatchObject({ verdict: 'trusted', signs: [] })
    expect((await history(agent)).map(({ action }) => action)).not.toContain('protection.integrity_reported')
    await found(agent, ['usb_debugging', 20])
    expect((await device(agent)).integrity).toMatchObject({ verdict: 'warn' })
    expect(await stateOf(agent)).toBe('available')
    expect((await history(agent)).map(({ action }) => action)).toContain('protection.integrity_reported')
  })

  test('SEC-10: a sign that blocks ends the agent’s work and refuses the next sign-in, until it is gone', async () => {
    const agent = await floor.addWorkingAgent()
    await found(agent, ['root_manager', 80])
    expect(await stateOf(agent)).toBe('logged_out')
    const refused = await agent.phone.signIn(agent.loginId, agent.password)
    expect(refused.json()).toMatchObject({ status: 403, code: 'devices.not_trusted' })
    await found(agent)
    expect((await agent.phone.signIn(agent.loginId, agent.password)).statusCode).toBe(201)
  })

  test('SEC-10: signs that warn one by one block together, by the weight that the company set', async () => {
    const agent = await floor.addWorkingAgent()
    await found(agent, ['usb_debugging', 60], ['developer_options', 60])
    expect((await device(agent)).integrity.verdict).toBe('warn')
    await set('devices.integrityBlockFromWeight', 100)
    expect((await device(agent)).integrity.verdict).toBe('block')
    await agent.phone.signOut()
    expect((await agent.phone.signIn(agent.loginId, agent.password)).json().code).toBe('devices.not_trusted')
    await set('devices.integrityBlockFromWeight', 150)
  })

  test('SEC-10, MON-3: a sign that wipes has the phone treated as lost, whatever else it waits for', async () => {
    await set('devices.integrityWipeSigns', ['hooking_framework'])
    const agent = await floor.addWorkingAgent()
    await found(agent, ['hooking_framework', 90])
    const shown = await device(agent)
    expect([shown.state, shown.keyRevokedAt === null]).toEqual(['lost', false])
    const order = await agent.phone.socket.next('command')
    expect(order.kind).toBe('wipe')
    const changes = await administrator.request('GET', `/api/v1/devices/${agent.phone.deviceId}/changes`)
    expect(changes.json().items[0]).toMatchObject({
      cause: 'report_lost',
      reason: expect.stringContaining('후킹'),
    })
  })

  test('SEC-10: a server that ends between the report and what follows from it has the next one see to it, once', async () => {
    await set('devices.integrityWipeSigns', ['hooking_framework'])
    const agent = await floor.addWorkingAgent()
    const claim = vi.spyOn(floor.container.jobs.store, 'claim').mockResolvedValue([])
    await found(agent, ['hooking_framework', 90])
    await found(agent, ['hooking_framework', 95])
    expect((await device(agent)).state).toBe('active')
    const next = await floor.startAgain()
    await next.container.jobs.runDue()
    await next.stop()
    claim.mockRestore()
    expect((await device(agent)).state).toBe('lost')
    const lost = (await history(agent)).filter(({ action }) => action === 'devices.reported_lost')
    expect(lost).toHaveLength(1)
    await floor.container.jobs.runDue()
    const { db } = floor.container
    const jobs = db.read<{ jobs: { kind: string; state: string } }>().selectFrom('jobs')
    const left = await jobs.select('state').where('kind', '=', 'follow-integrity').execute()
    expect(new Set(left.map(({ state }) => state))).toEqual(new Set(['done']))
  })

  describe('who is there is shown again on the phone', () => {
    const show = ({ phone }: FloorAgent, proof: object) =>
      phone.request('POST', '/api/v1/handset/reauthentication', proof)

    test('SEC-5: by the password, for as long as the company says; a wrong one counts as in signing in', async () => {
      const agent = await floor.addWorkingAgent()
      const shown = await show(agent, { kind: 'password', password: agent.password })
      expect([shown.statusCode, shown.json().dueAt - floor.clock.now()]).toEqual([200, 300_000])
      for (let i = 0; i < 5; i += 1) {
        const wrong = await show(agent, { kind: 'password', password: `wrong ${i}` })
        expect(wrong.json().code).toBe('accounts.sign_in_refused')
      }
      const right = await show(agent, { kind: 'password', password: agent.password })
      expect(right.json().code).toBe('accounts.locked')
    })

    test('SEC-5: by the lock of the app only where the company lets it', async () => {
      const agent = await floor.addWorkingAgent()
      const refused = await show(agent, { kind: 'app_lock' })
      expect(refused.json().code).toBe('accounts.reauthentication_required')
      await set('handset.isAppLockEnough', true)
      expect((await show(agent, { kind: 'app_lock' })).statusCode).toBe(200)
      await set('handset.isAppLockEnough', false)
    })

    test('SEC-5: nobody shows anything on a phone on which nobody works', async () => {
      const agent = await floor.addAgent()
      await agent.phone.connect()
      const answer = await show(agent, { kind: 'password', password: agent.password })
      expect(answer.json().code).toBe('accounts.reauthentication_required')
    })
  })
})
