import { afterEach, expect, test } from 'vitest'
import type { OpenDb } from '../../platform/db/index.ts'
import { describeOnBothDialects } from '../../platform/db/test/describe-on-both-dialects.ts'
import { createLinesWorld, type LinesWorld } from './test/lines-world.ts'

const worlds: LinesWorld[] = []
afterEach(async () => {
  for (const made of worlds.splice(0)) await made.stop()
})

describeOnBothDialects('lines', (makeDb) => {
  let shared: Promise<OpenDb> | undefined
  async function world() {
    const made = await createLinesWorld(await (shared ??= makeDb()))
    worlds.push(made)
    return made
  }
  const newPhone = async (w: LinesWorld): Promise<string> =>
    (await w.register((await w.createCode({ orgUnitId: w.team })).json().code)).json().deviceId
  const causesOf = async (w: LinesWorld, lineId: string): Promise<string[]> =>
    (await w.send('GET', `/lines/${lineId}/changes`)).body.items.map((item: { cause: string }) => item.cause)

  test('MON-3: a line is added, changed, moved to another phone and removed, with history and before and after in the trail', async () => {
    const w = await world()
    const [first, second] = [await newPhone(w), await newPhone(w)]
    const made = await w.send('POST', '/lines', {
      phoneNumber: '010-2000-1234',
      carrier: 'KT',
      deviceId: first,
    })
    expect(made.status).toBe(201)
    const { lineId } = made.body
    const url = `/lines/${lineId}`
    expect(await w.lines.lineOf(first)).toMatchObject({ lineId, phoneNumber: '+821020001234' })

    await w.clock.advance(1000)
    const moved = await w.send('PATCH', url, { deviceId: second, carrier: 'SKT' })
    expect(moved.body).toMatchObject({ deviceId: second, carrier: 'SKT', number: { text: '010-****-1234' } })
    expect(await w.lines.lineOf(first)).toBeUndefined()
    expect(await w.list('devices')).toContainEqual(
      expect.objectContaining({ deviceId: first, lineNumber: null }),
    )

    await w.clock.advance(1000)
    const renumbered = await w.send('PATCH', url, { phoneNumber: '01020005678' })
    expect(renumbered.body).toMatchObject({ isVerified: false, number: { last4: '5678' } })
    expect(await w.list('devices')).toContainEqual(
      expect.objectContaining({ deviceId: second, lineNumber: '010-****-5678' }),
    )
    await w.clock.advance(1000)
    expect((await w.send('PATCH', url, { deviceId: null })).body).toMatchObject({ deviceId: null })
    expect(await causesOf(w, lineId)).toEqual(['unbound', 'changed', 'bound', 'changed', 'bound', 'created'])
    const changed = w.entries.findLast((entry) => entry.action === 'lines.changed')
    expect(changed?.detail).toMatchObject({
      before: { number: '010-****-1234', carrier: 'SKT' },
      after: { number: '010-****-5678', isVerified: false },
    })

    expect((await w.send('DELETE', url)).status).toBe(204)
    expect((await w.send('GET', `${url}/changes`)).body.code).toBe('lines.not_found')
    expect(w.entries.at(-1)).toMatchObject({
      action: 'lines.removed',
      detail: { before: { carrier: 'SKT' } },
    })
    expect((await w.send('POST', '/lines', { phoneNumber: '+82 10-2000-5678' })).status).toBe(201)
  })

  test('MON-3: a phone has one line: what was in it is taken out', async () => {
    const w = await world()
    const phone = await newPhone(w)
    const add = async (phoneNumber: string) =>
      (await w.send('POST', '/lines', { phoneNumber, deviceId: phone })).body.lineId as string
    const [old, next] = [await add('010-2100-0001'), await add('010-2100-0002')]
    expect(await w.lines.lineOf(phone)).toMatchObject({ lineId: next })
    const { items } = (await w.send('GET', '/lines?isBound=false')).body
    expect(items.map((item: { lineId: string }) => item.lineId)).toEqual([old])
  })

  test('MON-3: no number twice in a company, none that is no number, none of a phone that one does not reach', async () => {
    const w = await world()
    const post = (body: object, caller: 'admin' | 'manager' = 'admin') =>
      w.send('POST', '/lines', body, caller)
    const { lineId } = (await post({ phoneNumber: '010-2200-0001' })).body
    expect((await post({ phoneNumber: '01022000001' })).body.code).toBe('lines.number_in_use')
    expect((await post({ phoneNumber: '112' })).body.code).toBe('lines.number_invalid')
    const other = (await post({ phoneNumber: '010-2200-0002' })).body.lineId
    expect((await w.send('PATCH', `/lines/${other}`, { phoneNumber: '010-2200-0001' })).body.code).toBe(
      'lines.number_in_use',
    )
    const away = (await w.register((await w.createCode()).json().code)).json().deviceId
    expect((await post({ phoneNumber: '010-2200-0003', deviceId: away }, 'manager')).body.code).toBe(
      'devices.not_found',
    )
    for (const [method, url] of [
      ['PATCH', `/lines/${lineId}`],
      ['DELETE', `/lines/${lineId}`],
      ['GET', `/lines/${lineId}/changes`],
      ['POST', `/lines/${lineId}/codes`],
    ] as const)
      expect([
        method,
        (await w.send(method, url, method === 'PATCH' ? { carrier: 'x' } : undefined, 'manager')).body.code,
      ]).toEqual([method, 'lines.not_found'])
  })

  test('MON-3: a number is verified by the code that was texted to it, once, within ten minutes', async () => {
    const w = await world()
    const { lineId } = (await w.send('POST', '/lines', { phoneNumber: '010-2300-0001' })).body
    const url = `/lines/${lineId}`
    const ask = () => w.send('POST', `${url}/codes`)
    const say = (code: string) => w.send('POST', `${url}/verification`, { code })
    const codeOf = (index: number) => /\d{6}/.exec(w.sent.at(index)?.text ?? '')?.[0] ?? ''
    expect((await ask()).body).toEqual({
      expiresAt: new Date(w.clock.now() + 600_000).toISOString(),
      triesLeft: 5,
    })
    expect(w.sent).toHaveLength(1)
    expect(w.sent[0]?.phoneNumber).toBe('+821023000001')
    await ask()
    if (codeOf(0) !== codeOf(1)) expect((await say(codeOf(0))).body).toMatchObject({ triesLeft: 4 })
    const verified = await say(codeOf(1))
    expect(verified.body).toMatchObject({
      isVerified: true,
      verifiedAt: new Date(w.clock.now()).toISOString(),
    })
    expect((await say(codeOf(1))).body.code).toBe('lines.code_expired')
    expect(w.entries.at(-1)?.action).toBe('lines.verified')
    expect(JSON.stringify(w.entries)).not.toContain(codeOf(1))

    await ask()
    await w.clock.advance(600_000)
    expect((await say(codeOf(-1))).body.code).toBe('lines.code_expired')
    await ask()
    await w.send('PATCH', url, { phoneNumber: '010-2300-0002' })
    expect((await say(codeOf(-1))).body.code).toBe('lines.code_wrong')
    w.gateway.isDown = true
    expect(await ask()).toMatchObject({ status: 503, body: { code: 'lines.code_unavailable' } })
  })

  test('MON-3: five wrong codes end a code, also when they come at once', async () => {
    const w = await world()
    const { lineId } = (await w.send('POST', '/lines', { phoneNumber: '010-2400-0001' })).body
    const say = (code: string) => w.send('POST', `/lines/${lineId}/verification`, { code })
    await w.send('POST', `/lines/${lineId}/codes`)
    const [right = ''] = /\d{6}/.exec(w.sent[0]?.text ?? '') ?? []
    const wrong = right === '000000' ? '000001' : '000000'
    const answers = await Promise.all(Array.from({ length: 7 }, () => say(wrong)))
    expect(answers.map(({ body }) => body.code).sort()).toEqual([
      ...Array.from({ length: 2 }, () => 'lines.code_expired'),
      ...Array.from({ length: 5 }, () => 'lines.code_wrong'),
    ])
    expect((await say(right)).body.code).toBe('lines.code_expired')
  })

  test('SEC-12: hidden digits of a line’s number are not found out by searching for them', async () => {
    const w = await world()
    const { lineId } = (await w.send('POST', '/lines', { phoneNumber: '010-2468-7001' })).body
    const found = async (search: string) =>
      (await w.send('GET', `/lines?search=${encodeURIComponent(search)}`)).body.items.map(
        (item: { lineId: string }) => item.lineId,
      )
    for (const right of ['7001', '001', '010-2468-7001', '010-1357-7001'])
      expect([right, await found(right)]).toEqual([right, [lineId]])
    for (const hidden of ['2468', '87001', '24687001', '010-2468'])
      expect([hidden, await found(hidden)]).toEqual([hidden, []])
  })

  test('MON-3: the list is found by digits, carrier and unit, and taken away as it is filtered', async () => {
    const w = await world()
    const phone = await newPhone(w)
    const inTeam = (
      await w.send('POST', '/lines', { phoneNumber: '010-2500-7001', carrier: 'KT', deviceId: phone })
    ).body.lineId
    const spare = (await w.send('POST', '/lines', { phoneNumber: '010-2500-7002', carrier: 'LG%' })).body
      .lineId
    const find = async (query: string) =>
      (await w.send('GET', `/lines?${query}`)).body.items.map((item: { lineId: string }) => item.lineId)
    expect(await find('search=700')).toEqual([])
    expect(await find('search=7001')).toEqual([inTeam])
    expect(await find('search=G%25')).toEqual([spare])
    expect(await find(`orgUnitId=${w.team}`)).toEqual([inTeam])
    expect(await find('isVerified=true')).toEqual([])
    expect((await w.send('GET', '/lines?withTotal=true&limit=1')).body).toMatchObject({
      total: 2,
      nextCursor: expect.any(String),
    })
    expect((await w.send('GET', '/lines', undefined, 'manager')).body.items).toHaveLength(1)
    const wish = { format: 'csv', reason: '회선 재고 점검', filter: { isBound: false } }
    const { status, text } = await w.send('POST', '/lines/exports', wish)
    expect(status).toBe(200)
    expect(text).toContain('010-****-7002')
    expect(text).not.toContain('7001')
    expect(w.exports.begun).toHaveLength(1)
  })
})
