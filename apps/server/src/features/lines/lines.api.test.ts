import { afterEach, expect, test } from 'vitest'
import type { OpenDb } from '../../platform/db/index.ts'
import { describeOnBothDialects } from '../../platform/db/test/describe-on-both-dialects.ts'
import { createLinesWorld, type LinesWorld } from './test/lines-world.ts'

const worlds: LinesWorld[] = []
afterEach(async () => {
  for (const made of worlds.splice(0)) await made.stop()
})

describeOnBothDialects('phones and their SIMs', (makeDb) => {
  let shared: Promise<OpenDb> | undefined
  async function world() {
    const made = await createLinesWorld(await (shared ??= makeDb()))
    worlds.push(made)
    return made
  }

  test('MON-3: a code for a SIM puts it into the phone; numbers are shown masked', async () => {
    const w = await world()
    const lineId = await w.createLine('+821000001234')
    const { code } = (await w.createCode({ lineId })).json()
    const { deviceId } = (await w.register(code)).json()
    expect(await w.list('lines')).toEqual([
      {
        lineId,
        number: { text: '010-****-1234', last4: '1234', isMasked: true },
        carrier: 'KT',
        deviceId,
        deviceModel: 'Galaxy A15',
        agentName: null,
        isVerified: true,
        verifiedAt: new Date(w.clock.now()).toISOString(),
        createdAt: new Date(w.clock.now()).toISOString(),
      },
    ])
    expect(await w.list('devices')).toMatchObject([{ deviceId, lineNumber: '010-****-1234' }])
    expect(await w.lines.lineOf(deviceId)).toMatchObject({ lineId, phoneNumber: '+821000001234' })
    const unknown = await w.createCode({ lineId: w.ids.next('line') }, 'other')
    expect(unknown.json().code).toBe('lines.not_found')
  })

  test('MON-3: a SIM moves from one phone to another', async () => {
    const w = await world()
    const lineId = await w.createLine('+821000005678')
    const first = (await w.register((await w.createCode({ lineId }, 'a')).json().code)).json()
    const second = (await w.register((await w.createCode({ lineId }, 'b')).json().code)).json()
    expect(await w.lines.lineOf(first.deviceId)).toBeUndefined()
    expect(await w.lines.lineOf(second.deviceId)).toMatchObject({ lineId })
    const shown = await w.list('devices')
    expect(shown).toContainEqual(expect.objectContaining({ deviceId: first.deviceId, lineNumber: null }))
  })

  test('ADM-4: one act gives an old phone up and lets its successor take agent, unit and number without approval', async () => {
    const w = await world()
    const lineId = await w.createLine('+821000007777')
    const old = (await w.register((await w.createCode({ lineId }, 'old')).json().code)).json()
    const agentId = w.ids.next('agent')
    await w.db.transaction((tx) => w.devices.recordAgent(tx, old.deviceId, { agentId, orgUnitId: w.team }))
    const replace = (key: string, caller = 'admin') =>
      w.app.inject({
        method: 'POST',
        url: `/api/v1/devices/${old.deviceId}/replacement`,
        headers: { 'x-test-caller': caller, 'idempotency-key': `${w.companyId} ${key}` },
        payload: { reason: '화면 파손' },
      })
    expect((await replace('a', 'changer')).json()).toMatchObject({ code: 'auth.forbidden' })
    const at = w.clock.now()
    const made = await replace('b')
    expect(made.statusCode).toBe(201)
    expect((await replace('b')).json()).toEqual(made.json())
    expect((await replace('c')).json().code).toBe('devices.state_conflict')
    expect(await w.devices.findDevice(old.deviceId)).toMatchObject({ state: 'replaced' })
    expect((await w.devices.sealingKeyOf(old.deviceId)).isRevokedAt(at)).toBe(true)

    const next = (await w.register(made.json().code)).json()
    expect(next.state).toBe('active')
    expect(await w.list('devices')).toContainEqual(
      expect.objectContaining({
        deviceId: next.deviceId,
        assignedAgentId: agentId,
        orgUnitId: w.team,
        lineNumber: '010-****-7777',
      }),
    )
    expect(await w.lines.lineOf(old.deviceId)).toBeUndefined()
    expect(w.entries.slice(-4).map(({ action }) => action)).toEqual([
      'devices.reset',
      'devices.registration_code_created',
      'devices.registered',
      'lines.bound',
    ])
  })

  test('SEC-6: a manager sees the phones on which the own agents work', async () => {
    const w = await world()
    const { deviceId } = (await w.register((await w.createCode()).json().code)).json()
    expect(await w.list('devices', 'manager')).toEqual([])
    const agentId = w.ids.next('agent')
    await w.db.transaction((tx) => w.devices.recordAgent(tx, deviceId, { agentId, orgUnitId: w.team }))
    expect(await w.list('devices', 'manager')).toMatchObject([{ deviceId, agentId, agentName: null }])
    await w.db.transaction((tx) => w.devices.clearAgent(tx, deviceId))
    expect(await w.list('devices', 'manager')).toMatchObject([{ deviceId, agentId: null }])
  })

  test('SEC-6: a company has one transport key, made when it is first asked for, with its private half wrapped', async () => {
    const w = await world()
    const [one, two] = await Promise.all([
      w.devices.transportKeyOf(w.companyId),
      w.devices.transportKeyOf(w.companyId),
    ])
    expect(one).toEqual(two)
    const [pair] = await w.devices.transportPrivateKeys(w.companyId)
    expect(pair?.keyId).toBe(one.keyId)
    const { createECDH } = await import('node:crypto')
    const check = createECDH('prime256v1')
    check.setPrivateKey(pair?.scalar ?? new Uint8Array())
    expect(check.getPublicKey('hex')).toBe(one.publicKey)
    const stored = await w.db
      .read<{ transport_keys: { company_id: string; wrapped_private_key: Uint8Array } }>()
      .selectFrom('transport_keys')
      .select('wrapped_private_key')
      .where('company_id', '=', w.companyId)
      .executeTakeFirstOrThrow()
    expect(Buffer.from(stored.wrapped_private_key).includes(Buffer.from(pair?.scalar ?? '?'))).toBe(false)
  })
})
