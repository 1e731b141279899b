import { expect, test } from 'vitest'
import type { OpenDb } from '../../platform/db/index.ts'
import { describeOnBothDialects } from '../../platform/db/test/describe-on-both-dialects.ts'
import { createAccountsWorld } from './test/accounts-world.ts'

describeOnBothDialects('accounts', (makeDb) => {
  let shared: Promise<OpenDb> | undefined
  const world = async () => createAccountsWorld(await (shared ??= makeDb()))

  async function company() {
    const w = await world()
    await w.addAccount('admin', 'administrator', w.seoul)
    await w.addAccount('manager', 'team_manager', w.team)
    await w.addAccount('agent_1', 'agent', w.team)
    await w.addAccount('busan-agent', 'agent', w.busan)
    return w
  }

  test('SEC-6: the list of accounts shows those in the caller’s units', async () => {
    const w = await company()
    const names = async (loginId: string, query = '') => {
      const answer = await (await w.signIn(loginId)).request('GET', `/api/v1/accounts${query}`)
      return answer
        .json()
        .items.map((account: { name: string }) => account.name)
        .sort()
    }
    expect(await names('admin')).toEqual(['admin', 'agent_1', 'busan-agent', 'manager'])
    expect(await names('manager')).toEqual(['agent_1', 'manager'])
    expect(await names('admin', '?role=agent')).toEqual(['agent_1', 'busan-agent'])
    expect(await names('admin', '?search=t_1')).toEqual(['agent_1'])
    expect(await names('admin', '?search=%25')).toEqual([])
    const agent = await (await w.signIn('agent_1')).request('GET', '/api/v1/accounts')
    expect(agent.json()).toMatchObject({ status: 403, code: 'auth.forbidden' })
  })

  test('the list is paged and counted', async () => {
    const w = await company()
    const admin = await w.signIn('admin')
    const first = (await admin.request('GET', '/api/v1/accounts?limit=3&withTotal=true')).json()
    expect(first).toMatchObject({ total: 4, isTotalCapped: false })
    expect(first.items).toHaveLength(3)
    const rest = (await admin.request('GET', `/api/v1/accounts?limit=3&cursor=${first.nextCursor}`)).json()
    expect(rest.items).toHaveLength(1)
    expect(rest.nextCursor).toBeNull()
  })

  test('an agent is found by id, employee number or extension, in the own company only', async () => {
    const w = await company()
    const found = await w.accounts.findAgentAccount(w.companyId, { employeeNumber: w.name('agent_1') })
    expect(found?.name).toBe('agent_1')
    expect(await w.accounts.findAgentAccount(w.companyId, { agentId: found?.agentId ?? '' })).toEqual(found)
    const other = await world()
    expect(
      await w.accounts.findAgentAccount(other.companyId, { agentId: found?.agentId ?? '' }),
    ).toBeUndefined()
    expect(
      await w.accounts.findAgentAccount(w.companyId, { employeeNumber: w.name('manager') }),
    ).toBeUndefined()
  })
})
