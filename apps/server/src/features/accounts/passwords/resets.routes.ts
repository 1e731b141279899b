import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import type { Tx } from '../../../platform/db/index.ts'
import { type Caller, registerOperation } from '../../../platform/http/index.ts'
import { auditOrigin } from '../../audit/index.ts'
import { scopeOf } from '../../organization/index.ts'
import { accountNotFound } from '../accounts.errors.ts'
import type { AccountRow } from '../accounts.table.ts'
import type { AccountsView } from '../accounts.view.ts'
import type { SecondFactors } from '../second-factors/second-factors.service.ts'
import type { PasswordChanges } from './password-changes.service.ts'

export interface ResetRoutesDeps {
  readonly view: AccountsView
  readonly changes: PasswordChanges
  readonly secondFactors: SecondFactors
  readonly endSessions: (tx: Tx, accountId: string) => Promise<void>
}

/** Helps somebody in again who is locked out (ADM-4). */
export function registerResetRoutes(app: FastifyInstance, deps: ResetRoutesDeps): void {
  const { view, changes, secondFactors, endSessions } = deps

  async function accountInScope(caller: Caller, accountId: string): Promise<AccountRow> {
    const row = await view.findInScope(scopeOf(caller), accountId)
    if (row === undefined) throw accountNotFound()
    return row
  }

  registerOperation(app, operations.resetPassword, async (call) => {
    const row = await accountInScope(call.caller, call.params.accountId)
    const { initialPassword, expiresAt } = await changes.resetPassword(row, auditOrigin(call))
    return { status: 200, body: { initialPassword, expiresAt: new Date(expiresAt).toISOString() } }
  })

  registerOperation(app, operations.resetSecondFactors, async (call) => {
    const row = await accountInScope(call.caller, call.params.accountId)
    await secondFactors.reset(row.id, auditOrigin(call), (tx) => endSessions(tx, row.id))
    return { status: 204 }
  })
}
