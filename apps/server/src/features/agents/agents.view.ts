import type { AgentResponse, AgentState } from '@smartym/contract'
import { type Kysely, sql } from 'kysely'
import { containsText, countCapped, type Db, keysetPage, toPage } from '../../platform/db/index.ts'
import type { AccountsTables } from '../accounts/index.ts'
import { type ListScope, whereInScope } from '../organization/index.ts'
import { type AgentPolicy, reasonNameOf } from './agents.rules.ts'
import { type FlagFacts, flagsOf } from './agent-flags.rules.ts'
import type { AgentsTables } from './agents.table.ts'

export type AgentsViewTables = AgentsTables & AccountsTables

/** Who makes calls, and those who did until now and are in their last one. */
export const isAtWork = sql<boolean>`accounts.agent_id is not null and (accounts.agent_ended_at is null or agents.state <> 'logged_out')`

/** Everybody who makes calls, also those who have never signed in, with their state. */
function agentsQuery(read: Kysely<AgentsViewTables>) {
  return read
    .selectFrom('accounts')
    .leftJoin('agents', 'agents.agent_id', 'accounts.agent_id')
    .where(isAtWork)
}

/** The columns of an agent that a screen shows. */
export const agentColumns = [
  'accounts.agent_id as agent_id',
  'accounts.company_id',
  'accounts.org_unit_id',
  'accounts.id as account_id',
  'accounts.name',
  'accounts.employee_number',
  'accounts.extension',
  'accounts.created_at',
  'agents.device_id',
  'agents.state',
  'agents.not_ready_reason',
  'agents.since',
  'agents.until',
  'agents.next_state',
  'agents.next_not_ready_reason',
  'agents.cause',
  'agents.reserved_for',
  'agents.reserved_until',
  'agents.current_call_id',
  'agents.unresponsive_since',
] as const

function selectAgents(read: Kysely<AgentsViewTables>) {
  return agentsQuery(read).select(agentColumns)
}

/** A row of `agentColumns`. */
export type ShownAgentRow = Awaited<ReturnType<ReturnType<typeof selectAgents>['execute']>>[number]

/** What an agent's row is shown with. */
export interface AgentSurroundings {
  readonly now: number
  readonly unitNames: ReadonlyMap<string, string>
  readonly policy: Pick<AgentPolicy, 'longCallMs' | 'longWrapUpMs' | 'notReadyReasons'>
  /** The phone as the gateway knows it. */
  readonly device: FlagFacts['device']
}

/** An agent as screens show it; one who has never signed in is logged out since the account was made. */
export function agentResponseOf(row: ShownAgentRow, around: AgentSurroundings): AgentResponse {
  const { now, unitNames, policy, device } = around
  const state = row.state ?? 'logged_out'
  const since = row.since ?? row.created_at
  return {
    agentId: row.agent_id ?? '',
    name: row.name,
    employeeNumber: row.employee_number,
    extension: row.extension,
    orgUnitId: row.org_unit_id,
    orgUnitName: unitNames.get(row.org_unit_id) ?? '',
    deviceId: row.device_id,
    state,
    notReadyReason: row.not_ready_reason,
    notReadyReasonName: reasonNameOf(policy, row.not_ready_reason),
    since: new Date(since).toISOString(),
    until: row.until === null ? null : new Date(row.until).toISOString(),
    nextState:
      row.next_state === null
        ? null
        : {
            state: row.next_state,
            notReadyReason: row.next_not_ready_reason,
            notReadyReasonName: reasonNameOf(policy, row.next_not_ready_reason),
          },
    cause: row.cause ?? 'server',
    isReserved: row.reserved_for !== null && (row.reserved_until ?? 0) > now,
    flags: flagsOf({ state, since, unresponsiveSince: row.unresponsive_since, ...policy, device }, now),
    currentCallId: row.current_call_id,
  }
}

export interface ListAgentsFilter {
  readonly limit?: number
  readonly cursor?: string
  readonly withTotal?: boolean
  readonly state?: AgentState
  readonly search?: string
}

const searched = ['accounts.name', 'accounts.employee_number', 'accounts.extension']

/** The screens of agents. */
export function createAgentsView(db: Pick<Db, 'read'>) {
  const read = () => db.read<AgentsViewTables>()
  const inScope = (scope: ListScope) =>
    whereInScope(agentsQuery(read()), scope, {
      companyId: 'accounts.company_id',
      orgUnitId: 'accounts.org_unit_id',
      agentId: 'accounts.agent_id',
    })

  return {
    async listAgents(
      scope: ListScope,
      { limit = 50, cursor, withTotal, state, search = '' }: ListAgentsFilter,
    ) {
      const reached = inScope(scope)
      const text = search.trim()
      const all = text === '' ? reached : reached.where(containsText(searched, text))
      const filtered =
        state === undefined
          ? all
          : all.where(sql<AgentState>`coalesce(${sql.ref('agents.state')}, 'logged_out')`, '=', state)
      const page = { list: 'agents', at: 'accounts.created_at', id: 'accounts.id', cursor, limit } as const
      const rows: ShownAgentRow[] = await keysetPage(filtered.select(agentColumns), page).execute()
      const { rows: shown, nextCursor } = toPage(rows, page, (row) => ({
        at: row.created_at,
        id: row.account_id,
      }))
      return { rows: shown, nextCursor, ...(withTotal === true && (await countCapped(read(), filtered))) }
    },

    findAgent(scope: ListScope, agentId: string): Promise<ShownAgentRow | undefined> {
      return inScope(scope).select(agentColumns).where('accounts.agent_id', '=', agentId).executeTakeFirst()
    },
  }
}
export type AgentsView = ReturnType<typeof createAgentsView>
