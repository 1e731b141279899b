import { builtInGrants, type Grants } from '@smartym/contract'
import { expect, test } from 'vitest'
import type { OpenDb } from '../../../platform/db/index.ts'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import { type Browser, createAccountsWorld } from '../test/accounts-world.ts'

describeOnBothDialects('roles', (makeDb) => {
  let shared: Promise<OpenDb> | undefined
  let keys = 0

  async function world() {
    const w = await createAccountsWorld(await (shared ??= makeDb()))
    const admin = await w.addAccount('admin', 'administrator', w.seoul)
    const leader = await w.addAccount('leader', 'team_manager', w.team)
    await w.addAccount('other', 'team_manager', w.team)
    const browser = await w.signIn('admin')
    const create = (body: object, as: Browser = browser) => {
      keys += 1
      return as.request('POST', '/api/v1/roles', body, { 'idempotency-key': `roles ${keys}` })
    }
    const seniorGrants: Grants = { ...builtInGrants('team_manager'), 'accounts:list': 'subtree' }
    const senior = { role: 'team_manager', name: '수석 팀장', grants: seniorGrants }
    const roles = async () => (await browser.request('GET', '/api/v1/roles')).json().items
    const assign = (accountId: string, ownRoleId: string | null, as: Browser = browser) =>
      as.request('PUT', `/api/v1/accounts/${accountId}/own-role`, { ownRoleId })
    const change = (ownRoleId: string, body: object, as: Browser = browser) =>
      as.request('PUT', `/api/v1/roles/${ownRoleId}`, body)
    return { ...w, admin, leader, browser, create, senior, roles, assign, change }
  }

  test('ADM-3: an own role is made from a built-in one, and what it grants counts at once for who has it', async () => {
    const { create, senior, assign, change, leader, signIn, roles, entries } = await world()
    const made = (await create(senior)).json()
    expect(made).toMatchObject({ name: '수석 팀장', role: 'team_manager', version: 1, accountCount: 0 })
    expect((await assign(leader.accountId, made.ownRoleId)).statusCode).toBe(204)
    const session = await signIn('leader')
    const own = (await session.request('GET', '/api/v1/session')).json()
    expect(own).toMatchObject({ ownRoleName: '수석 팀장', grants: { 'accounts:list': 'subtree' } })
    expect((await session.request('GET', '/api/v1/accounts')).statusCode).toBe(200)

    const { 'accounts:list': _gone, ...fewer } = senior.grants
    const changed = await change(made.ownRoleId, { name: '수석 팀장', grants: fewer, version: 1 })
    expect(changed.json()).toMatchObject({ version: 2, accountCount: 1 })
    expect((await session.request('GET', '/api/v1/accounts')).json()).toMatchObject({
      status: 403,
      code: 'auth.forbidden',
      permission: 'accounts:list',
    })
    expect((await roles()).map((role: { accountCount: number }) => role.accountCount)).toContain(1)
    expect(entries.findLast(({ action }) => action === 'accounts.role_changed')).toMatchObject({
      object: { kind: 'role', id: made.ownRoleId },
      detail: { changes: [{ permission: 'accounts:list', before: 'subtree', after: null }], accounts: 1 },
    })
  })

  test('ADM-3: giving or taking a role ends the sessions that began with the other rights', async () => {
    const { create, senior, assign, leader, signIn, entries } = await world()
    const { ownRoleId } = (await create(senior)).json()
    const session = await signIn('leader')
    await assign(leader.accountId, ownRoleId)
    expect((await session.request('GET', '/api/v1/session')).statusCode).toBe(401)
    expect((await assign(leader.accountId, null)).statusCode).toBe(204)
    expect(entries.filter(({ action }) => action === 'accounts.role_assigned')).toMatchObject([
      { object: { id: leader.accountId }, detail: { ownRoleIdBefore: null, ownRoleId } },
      { object: { id: leader.accountId }, detail: { ownRoleIdBefore: ownRoleId, ownRoleId: null } },
    ])
  })

  test('ASVS 8.3.1: nobody gives themselves rights, neither by a role nor by changing the one they have', async () => {
    const { create, assign, change, admin, browser, db } = await world()
    const grants = { ...builtInGrants('administrator'), 'recordings:listen': 'all' }
    const made = (await create({ role: 'administrator', name: '만능', grants })).json()
    expect((await assign(admin.accountId, made.ownRoleId)).json()).toMatchObject({
      status: 403,
      code: 'accounts.own_rights',
    })
    await db.transaction(async (tx) => {
      await tx
        .on<{ accounts: { id: string; own_role_id: string } }>()
        .updateTable('accounts')
        .set({ own_role_id: made.ownRoleId })
        .where('id', '=', admin.accountId)
        .execute()
    })
    const wider = { name: '만능', grants: { ...grants, 'numbers:reveal': 'all' }, version: 1 }
    expect((await change(made.ownRoleId, wider, browser)).json().code).toBe('accounts.own_rights')
  })

  test('ADM-3: an own role counts only beside the built-in role that it was made from', async () => {
    const { create, senior, assign, admin, addAccount, busan, signIn, db } = await world()
    const { ownRoleId } = (await create(senior)).json()
    const { accountId } = await addAccount('auditor', 'auditor', busan)
    expect((await assign(accountId, ownRoleId)).json()).toMatchObject({
      status: 422,
      code: 'accounts.role_not_fitting',
      role: 'team_manager',
    })
    await db.transaction(async (tx) => {
      await tx
        .on<{ accounts: { id: string; own_role_id: string } }>()
        .updateTable('accounts')
        .set({ own_role_id: ownRoleId })
        .where('id', '=', accountId)
        .execute()
    })
    const session = await signIn('auditor')
    expect((await session.request('GET', '/api/v1/session')).json().grants).toEqual(builtInGrants('auditor'))
    expect(admin.role).toBe('administrator')
  })

  test('ADM-3: roles have names of their own, versions, and are deleted when nobody has them', async () => {
    const { create, senior, assign, change, browser, leader } = await world()
    const { ownRoleId } = (await create(senior)).json()
    expect((await create({ ...senior, name: ' 수석 팀장 ' })).json().code).toBe('accounts.role_name_taken')
    const body = { name: '책임 팀장', grants: senior.grants, version: 1 }
    expect((await change(ownRoleId, body)).json()).toMatchObject({ name: '책임 팀장', version: 2 })
    expect((await change(ownRoleId, body)).json().code).toBe('accounts.role_changed_meanwhile')
    await assign(leader.accountId, ownRoleId)
    const remove = () => browser.request('DELETE', `/api/v1/roles/${ownRoleId}`)
    expect((await remove()).json()).toMatchObject({ code: 'accounts.role_in_use', accountCount: 1 })
    await assign(leader.accountId, null)
    expect((await remove()).statusCode).toBe(204)
    expect((await remove()).json().code).toBe('accounts.role_not_found')
  })

  test('ADM-3: who has left keeps no role alive, and has the built-in one when coming back', async () => {
    const { create, senior, assign, browser, leader, roles, entries } = await world()
    const { ownRoleId } = (await create(senior)).json()
    await assign(leader.accountId, ownRoleId)
    const leave = `/api/v1/accounts/${leader.accountId}/deactivation`
    expect((await browser.request('POST', leave, { reason: '퇴사' })).statusCode).toBeLessThan(300)
    const own = (await roles()).find((role: { ownRoleId?: string }) => role.ownRoleId === ownRoleId)
    expect(own.accountCount).toBe(0)
    expect((await browser.request('DELETE', `/api/v1/roles/${ownRoleId}`)).statusCode).toBe(204)
    expect(entries.findLast(({ action }) => action === 'accounts.role_deleted')?.detail).toMatchObject({
      leavers: 1,
    })
    const account = await browser.request('GET', `/api/v1/accounts/${leader.accountId}`)
    expect(account.json()).toMatchObject({ role: 'team_manager', ownRoleId: null, state: 'deactivated' })
  })

  test('ASVS 8.2.1: no role gives what only phones have, or the company’s things to a part of it', async () => {
    const { create, senior } = await world()
    for (const grants of [{ 'device:connect': 'all' }, { 'audit:list': 'team' }, { self: 'all' }])
      expect((await create({ ...senior, grants })).json()).toMatchObject({
        status: 422,
        code: 'accounts.permission_not_grantable',
      })
    for (const grants of [{ 'audit:everything': 'all' }, { 'audit:list': 'galaxy' }])
      expect((await create({ ...senior, grants })).json()).toMatchObject({
        status: 400,
        code: 'request.invalid',
      })
  })

  test('ADM-3: who may not make roles sees them, or not even that', async () => {
    const { create, senior, assign, signIn, admin, addAccount, team } = await world()
    const other = await signIn('other')
    expect((await create(senior, other)).json()).toMatchObject({ status: 403, permission: 'roles:manage' })
    expect((await assign(admin.accountId, null, other)).statusCode).toBe(403)
    expect((await other.request('GET', '/api/v1/roles')).statusCode).toBe(200)
    await addAccount('caller', 'agent', team)
    const agent = await signIn('caller')
    expect((await agent.request('GET', '/api/v1/roles')).statusCode).toBe(403)
  })

  test('IDOR: another company’s role and people are as missing', async () => {
    const { create, senior, browser, leader } = await world()
    const { ownRoleId } = (await create(senior)).json()
    const stranger = await world()
    const { browser: foreign } = stranger
    expect(
      (await stranger.change(ownRoleId, { ...senior, role: undefined, version: 1 }, foreign)).json().code,
    ).toBe('accounts.role_not_found')
    expect((await foreign.request('DELETE', `/api/v1/roles/${ownRoleId}`)).statusCode).toBe(404)
    expect((await stranger.assign(leader.accountId, null)).json().code).toBe('accounts.not_found')
    const own = (await stranger.create(stranger.senior)).json()
    const { assign } = await world()
    expect((await assign(stranger.leader.accountId, own.ownRoleId)).statusCode).toBe(404)
    expect((await browser.request('GET', '/api/v1/roles')).json().items).not.toContainEqual(
      expect.objectContaining({ ownRoleId: own.ownRoleId }),
    )
  })
})
