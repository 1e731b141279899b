import { expect, test } from 'vitest'
import type { OpenDb } from '../../../platform/db/index.ts'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import { createAccountsWorld } from '../test/accounts-world.ts'

describeOnBothDialects('people', (makeDb) => {
  let shared: Promise<OpenDb> | undefined
  let numbers = 0

  async function company() {
    const w = await createAccountsWorld(await (shared ??= makeDb()))
    await w.addAccount('admin', 'administrator', w.seoul)
    const admin = await w.signIn('admin')
    const person = (loginId: string, more: object = {}) => ({
      loginId: w.name(loginId),
      name: '김하늘',
      role: 'agent',
      orgUnitId: w.team,
      ...more,
    })
    const create = async (loginId: string, more: object = {}) => {
      const answer = await admin.request('POST', '/api/v1/accounts', person(loginId, more))
      expect(answer.statusCode).toBe(201)
      return answer.json().account as { accountId: string; agentId: string | null }
    }
    const change = (accountId: string, body: object, browser = admin) =>
      browser.request('PATCH', `/api/v1/accounts/${accountId}`, body)
    const nextNumber = (): string => `010-0000-${String((numbers += 1)).padStart(4, '0')}`
    return { ...w, admin, person, create, change, nextNumber }
  }

  test('ADM-3: an account is made with all that is told of the person, and its password is shown once', async () => {
    const w = await company()
    const told = {
      employeeNumber: 'E-100',
      extension: '7100',
      phoneNumber: '010-0000-9100',
      carrier: 'KT',
      birthOn: '1991-03-27',
    }
    const answer = await w.admin.request('POST', '/api/v1/accounts', w.person('kim', told))
    expect(answer.statusCode).toBe(201)
    const { account, initialPassword } = answer.json()
    expect(account).toMatchObject({
      name: '김하늘',
      role: 'agent',
      orgUnitName: '상담1팀',
      state: 'active',
      employeeNumber: 'E-100',
      extension: '7100',
      phoneNumber: '+821000009100',
      number: { text: '010-****-9100', isMasked: true },
      carrier: 'KT',
      birthOn: '1991-03-27',
      isChangeable: true,
    })
    expect(account.agentId).toMatch(/^agt_/)
    expect(initialPassword).not.toMatch(/0327|9100/)
    const again = await w.admin.request('GET', `/api/v1/accounts/${account.accountId}`)
    expect(again.json()).toEqual(account)
    expect(JSON.stringify(w.entries)).not.toContain(initialPassword)
    const visit = await w.visitor().signIn(w.name('kim'), initialPassword)
    expect(visit.json()).toMatchObject({ step: 'password_change', passwordChangeReason: 'initial' })
  })

  test('SEC-2: neither the birth date nor the own number may be in the password', async () => {
    const w = await company()
    const answer = await w.admin.request(
      'POST',
      '/api/v1/accounts',
      w.person('kim', { birthOn: '1991-03-27', phoneNumber: '010-0000-9377' }),
    )
    const visitor = w.visitor()
    await visitor.signIn(w.name('kim'), answer.json().initialPassword)
    const tried = async (newPassword: string) =>
      (await visitor.send('POST', '/session/pending/password', { newPassword })).json().faults
    expect(await tried('vKq-0327-mtw!')).toEqual(['has_birth_date'])
    expect(await tried('vKq-9377-mtw!')).toEqual(['has_phone_number'])
  })

  test('ADM-3: what another has already is refused by its name', async () => {
    const w = await company()
    const told = { employeeNumber: 'E-1', extension: '7001', phoneNumber: '010-0000-7001' }
    await w.create('kim', told)
    const refusals = [
      [{ loginId: w.name('kim') }, 'accounts.login_id_taken'],
      [{ employeeNumber: 'E-1' }, 'accounts.employee_number_taken'],
      [{ extension: '7001' }, 'accounts.extension_taken'],
      [{ phoneNumber: '+82 10 0000 7001' }, 'accounts.phone_number_taken'],
      [{ phoneNumber: '12' + '3' }, 'accounts.phone_number_invalid'],
      [{ orgUnitId: `org_${'0'.repeat(32)}` }, 'organization.not_found'],
    ] as const
    const lee = await w.create('lee')
    for (const [more, code] of refusals) {
      const made = await w.admin.request('POST', '/api/v1/accounts', w.person('park', more))
      expect(made.json()).toMatchObject({ code })
      expect((await w.change(lee.accountId, more)).json()).toMatchObject({ code })
    }
  })

  test('ADM-3: a change keeps what is absent, empties what is null, and is told with before and after', async () => {
    const w = await company()
    const { accountId } = await w.create('kim', { extension: '7001', phoneNumber: '010-0000-7002' })
    const changed = await w.change(accountId, {
      name: '김바다',
      extension: null,
      phoneNumber: '010-0000-7003',
      orgUnitId: w.busan,
    })
    expect(changed.json()).toMatchObject({
      name: '김바다',
      extension: null,
      phoneNumber: '+821000007003',
      orgUnitName: '부산지점',
      loginId: w.name('kim'),
    })
    const entry = w.entries.findLast(({ action }) => action === 'accounts.changed')
    expect(entry).toMatchObject({
      object: { kind: 'account', id: accountId },
      actor: { kind: 'account', name: 'admin' },
      detail: {
        before: { extension: '7001', orgUnitId: w.team, phoneNumber: '010-****-7002', name: '김**' },
        after: { extension: null, orgUnitId: w.busan, phoneNumber: '010-****-7003' },
      },
    })
    expect(JSON.stringify(entry)).not.toMatch(/김바다|00007003/)
    const count = w.entries.length
    expect((await w.change(accountId, { name: '김바다' })).statusCode).toBe(200)
    expect(w.entries).toHaveLength(count)
  })

  test('ASVS 15.3.3: members that are not to be set are refused, when an account is made and when it is changed', async () => {
    const w = await company()
    const { accountId } = await w.create('kim')
    const forbidden = [{ isLocked: true }, { passwordHash: 'x' }, { agentId: null }, { companyId: 'com_x' }]
    for (const more of forbidden) {
      const made = await w.admin.request('POST', '/api/v1/accounts', w.person('lee', more))
      expect(made.json()).toMatchObject({ status: 400, code: 'request.invalid' })
      expect((await w.change(accountId, more)).json()).toMatchObject({ code: 'request.invalid' })
    }
  })

  test('SEC-6: another role takes effect at once: sessions end, and an agent is one no more', async () => {
    const w = await company()
    await w.addAccount('changing', 'agent', w.team)
    const session = await w.signIn('changing')
    const own = async () => (await session.request('GET', '/api/v1/session')).statusCode
    expect(await own()).toBe(200)
    const { accountId, agentId } = (await w.accounts.listAgentAccounts(w.companyId))[0] ?? {}
    await w.change(accountId ?? '', { role: 'team_manager' })
    expect(await own()).toBe(401)
    expect(await w.accounts.findAgentAccount(w.companyId, { agentId: agentId ?? '' })).toBeUndefined()
    expect(await w.accounts.listAgentAccounts(w.companyId)).toEqual([])
    const back = await w.change(accountId ?? '', { role: 'agent' })
    expect(back.json()).toMatchObject({ agentId })
    expect(await w.accounts.findAgentAccount(w.companyId, { agentId: agentId ?? '' })).toMatchObject({
      accountId,
    })
  })

  test('SEC-6: nobody changes the own role or unit, and nobody ends the own account', async () => {
    const w = await company()
    const { accountId } = (await w.admin.request('GET', '/api/v1/session')).json().account
    const refused = { status: 409, code: 'accounts.own_account' }
    expect((await w.change(accountId, { role: 'auditor' })).json()).toMatchObject(refused)
    expect((await w.change(accountId, { orgUnitId: w.busan })).json()).toMatchObject(refused)
    const left = await w.admin.request('POST', `/api/v1/accounts/${accountId}/deactivation`, {
      reason: '퇴사',
    })
    expect(left.json()).toMatchObject(refused)
    expect((await w.change(accountId, { name: '관리자' })).json()).toMatchObject({ name: '관리자' })
  })

  test('SEC-12: hidden digits of people’s own numbers are not found out by searching for them', async () => {
    const w = await company()
    await w.create('kim', { name: '김하늘', phoneNumber: '010-2468-4567' })
    const found = async (search: string) =>
      (await w.admin.request('GET', `/api/v1/accounts?search=${encodeURIComponent(search)}`))
        .json()
        .items.map((item: { name: string }) => item.name)
    for (const right of ['4567', '567', '010-2468-4567', '8-4567', '+82 10 2468 4567'])
      expect([right, await found(right)]).toEqual([right, ['김하늘']])
    for (const hidden of ['84567', '24684567', '2468', '46845', '010-2468'])
      expect([hidden, await found(hidden)]).toEqual([hidden, []])
    for (const wrong of ['010-2469-4567', '9-4567', '+82 10 9999 4567'])
      expect([wrong, await found(wrong)]).toEqual([wrong, ['김하늘']])
  })

  test('ADM-3: the list is found by unit, state, and parts of what is known, and goes out as it is', async () => {
    const w = await company()
    await w.create('kim', { name: '김하늘', extension: '7123', phoneNumber: '010-0000-4567' })
    const lee = await w.create('lee', { name: '이바다', employeeNumber: 'X-77', orgUnitId: w.busan })
    await w.admin.request('POST', `/api/v1/accounts/${lee.accountId}/deactivation`, { reason: '퇴사' })
    const names = async (query: string) =>
      (await w.admin.request('GET', `/api/v1/accounts?${query}`))
        .json()
        .items.map((item: { name: string }) => item.name)
        .sort()
    expect(await names('')).toEqual(['admin', '김하늘'])
    expect(await names(`orgUnitId=${w.seoul}&role=agent`)).toEqual(['김하늘'])
    expect(await names('search=712')).toEqual(['김하늘'])
    expect(await names('search=0000-4567')).toEqual(['김하늘'])
    expect(await names('search=X-77')).toEqual([])
    expect(await names('search=X-77&state=deactivated')).toEqual(['이바다'])
    expect(await names('state=locked')).toEqual([])
    const file = await w.admin.request('POST', '/api/v1/accounts/exports', {
      format: 'csv',
      reason: '인사 대사',
      filter: { orgUnitId: w.seoul, role: 'agent' },
    })
    expect(file.statusCode).toBe(200)
    expect(file.body).toContain('김하늘')
    expect(file.body).toContain('010-****-4567')
    expect(file.body).not.toMatch(/이바다|00004567/)
    expect(w.exports.begun.at(-1)).toMatchObject({ action: 'accounts.exported', rows: 1 })
  })
})
