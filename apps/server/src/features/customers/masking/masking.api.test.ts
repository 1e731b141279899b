import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AuditTables } from '../../../test/audit-tables.ts'
import { createFloor, type Floor, type FloorAgent, type Requester } from '../../../test/floor.ts'
import { serverOrigin } from '../../audit/index.ts'
import type { SettingKey, SettingValue } from '../../settings/index.ts'

describe.each(['sqlite', 'mariadb'] as const)('masking (%s)', (dialect) => {
  let floor: Floor
  let agent: FloorAgent
  let callId: string
  beforeAll(async () => {
    floor = await createFloor(dialect)
    agent = await floor.addWorkingAgent()
    await floor.dial({
      agent: { agentId: agent.agentId },
      phoneNumber: '010-0000-4321',
      customerName: '독고영재',
      customerReference: 'CUST-77001',
    })
    const { payload } = await agent.phone.takeDial()
    await agent.phone.startCall(payload, agent.agentId)
    callId = payload.callId
  })
  afterAll(() => floor.stop())

  async function set<K extends SettingKey>(key: K, value: SettingValue<K>): Promise<void> {
    const { companyId } = floor
    await floor.container.db.transaction((tx) =>
      floor.container.settings.change(tx, serverOrigin(companyId), {
        companyId,
        level: 'company',
        targetId: companyId,
        key,
        value,
      }),
    )
  }
  const callOf = async (reader: Requester) => (await reader.request('GET', `/api/v1/calls/${callId}`)).json()
  const reveal = (person: Requester, what: 'name' | 'number', body: object = {}) =>
    person.request('POST', `/api/v1/calls/${callId}/${what}-reveals`, body)
  const codeOf = (answer: { json: () => { code?: string } }) => answer.json().code
  const entriesOf = (actorId: string, action: string) =>
    floor.container.db
      .read<AuditTables>()
      .selectFrom('audit_entries')
      .selectAll()
      .where('actor_id', '=', actorId)
      .where('action', '=', action)
      .execute()
  test('SEC-12: the agent and its managers see the name; administrators, auditors and keys see it masked', async () => {
    const whole = { customerName: '독고영재', customerReference: 'CUST-77001', isCustomerNameMasked: false }
    const masked = { customerName: '독고**', customerReference: '******7001', isCustomerNameMasked: true }
    expect(await callOf(await floor.signIn(agent.loginId))).toMatchObject(whole)
    expect(await callOf(await floor.addPerson('team_manager', floor.units.team1))).toMatchObject(whole)
    expect(await callOf(await floor.addPerson('manager', floor.units.seoul))).toMatchObject(whole)
    expect(await callOf(await floor.addPerson('administrator', floor.units.seoul))).toMatchObject(masked)
    expect(await callOf(await floor.addPerson('auditor', floor.units.seoul))).toMatchObject(masked)
    expect(await callOf(floor.crm)).toMatchObject({ ...masked, customerReference: 'CUST-77001' })
  })

  test('SEC-12: a file shows no more than the list', async () => {
    const exported = async (person: Requester) => {
      const body = { format: 'csv', reason: '월간 점검 보고', filter: {} }
      return (await person.request('POST', '/api/v1/calls/exports', body)).body
    }
    const [auditor, manager] = [
      await floor.addPerson('auditor', floor.units.seoul),
      await floor.addPerson('manager', floor.units.seoul),
    ]
    expect(await exported(manager)).toContain('독고영재')
    const masked = await exported(auditor)
    expect(masked).toContain('독고**')
    expect(masked).not.toContain('영재')
    expect(masked).not.toContain('77001')
  })

  test('SEC-12: a company that hides names from everybody shows them by an audited act of those who may', async () => {
    await set('customers.nameMasking', 'always')
    const leader = await floor.addPerson('team_manager', floor.units.team1)
    expect(await callOf(leader)).toMatchObject({ customerName: '독고**', isCustomerNameMasked: true })
    const answer = await reveal(leader, 'name')
    expect([answer.statusCode, answer.json()]).toEqual([201, { name: '독고영재', reference: 'CUST-77001' }])
    expect(await entriesOf(leader.accountId, 'calls.name_revealed')).toMatchObject([
      { kind: 'reveal', object_id: callId, subject_reference: 'CUST-77001', reason: null },
    ])
    const own = await floor.signIn(agent.loginId)
    expect(codeOf(await reveal(own, 'name'))).toBe('auth.forbidden')
    const stranger = await floor.addPerson('team_manager', floor.units.busan)
    expect(codeOf(await reveal(stranger, 'name'))).toBe('calls.not_found')
    await set('customers.nameMasking', 'by_role')
  })

  test('SEC-12: where the company asks for a reason nothing is shown without one, and the reason is kept', async () => {
    await set('customers.isRevealReasonRequired', true)
    const leader = await floor.addPerson('team_manager', floor.units.team1)
    expect(codeOf(await reveal(leader, 'number'))).toBe('customers.reveal_reason_required')
    expect(codeOf(await reveal(leader, 'number', { reason: '짧다' }))).toBe('request.invalid')
    expect(await entriesOf(leader.accountId, 'calls.number_revealed')).toEqual([])
    const answer = await reveal(leader, 'number', { reason: '고객 재통화 요청 확인' })
    expect(answer.json()).toEqual({ phoneNumber: '+821000004321', text: '010-0000-4321' })
    expect(await entriesOf(leader.accountId, 'calls.number_revealed')).toMatchObject([
      { reason: '고객 재통화 요청 확인' },
    ])
    await set('customers.isRevealReasonRequired', false)
  })

  test('SEC-12: at the limit of an hour further looks are refused, and an alert is raised once', async () => {
    await set('customers.revealsPerHour', 3)
    const leader = await floor.addPerson('team_manager', floor.units.team1)
    const statuses: number[] = []
    for (const what of ['name', 'number', 'name'] as const) {
      statuses.push((await reveal(leader, what)).statusCode)
      await floor.clock.advance(1000)
    }
    expect(statuses).toEqual([201, 201, 201])
    const refused = await reveal(leader, 'number')
    expect([refused.statusCode, codeOf(refused), refused.headers['retry-after']]).toEqual([
      429,
      'customers.too_many_reveals',
      String(3600 - 3),
    ])
    await reveal(leader, 'number')
    const manager = await floor.addPerson('manager', floor.units.seoul)
    const alerts = (await manager.request('GET', '/api/v1/listen-alerts?isOpen=true')).json()
    expect(alerts.items).toMatchObject([
      { kind: 'reveal', accountId: leader.accountId, threshold: 3, count: 3, closedAt: null },
    ])
    expect(await entriesOf('server', 'customers.unusual_looks')).toHaveLength(1)
    await set('customers.revealsPerHour', 60)
  })

  test('SEC-12: ten at once of which three are allowed show three', async () => {
    await set('customers.revealsPerHour', 3)
    const leader = await floor.addPerson('team_manager', floor.units.team1)
    const answers = await Promise.all(Array.from({ length: 10 }, () => reveal(leader, 'number')))
    const statuses = answers.map(({ statusCode }) => statusCode)
    expect(statuses.filter((status) => status === 201)).toHaveLength(3)
    expect(statuses.filter((status) => status === 429)).toHaveLength(7)
    await set('customers.revealsPerHour', 60)
  })

  test('SEC-12: nobody finds out hidden digits by searching: the last four are free, eight and whole numbers are counted, nothing else is an end of one', async () => {
    await set('customers.numberSearchesPerHour', 2)
    const auditor = await floor.addPerson('auditor', floor.units.seoul)
    const search = (query: string) => auditor.request('GET', `/api/v1/calls?${query}`)
    for (let index = 0; index < 5; index += 1)
      expect((await search('trailingDigits=4321')).json().items).toHaveLength(1)
    for (const digits of ['04321', '004321', '0004321', '01000004321'])
      expect(codeOf(await search(`trailingDigits=${digits}`))).toBe('request.invalid')
    const found = await search('number=010-0000-4321')
    expect(found.json().items).toMatchObject([
      { customerNumber: { text: '010-****-4321', isMasked: true }, customerName: '독고**' },
    ])
    expect((await search('trailingDigits=00004322')).json().items).toEqual([])
    expect(codeOf(await search('number=010-0000-4323'))).toBe('customers.too_many_number_searches')
    const body = { format: 'csv', reason: '월간 점검 보고', filter: { trailingDigits: '00004321' } }
    for (const list of ['calls', 'recordings'])
      expect(codeOf(await auditor.request('POST', `/api/v1/${list}/exports`, body))).toBe(
        'customers.too_many_number_searches',
      )
    expect(codeOf(await auditor.request('GET', '/api/v1/recordings?trailingDigits=00004321'))).toBe(
      'customers.too_many_number_searches',
    )
    expect(await entriesOf(auditor.accountId, 'customers.number_searched')).toHaveLength(2)
    await set('customers.numberSearchesPerHour', 30)
  })

  test('SEC-12: whoever may reveal searches without a count; a right that reaches less than the list does not count', async () => {
    const manager = await floor.addPerson('manager', floor.units.seoul)
    await set('customers.numberSearchesPerHour', 1)
    for (let index = 0; index < 3; index += 1) {
      const found = await manager.request('GET', '/api/v1/calls?trailingDigits=00004321')
      expect(found.json().items).toHaveLength(1)
    }
    const administrator = await floor.addPerson('administrator', floor.units.seoul)
    const person = await floor.addPerson('manager', floor.units.seoul)
    const { loginId } = (await administrator.request('GET', `/api/v1/accounts/${person.accountId}`)).json()
    const role = {
      role: 'manager',
      name: '좁은 관리자',
      grants: { 'calls:list': 'subtree', 'numbers:reveal': 'team' },
    }
    const made = await administrator.request('POST', '/api/v1/roles', role, {
      'idempotency-key': crypto.randomUUID(),
    })
    const { ownRoleId } = made.json()
    const given = await administrator.request('PUT', `/api/v1/accounts/${person.accountId}/own-role`, {
      ownRoleId,
    })
    expect([made.statusCode, given.statusCode]).toEqual([201, 204])
    const narrow = await floor.signIn(loginId)
    const search = () => narrow.request('GET', '/api/v1/calls?trailingDigits=00004321')
    expect((await search()).json().items).toHaveLength(1)
    expect(codeOf(await search())).toBe('customers.too_many_number_searches')
  })
})
