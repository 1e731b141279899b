import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serverOrigin } from '../audit/index.ts'
import { createFloor, type Floor, type FloorAgent } from '../../test/floor.ts'

const fresh = 'vK8-mt0!Zq'

describe.each(['sqlite', 'mariadb'] as const)('passwords on phones (%s)', (dialect) => {
  let floor: Floor
  beforeAll(async () => {
    floor = await createFloor(dialect)
  })
  afterAll(() => floor.stop())

  const change = (agent: FloorAgent, password: string, newPassword: string) =>
    agent.phone.request('POST', '/api/v1/handset/password', { loginId: agent.loginId, password, newPassword })
  const reset = async (agent: FloorAgent) => {
    const actor = { kind: 'server', id: 'shell', name: null } as const
    const without = { withSecondFactors: false }
    const initial = await floor.container.accounts.resetByLoginId(agent.loginId, actor, without)
    return initial?.initialPassword ?? ''
  }

  test('SEC-2: an initial password opens the form for a new one on the phone, which then signs in', async () => {
    const agent = await floor.addAgent()
    await agent.phone.connect()
    const initial = await reset(agent)
    const refused = await agent.phone.signIn(agent.loginId, initial)
    expect(refused.json()).toMatchObject({
      status: 403,
      code: 'accounts.password_change_required',
      reason: 'initial',
    })
    expect((await change(agent, initial, agent.loginId)).json()).toMatchObject({
      status: 422,
      code: 'accounts.password_refused',
    })
    expect((await change(agent, 'guess', fresh)).json().code).toBe('accounts.sign_in_refused')
    const changed = await change(agent, initial, fresh)
    expect(changed.statusCode).toBe(201)
    expect(changed.json()).toMatchObject({ agent: { agentId: agent.agentId }, passwordExpiresAt: null })
    expect((await agent.phone.signIn(agent.loginId, initial)).json().code).toBe('accounts.sign_in_refused')
  })

  test('SEC-2: no four digits in a row of the number of the agent’s phone may be in the password', async () => {
    const agent = await floor.addWorkingAgent()
    const { db, lines } = floor.container
    const by = serverOrigin(floor.companyId)
    const number = `+8210${String(Date.now()).slice(-8)}`
    await db.transaction(async (tx) => {
      const line = { companyId: floor.companyId, phoneNumber: number, carrier: 'SKT', isVerified: true }
      const lineId = await lines.createLine(tx, by, line)
      await tx
        .on<{ lines: { id: string; device_id: string | null } }>()
        .updateTable('lines')
        .set({ device_id: agent.phone.deviceId })
        .where('id', '=', lineId)
        .execute()
    })
    const answer = await change(agent, agent.password, `vK-mt!Zq-${number.slice(-6, -2)}`)
    expect(answer.json().faults).toContain('has_phone_number')
  })

  test('SEC-2: five wrong passwords on phones and at the console together lock an agent, wherever the phone is', async () => {
    const agent = await floor.addAgent()
    await agent.phone.connect()
    for (let i = 0; i < 3; i += 1) await agent.phone.signIn(agent.loginId, `wrong ${i}`)
    const atConsole = (password: string) =>
      floor.app.inject({
        method: 'POST',
        url: '/api/v1/session',
        payload: { loginId: agent.loginId, password },
      })
    for (let i = 0; i < 2; i += 1) await atConsole(`wrong ${i}`)
    expect((await agent.phone.signIn(agent.loginId, agent.password)).json().code).toBe('accounts.locked')
    expect((await atConsole(agent.password)).json()).toMatchObject({ code: 'accounts.locked' })
  })

  test('SEC-2: an agent is told on the phone that the password ends soon', async () => {
    const agent = await floor.addAgent()
    await agent.phone.connect()
    const { db, settings } = floor.container
    const { companyId } = floor
    await db.transaction((tx) =>
      settings.change(tx, serverOrigin(companyId), {
        companyId,
        level: 'company',
        targetId: companyId,
        key: 'accounts.passwordMaxAgeDays',
        value: 10,
      }),
    )
    const { passwordExpiresAt } = (await agent.phone.signIn(agent.loginId, agent.password)).json()
    expect(passwordExpiresAt).toBeGreaterThan(floor.container.clock.now())
  })
})
