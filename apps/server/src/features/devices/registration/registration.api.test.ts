import { afterEach, expect, test } from 'vitest'
import type { OpenDb } from '../../../platform/db/index.ts'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import type { DevicesTables } from '../devices.table.ts'
import { createDevicesWorld, createNewPhone, type DevicesWorld } from '../test/devices-world.ts'

const worlds: DevicesWorld[] = []
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.stop()
})

describeOnBothDialects('registration', (makeDb) => {
  let shared: Promise<OpenDb> | undefined
  async function world() {
    const made = await createDevicesWorld(await (shared ??= makeDb()))
    worlds.push(made)
    return made
  }

  test('SEC-1, DIS-2: a phone registers with a typed code and the proof of its key, and waits for approval', async () => {
    const w = await world()
    const made = await w.createCode()
    expect(made.code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/)
    expect(made.secret).toMatch(/^[0-9A-Z]{32}$/)
    expect(Date.parse(made.expiresAt)).toBe(w.clock.now() + 600_000)
    const progress = `/api/v1/device-registration-codes/${made.registrationCodeId}`
    expect((await w.send('admin', 'GET', progress)).body).toEqual({ state: 'waiting', device: null })
    const { status, body } = await w.register(made.code)
    expect([status, body.state]).toEqual([201, 'pending'])
    const device = { deviceId: body.deviceId, state: 'pending', model: 'Galaxy A15' }
    expect((await w.send('admin', 'GET', progress)).body).toEqual({ state: 'used', device })
    expect((await w.send('stranger', 'GET', progress)).status).toBe(404)
    const shown = (await w.send('admin', 'GET', `/api/v1/devices/${body.deviceId}`)).body
    expect(shown).toMatchObject({ state: 'pending', attestation: 'absent', keyRevokedAt: null, wiped: null })
    expect(shown.keyThumbprint).toMatch(/^[\w-]{43}$/)
    expect(w.entries.map((entry) => entry.action)).toEqual([
      'devices.registration_code_created',
      'devices.registered',
    ])
    expect(JSON.stringify(w.entries)).not.toContain(made.code)
  })

  test('SEC-1: what a QR code holds registers as well, and codes are nowhere in the database', async () => {
    const w = await world()
    const { code, secret } = await w.createCode({ isPreapproved: true })
    const stored = await w.db
      .read<DevicesTables>()
      .selectFrom('registration_codes')
      .selectAll()
      .where('company_id', '=', w.companyId)
      .executeTakeFirstOrThrow()
    const bytes = Buffer.concat([Buffer.from(stored.code_hash), Buffer.from(stored.secret_hash ?? [])])
    expect(bytes.includes(code.replace('-', '')) || bytes.includes(secret)).toBe(false)
    expect((await w.register(secret)).body.state).toBe('active')
    expect((await w.register(code)).body.code).toBe('devices.registration_code_invalid')
  })

  test('SEC-1: a code serves once, for ten minutes, and only with the proof; a key is one phone’s', async () => {
    const w = await world()
    const phone = createNewPhone()
    const [first, second, late] = [await w.createCode(), await w.createCode(), await w.createCode()]
    const refusal = async (payload: object) =>
      (await w.send(null, 'POST', '/api/v1/device-registrations', payload)).body.code
    const challenge = await w.challenge()
    const invalid = 'devices.key_proof_invalid'
    expect(await refusal(phone(first.code, challenge, `${challenge}other`))).toBe(invalid)
    expect(await refusal({ ...phone(first.code, challenge), publicKey: 'AAAA' })).toBe(invalid)
    /* Not the last character: some of its bits may mean nothing. */
    const last = challenge.at(-2) === 'A' ? 'B' : 'A'
    const altered = `${challenge.slice(0, -2)}${last}${challenge.at(-1)}`
    expect(await refusal(phone(first.code, altered))).toBe('devices.challenge_invalid')
    expect((await w.register(first.code.toLowerCase().replace('-', ' '), phone)).status).toBe(201)
    expect((await w.register(first.code)).body.code).toBe('devices.registration_code_invalid')
    expect((await w.register(second.code, phone)).body.code).toBe('devices.key_in_use')
    expect((await w.register(second.code)).status).toBe(201)
    await w.clock.advance(600_000)
    expect((await w.register(late.code)).body.code).toBe('devices.registration_code_invalid')
    expect(await refusal(phone(late.code, challenge))).toBe('devices.registration_code_invalid')
  })

  test('SEC-1: a challenge dies after five minutes', async () => {
    const w = await world()
    const { code } = await w.createCode()
    const challenge = await w.challenge()
    await w.clock.advance(300_000)
    const late = await w.send(null, 'POST', '/api/v1/device-registrations', createNewPhone()(code, challenge))
    expect(late.body.code).toBe('devices.challenge_invalid')
    expect((await w.register(code)).status).toBe(201)
  })

  test('SEC-1: of two phones with the same code at once, one registers', async () => {
    const w = await world()
    const { code } = await w.createCode()
    const answers = await Promise.all([w.register(code), w.register(code)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403])
  })

  test('SEC-1: guessing codes is slowed down by address', async () => {
    const w = await world()
    const { code } = await w.createCode()
    for (let wrong = 0; wrong < 10; wrong += 1)
      expect((await w.register(`AAAAA-0000${wrong}`)).body.code).toBe('devices.registration_code_invalid')
    const refused = await w.register(code)
    expect([refused.status, refused.body.code]).toEqual([429, 'devices.registration_throttled'])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    await w.clock.advance(60_000)
    expect((await w.register(code)).status).toBe(201)
  })

  test('SEC-1: a code is for an agent or a unit of the own scope', async () => {
    const w = await world()
    const agentId = w.ids.next('agent')
    w.agents.set(agentId, { agentId, orgUnitId: w.team1 })
    const deviceId = await w.registerPhone({ agentId })
    expect((await w.send('manager', 'GET', `/api/v1/devices/${deviceId}`)).body).toMatchObject({
      assignedAgentId: agentId,
      agentId: null,
      orgUnitId: w.team1,
      orgUnitName: '상담1팀',
      state: 'pending',
    })
    expect((await w.createCode({ agentId: w.ids.next('agent') })).code).toBe('agents.not_found')
    expect((await w.createCode({ orgUnitId: w.team2 }, 'manager')).code).toBe('organization.not_found')
    expect((await w.createCode({ agentId }, 'stranger')).code).toBe('agents.not_found')
  })

  test('DIS-2: only who may approve gives out codes that need no approval', async () => {
    const w = await world()
    expect((await w.createCode({ isPreapproved: true }, 'registrar')).code).toBe('auth.forbidden')
    expect((await w.createCode({}, 'registrar')).code).toMatch(/-/)
    const { code } = await w.createCode({ isPreapproved: true })
    expect((await w.register(code)).body.state).toBe('active')
  })

  test('DIS-2: the list is searched, counted, taken away as a file, and many are taken off at once', async () => {
    const w = await world()
    const list = '/api/v1/listed-devices'
    const devices = ['HB-0001', 'HB-0002', 'HX-0001'].map((assetNumber, at) => ({
      assetNumber,
      ...(at === 2 && { note: '예비 단말기' }),
    }))
    await w.send('admin', 'POST', list, { devices })
    const numbersOf = async (query: string) => {
      const { items, total } = (await w.send('admin', 'GET', `${list}?withTotal=true&${query}`)).body
      return { total, numbers: items.map((item: { assetNumber: string }) => item.assetNumber).toSorted() }
    }
    expect(await numbersOf('')).toEqual({ total: 3, numbers: ['HB-0001', 'HB-0002', 'HX-0001'] })
    expect(await numbersOf('search=HB-')).toEqual({ total: 2, numbers: ['HB-0001', 'HB-0002'] })
    expect((await numbersOf(`search=${encodeURIComponent('예비')}`)).numbers).toEqual(['HX-0001'])
    expect(await numbersOf('isRegistered=true')).toEqual({ total: 0, numbers: [] })
    const wish = { format: 'csv', reason: '월말 재고 점검', filter: { search: 'HX' } }
    const { status, text } = await w.send('admin', 'POST', `${list}/exports`, wish)
    expect(status).toBe(200)
    expect(text).toContain('예비 단말기')
    expect(text).not.toContain('HB-0001')
    const gone = ['HB-0001', 'HX-0001', 'HX-0001', 'NONE-1']
    expect((await w.send('admin', 'POST', `${list}/removals`, { assetNumbers: gone })).body).toEqual({
      changed: 2,
      refused: [{ assetNumber: 'NONE-1', code: 'devices.not_listed' }],
    })
    expect((await numbersOf('')).numbers).toEqual(['HB-0002'])
    const removed = w.entries.filter(({ action }) => action === 'devices.unlisted')
    expect(removed).toHaveLength(2)
    expect((await w.send('stranger', 'GET', list)).body.items).toEqual([])
  })

  test('DIS-2: phones on the company’s list are approved by themselves, once each, while the setting says so', async () => {
    const w = await world()
    const list = '/api/v1/listed-devices'
    const add = (...numbers: string[]) =>
      w.send('admin', 'POST', list, { devices: numbers.map((assetNumber) => ({ assetNumber })) })
    expect((await add('HB-0001', 'HB-0002', 'HB-0002')).body).toEqual({ added: 2, known: 1 })
    expect((await add('HB-0001', 'HB-0003')).body).toEqual({ added: 1, known: 1 })
    const come = async (assetNumber: string) =>
      (await w.register((await w.createCode()).code, createNewPhone(), { assetNumber })).body.state
    expect(await come('HB-0001')).toBe('pending')
    const { companyId } = w
    const setting = { key: 'devices.approval', value: 'listed' } as const
    await w.db.transaction((tx) =>
      w.settings.change(tx, w.by, { companyId, level: 'company', targetId: companyId, ...setting }),
    )
    expect(await come('HB-0001')).toBe('active')
    expect(await come('HB-0001')).toBe('pending')
    expect(await come('HB-9999')).toBe('pending')
    expect((await w.send('admin', 'DELETE', `${list}/HB-0002`)).status).toBe(204)
    expect(await come('HB-0002')).toBe('pending')
    expect((await w.send('admin', 'DELETE', `${list}/HB-0002`)).body.code).toBe('devices.not_listed')
    const { items } = (await w.send('admin', 'GET', list)).body
    expect(items).toHaveLength(2)
    expect(items).toContainEqual(
      expect.objectContaining({ assetNumber: 'HB-0001', deviceId: expect.stringMatching(/^dev_/) }),
    )
    expect((await w.send('stranger', 'GET', list)).body.items).toEqual([])
  })

  test('SEC-1: a hardware’s certificate chain is kept, with the verdict that nobody has looked at it', async () => {
    const w = await world()
    const { code } = await w.createCode()
    const chain = [Buffer.from('leaf').toString('base64'), Buffer.from('root').toString('base64')]
    const { deviceId } = (await w.register(code, createNewPhone(), { attestation: chain })).body
    expect((await w.send('admin', 'GET', `/api/v1/devices/${deviceId}`)).body.attestation).toBe('not_checked')
  })
})
