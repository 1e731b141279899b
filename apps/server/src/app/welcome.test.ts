import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFloor, type Floor, type Requester } from '../test/floor.ts'

describe.each(['sqlite', 'mariadb'] as const)('the number of the line in a phone (%s)', (dialect) => {
  let floor: Floor
  let admin: Requester
  beforeAll(async () => {
    floor = await createFloor(dialect)
    admin = await floor.addPerson('administrator', floor.units.seoul)
  })
  afterAll(() => floor.stop())

  async function send(method: 'POST' | 'PATCH', url: string, body: object): Promise<{ lineId: string }> {
    const answer = await admin.request(method, url, body, { 'idempotency-key': crypto.randomUUID() })
    expect(answer.statusCode).toBeLessThan(300)
    return answer.json()
  }

  test('MON-3: is told with the welcome, and again whenever the line moves or gets another number', async () => {
    const { phone } = await floor.addWorkingAgent()
    const { phone: other } = await floor.addWorkingAgent()
    const told = async (at = phone) => {
      const command = await at.socket.next('command')
      return command.kind === 'apply_settings' ? command.payload.settings.lineNumber : command.kind
    }
    expect(phone.welcome.settings.lineNumber).toBeNull()
    const { lineId } = await send('POST', '/api/v1/lines', {
      phoneNumber: '010-1111-2222',
      carrier: 'KT',
      deviceId: phone.deviceId,
    })
    expect(await told()).toBe('+821011112222')
    await send('PATCH', `/api/v1/lines/${lineId}`, { phoneNumber: '010-3333-4444' })
    expect(await told()).toBe('+821033334444')
    await send('PATCH', `/api/v1/lines/${lineId}`, { deviceId: other.deviceId })
    expect(await told()).toBeNull()
    expect(await told(other)).toBe('+821033334444')
    await other.disconnect()
    await other.connect()
    expect(other.welcome.settings.lineNumber).toBe('+821033334444')
  })
})
