import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFloor, type Floor, type Requester } from './floor.ts'

/** Rows of a CSV answer by their headings; nothing in these lists has a quote in it. */
function rowsOf(csv: string): Record<string, string>[] {
  const lines = csv.replace(/^\uFEFF/, '').split('\r\n')
  const [heading = '', ...rows] = lines.slice(lines.findIndex((line) => line === '') + 1)
  const names = heading.split(',')
  return rows
    .filter((line) => line !== '')
    .map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at] ?? '', cell])))
}

describe.each(['sqlite', 'mariadb'] as const)('lists as files (%s)', (dialect) => {
  let floor: Floor
  let administrator: Requester
  let auditor: Requester
  beforeAll(async () => {
    floor = await createFloor(dialect)
    administrator = await floor.addPerson('administrator', floor.units.seoul)
    auditor = await floor.addPerson('auditor', floor.units.seoul)
    await floor.addWorkingAgent(floor.units.team1)
    await floor.addWorkingAgent(floor.units.busan)
  })
  afterAll(() => floor.stop())

  async function exported(list: string, filter: object = {}, by = administrator) {
    const answer = await by.request('POST', `/api/v1/${list}/exports`, {
      format: 'csv',
      reason: '정기 점검 자료',
      filter,
    })
    expect([list, answer.statusCode]).toEqual([list, 200])
    return { csv: answer.body, rows: rowsOf(answer.body) }
  }

  test('ADM-3: the tree goes out with each unit’s place and how many belong to it', async () => {
    const { rows } = await exported('org-units')
    expect(rows.map((row) => [row['전체 경로'], row['사용자'], row['단말기']])).toEqual([
      ['부산지점', '1', '1'],
      ['서울지점', '2', '0'],
      ['서울지점 / 상담1팀', '1', '1'],
      ['서울지점 / 상담2팀', '0', '0'],
    ])
    const manager = await floor.addPerson('manager', floor.units.busan)
    const { rows: ofManager } = await exported('org-units', {}, manager)
    expect(ofManager.map((row) => row['조직 이름'])).toEqual(['부산지점'])
  })

  test('ADM-3: roles go out a permission a row, own ones too', async () => {
    await administrator.request(
      'POST',
      '/api/v1/roles',
      { role: 'agent', name: '야간 상담원', grants: { 'calls:list': 'own' } },
      { 'idempotency-key': 'night-role-of-the-floor' },
    )
    const { rows } = await exported('roles', {}, auditor)
    expect(rows.filter((row) => row['역할 이름'] === '야간 상담원')).toEqual([
      expect.objectContaining({
        종류: '회사 역할',
        권한: '통화 조회',
        범위: '본인',
        '권한 코드': 'calls:list',
      }),
    ])
    expect(rows.filter((row) => row['역할 이름'] === '시스템 관리자').length).toBeGreaterThan(30)
  })

  test('INT-1: keys go out as they are filtered, never with a secret', async () => {
    const { csv } = await exported('api-keys', { search: 'CRM' })
    expect(csv).toContain(floor.crm.apiKeyId)
    expect(csv).not.toContain(floor.crm.token.slice(-20))
    expect((await exported('api-keys', { search: 'ERP' })).rows).toEqual([])
  })

  test('MON-2: changes of settings go out with before and after, and what each phone has of them', async () => {
    const { version } = (await administrator.request('GET', '/api/v1/settings?level=company')).json()
    const change = { level: 'company', version, reason: '상담 후 정리 시간 조정' }
    const changed = await administrator.request(
      'POST',
      '/api/v1/settings/changes',
      { ...change, edits: [{ key: 'handset.wrapUpMs', value: 45_000 }] },
      { 'idempotency-key': 'wrap-up-of-the-floor' },
    )
    expect(changed.statusCode).toBe(201)
    const { rows } = await exported('settings/changes', {}, auditor)
    expect(rows[0]).toMatchObject({
      '적용 범위': '회사 전체',
      '변경 후': '45000',
      사유: '상담 후 정리 시간 조정',
    })
    const tomorrow = new Date(floor.clock.now() + 86_400_000).toISOString()
    expect((await exported('settings/changes', { from: tomorrow })).rows).toEqual([])
    const receipts = await exported('settings/receipts', { orgUnitId: floor.units.busan })
    expect(receipts.rows.map((row) => row['소속'])).toEqual(['부산지점'])
  })

  test('DIS-4: texts go out, and where each agent stands with one', async () => {
    const words = (text: string) => ({ ko: text, en: text, ja: text, zh: text })
    const drafted = await administrator.request('POST', '/api/v1/consent-texts', {
      kind: 'terms_of_use',
      isRequired: false,
      title: words('이용 약관'),
      body: words('본문'),
    })
    const { consentTextId } = drafted.json()
    await administrator.request('POST', `/api/v1/consent-texts/${consentTextId}/publication`)
    const { rows } = await exported('consent-texts', { state: 'published' }, auditor)
    expect(rows).toEqual([expect.objectContaining({ 제목: '이용 약관', '동의 인원': '0', '대상 인원': '2' })])
    const people = await exported(`consent-texts/${consentTextId}/people`, { standing: 'missing' })
    expect(people.rows.map((row) => row['소속']).toSorted()).toEqual(['부산지점', '상담1팀'])
    const missing = await administrator.request(
      'POST',
      `/api/v1/consent-texts/cnt_${'0'.repeat(32)}/people/exports`,
      {
        format: 'csv',
        reason: '정기 점검 자료',
        filter: {},
      },
    )
    expect(missing.json().code).toBe('consents.text_not_found')
  })

  test('SEC-8, ADM-13: requests to listen, alerts and own listens go out to those who see them alone', async () => {
    for (const list of ['listen-requests', 'listen-alerts', 'own-listens']) {
      const wish = { format: 'csv', reason: '정기 점검 자료', filter: {} }
      const answer = await administrator.request('POST', `/api/v1/${list}/exports`, wish)
      expect([list, answer.statusCode]).toEqual([list, list === 'listen-alerts' ? 200 : 403])
    }
    const manager = await floor.addPerson('manager', floor.units.seoul)
    expect((await exported('listen-requests', { reason: 'quality', state: 'open' }, manager)).rows).toEqual(
      [],
    )
  })

  test('SEC-3: each of these files leaves a trace with its reason', async () => {
    const actions = ['org_units', 'roles', 'api_keys', 'setting_changes', 'setting_receipts']
    for (const name of [...actions, 'consent_texts', 'consent_people', 'listen_requests', 'listen_alerts']) {
      const answer = await auditor.request('GET', `/api/v1/audit-entries?action=${name}.exported&limit=1`)
      expect([name, answer.json().items[0]?.reason]).toEqual([name, '정기 점검 자료'])
    }
  })

  test('MON-3: lines are changed many at once; one that is not there holds up none', async () => {
    const add = async (phoneNumber: string) =>
      (
        await administrator.request(
          'POST',
          '/api/v1/lines',
          { phoneNumber },
          { 'idempotency-key': `line-${phoneNumber}` },
        )
      ).json().lineId
    const lineIds = [await add('010-0000-5001'), await add('010-0000-5002')]
    const missing = `lin_${'0'.repeat(32)}`
    const change = (body: object) => administrator.request('POST', '/api/v1/line-changes', body)
    const changed = await change({ act: 'set_carrier', lineIds: [...lineIds, missing], carrier: '알뜰폰' })
    expect(changed.json()).toEqual({ changed: 2, refused: [{ lineId: missing, code: 'lines.not_found' }] })
    const listed = await administrator.request('GET', `/api/v1/lines?search=${encodeURIComponent('알뜰폰')}`)
    expect(listed.json().items).toHaveLength(2)
    expect((await change({ act: 'set_carrier', lineIds })).json().code).toBe('request.invalid')
    expect((await change({ act: 'remove', lineIds })).json()).toEqual({ changed: 2, refused: [] })
    expect((await change({ act: 'remove', lineIds })).json()).toMatchObject({ changed: 0 })
  })

  test('INT-1: keys are given another end or revoked many at once; a key without an end is asked for by name', async () => {
    const keys = [await floor.createKey(floor.units.seoul), await floor.createKey(floor.units.busan)]
    const apiKeyIds = keys.map(({ apiKeyId }) => apiKeyId)
    const change = (body: object, by = administrator) => by.request('POST', '/api/v1/api-key-changes', body)
    const expiresAt = new Date(floor.clock.now() + 3_600_000).toISOString()
    expect((await change({ act: 'set_end', apiKeyIds, expiresAt })).json()).toEqual({
      changed: 2,
      refused: [],
    })
    expect((await change({ act: 'set_end', apiKeyIds })).json().code).toBe('request.invalid')
    const listed = await administrator.request('GET', '/api/v1/api-keys?limit=200')
    const ends = listed.json().items.filter((key: { apiKeyId: string }) => apiKeyIds.includes(key.apiKeyId))
    expect(ends.map((key: { expiresAt: string }) => key.expiresAt)).toEqual([expiresAt, expiresAt])
    expect((await change({ act: 'revoke', apiKeyIds }, auditor)).statusCode).toBe(403)
    expect((await change({ act: 'revoke', apiKeyIds })).json()).toEqual({ changed: 2, refused: [] })
    for (const key of keys) expect((await key.request('GET', '/api/v1/dispositions')).statusCode).toBe(401)
  })
})
