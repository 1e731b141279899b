import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DeviceDetail, DeviceHistory, RegistrationCodeResponse } from '@smartym/contract'
import type { Static } from 'typebox'
import { afterEach, expect, test } from 'vitest'
import { type Constellation, startConstellation } from '../constellation.ts'

/* The phone loses its network in a call, so that its recording waits; then it is left in a taxi. */
let world: Constellation
afterEach(() => world.stop())

test(
  'MON-3, SEC-14, DIS-2: a lost phone is blocked, wiped when it connects, says so, and may come back as a new one',
  { timeout: 120_000 },
  async () => {
    world = await startConstellation({ handsets: 1 })
    const [handset, agent] = [world.handsets[0], world.company.agents[0]]
    if (handset === undefined || agent === undefined) throw new Error('nobody is there')
    const { deviceId } = handset
    const dir = join(world.dataDir, 'handsets', world.company.companyId.slice(-8), '1')
    const [administrator, manager] = [await world.signIn('administrator'), await world.signIn('managerA')]
    const device = () => administrator.get<DeviceDetail>(`/api/v1/devices/${deviceId}`)
    const standing = () => handset.view()?.registration.state

    await world.crm.post('/api/v1/dial-requests', {
      agent: { employeeNumber: agent.employeeNumber },
      phoneNumber: '010-0000-9104',
    })
    await world.until('a recording runs', () => handset.view()?.call?.recording.state === 'recording')
    await handset.changeFaults({ isAirplaneModeOn: true })
    await world.until('the recording is sealed', () => handset.view()?.uploads[0]?.sealedBytes !== null)
    const keyBefore = readFileSync(join(dir, 'keys.json'), 'utf8')
    expect(readdirSync(join(dir, 'recordings'))).not.toEqual([])

    await manager.post(`/api/v1/devices/${deviceId}/loss`, { reason: '택시에 두고 내렸습니다' })
    expect(await device()).toMatchObject({ state: 'lost', agentId: null, wiped: null, keyRestoredAt: null })
    const { state } = await manager.get<{ state: string }>(`/api/v1/agents/${agent.agentId}`)
    expect(state).toBe('logged_out')

    await handset.changeFaults({ isAirplaneModeOn: false })
    await world.until('the phone is wiped', () => standing() === 'wiped')
    await world.until('the server knows', async () => (await device()).state === 'wiped')
    const { wiped } = await device()
    expect(wiped).toMatchObject({ recordings: 1 })
    expect(wiped?.unsentReports).toBeGreaterThan(0)
    expect(readdirSync(join(dir, 'recordings'))).toEqual([])
    expect(readFileSync(join(dir, 'keys.json'), 'utf8')).not.toBe(keyBefore)
    const { items } = await manager.get<Static<typeof DeviceHistory>>(`/api/v1/devices/${deviceId}/changes`)
    expect(items.map(({ cause }) => cause)).toEqual(['confirm_wipe', 'report_lost', 'registered'])
    expect(items[1]).toMatchObject({ reason: '택시에 두고 내렸습니다', actorName: expect.any(String) })

    /* It is found, and registers as a new phone by what its screen is typed into. */
    handset.send({ type: 'user.registration_requested', code: 'WRONG-CODE1' })
    await world.until('the code is refused', () => handset.view()?.registration.faultCode !== null)
    expect(handset.view()?.registration.faultCode).toBe('devices.registration_code_invalid')
    const { code } = await administrator.post<RegistrationCodeResponse>(
      '/api/v1/device-registration-codes',
      {},
    )
    handset.send({ type: 'user.registration_requested', code: code.toLowerCase() })
    await world.until('it waits for approval', () => standing() === 'pending')
    expect(handset.deviceId).not.toBe(deviceId)
    await administrator.post(`/api/v1/devices/${handset.deviceId}/changes`, { act: 'approve' })
    await world.until(
      'it is let in',
      () => handset.view()?.connection === 'connected' && standing() === 'active',
    )
  },
)
