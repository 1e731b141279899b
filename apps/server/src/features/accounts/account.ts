import type { Role } from '@smartym/contract'
import type { AccountRow } from './accounts.table.ts'

/** Someone's login identity. */
export interface Account {
  readonly accountId: string
  readonly companyId: string
  readonly orgUnitId: string
  readonly loginId: string
  readonly name: string
  readonly role: Role
  /** The company's own role that replaces what the built-in one grants. */
  readonly ownRoleId: string | null
  readonly agentId: string | null
  readonly employeeNumber: string | null
  readonly extension: string | null
  readonly isLocked: boolean
}

/** An account of somebody who makes calls. */
export type AgentAccount = Account & { readonly agentId: string }

export function accountOf(row: AccountRow): Account {
  return {
    accountId: row.id,
    companyId: row.company_id,
    orgUnitId: row.org_unit_id,
    loginId: row.login_id,
    name: row.name,
    role: row.role,
    ownRoleId: row.own_role_id,
    agentId: row.agent_id,
    employeeNumber: row.employee_number,
    extension: row.extension,
    isLocked: row.locked_at !== null,
  }
}

export function isAgentAccount(account: Account | undefined): account is AgentAccount {
  return account !== undefined && account.agentId !== null
}
