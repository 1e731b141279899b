import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFloor, type Floor, type Requester } from '../../test/floor.ts'

describe.each(['sqlite', 'mariadb'] as const)('a changed phone (%s)', (dialect) => {
  let floor: Floor
  let admin: Requester
  beforeAll(async () => {
    floor = await createFloor(dialect)
    admin = await floor.addPerson('administrator', floor.units.seoul)
  })
  afterAll(() => floor.stop())

  test('ADM-4: its key is useless at once: the link ends, requests are refused, and its agent works on nothing', async () => {
    const { phone, agentId } = await floor.addWorkingAgent()
    expect((await phone.request('GET', '/api/v1/handset/commands')).statusCode).toBe(200)
    const url = `/api/v1/devices/${phone.deviceId}/replacement`
    const changed = await admin.request(
      'POST',
      url,
      { reason: '화면 파손' },
      { 'idempotency-key': 'change-1' },
    )
    expect(changed.statusCode).toBe(201)
    await expect.poll(() => floor.container.gateway.isConnected(phone.deviceId)).toBe(false)
    const refused = await phone.request('GET', '/api/v1/handset/commands')
    expect([401, 403]).toContain(refused.statusCode)
    expect(await floor.container.devices.findDevice(phone.deviceId)).toMatchObject({
      state: 'replaced',
      agentId: null,
    })
    const dialed = await floor.dial({ agent: { agentId }, phoneNumber: '010-0000-4321', purpose: 'service' })
    expect(dialed.statusCode).not.toBe(201)
    const { code } = changed.json<{ code: string }>()
    expect(code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/)
  })
})
