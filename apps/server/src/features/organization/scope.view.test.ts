import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { expect, test } from 'vitest'
import type { ListScope } from './index.ts'
import { whereInScope } from './index.ts'

interface Tables {
  calls: { id: string; company_id: string; org_unit_id: string; agent_id: string }
}

const db = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

function conditions(scope: Omit<ListScope, 'companyId'>, hasAgents = true): string {
  const query = db.selectFrom('calls').select('id')
  const columns = { companyId: 'company_id', orgUnitId: 'org_unit_id' } as const
  const scoped = whereInScope(
    query,
    { companyId: 'com_1', ...scope },
    hasAgents ? { ...columns, agentId: 'agent_id' } : columns,
  )
  const { sql } = scoped.compile()
  return sql.split('where ')[1] ?? ''
}

test('SEC-6: every query is bound to the company, and to what the caller reaches in it', () => {
  expect(conditions({ orgUnitIds: null, agentId: null })).toBe('"company_id" = ?')
  expect(conditions({ orgUnitIds: ['org_1', 'org_2'], agentId: null })).toBe(
    '"company_id" = ? and "org_unit_id" in (?, ?)',
  )
  expect(conditions({ orgUnitIds: null, agentId: 'agt_1' })).toBe('"company_id" = ? and "agent_id" = ?')
})

test('SEC-6: who reaches no unit, or no agent in a table without agents, gets nothing', () => {
  expect(conditions({ orgUnitIds: [], agentId: null })).toBe('"company_id" = ? and 1 = 0')
  expect(conditions({ orgUnitIds: null, agentId: 'agt_1' }, false)).toBe('"company_id" = ? and 1 = 0')
})
